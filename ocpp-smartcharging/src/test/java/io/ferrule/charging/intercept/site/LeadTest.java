// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.controller.ControllerStore;
import io.ferrule.charging.controller.Sites;
import io.ferrule.charging.controller.intercept.ControllerSettings;
import io.ferrule.charging.controller.intercept.LocalController;
import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.tariff.PowerStep;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.v201.ChargingLimitSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A limit that falls is told before it begins, in virtual time (G11 of {@link io.ferrule.charging.site}; OCPP 2.0.1 part 2, K14). */
class LeadTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant DROP = MIDNIGHT.plusSeconds(60);
    private static final Instant RISE = MIDNIGHT.plusSeconds(120);
    private static final String START =
            "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":\"2026-01-01T00:00:00Z\"}";
    private static final String STARTED = "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}";

    /** 6,900 W on three phases of 230 V are 10 A. */
    private static LocalController controller() {
        LocalController controller = LocalController.open(
                new ControllerSettings(Sites.facts(), Sites.identity(), Sites.communication(), Sites.prices()),
                ControllerStore.inMemory());
        controller
                .limit(ChargingLimitSource.SO, List.of(new PowerStep(DROP, RISE, 6_900)))
                .toCompletableFuture()
                .join();
        return controller;
    }

    @Test
    void aLocalControllerTellsADropByTheLeadBeforeItBegins() {
        LocalController controller = controller();

        assertThat(controller.limits(DROP.minus(SiteGuidance.LEAD))).isEmpty();
        assertThat(controller
                        .limits(DROP.minus(SiteGuidance.LEAD).plusMillis(1))
                        .get("main"))
                .hasSize(3)
                .containsValue(10.0);
    }

    @Test
    void aLocalControllerTellsARiseAtItsInstant() {
        LocalController controller = controller();

        assertThat(controller.limits(RISE.minusMillis(1))).isNotEmpty();
        assertThat(controller.limits(RISE)).isEmpty();
    }

    /** A second passes between two decisions: at least three are left for the way, the station and the car. */
    @Test
    void aStationIsToldBeforeTheLimitBegins() {
        try (OneStation site = OneStation.wish().guidance(controller()).speaking(OcppVersion.V1_6)) {
            site.boots(OneStation.keys());
            site.seconds(15);
            site.obeys(site.station("StartTransaction", START, STARTED), OneStation.keys());
            List<Instant> told = new ArrayList<>();

            while (site.clock.instant().isBefore(RISE)) {
                site.obeys(site.seconds(1), OneStation.keys()).stream()
                        .filter(limit -> limit.text().contains("\"limit\":10.0"))
                        .forEach(limit -> told.add(site.clock.instant()));
            }

            assertThat(told).containsExactly(DROP.minusSeconds(3));
        }
    }
}
