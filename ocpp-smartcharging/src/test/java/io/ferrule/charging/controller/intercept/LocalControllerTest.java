// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.controller.ControllerStore;
import io.ferrule.charging.controller.Sites;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.tariff.PowerStep;
import io.ferrule.model.StationId;
import io.ferrule.model.v201.ChargingLimitSource;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.upstream.Backoff;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A controller in a real proxy, towards a CSMS on a real socket. */
class LocalControllerTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PROFILE = "[2,\"p\",\"SetChargingProfile\",{\"evseId\":0,\"chargingProfile\":{\"id\":1,"
            + "\"stackLevel\":0,\"chargingProfilePurpose\":\"ChargingStationMaxProfile\",\"chargingProfileKind\":\"Absolute\","
            + "\"chargingSchedule\":[{\"id\":1,\"startSchedule\":\"2026-01-01T00:00:00Z\",\"chargingRateUnit\":\"A\","
            + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":25.0}]}]}}]";

    private final FakeCsms csms = FakeCsms.plain();
    private final ControllerStore store = ControllerStore.inMemory();

    @BeforeEach
    void acceptEverybody() {
        csms.answering(
                        "BootNotification",
                        "{\"currentTime\":\"2026-03-02T10:00:00Z\",\"interval\":300,\"status\":\"Accepted\"}")
                .answering("Heartbeat", "{\"currentTime\":\"2026-03-02T10:00:00Z\"}");
    }

    @AfterEach
    void stop() {
        csms.close();
    }

    @Test
    void aProfileOfTheCsmsBoundsTheSiteAndIsReportedBack() throws IOException {
        LocalController controller = controller();
        try (Proxy proxy = proxy(controller, WhenAway.MIRROR)) {
            FakeCsmsConnection upstream = csms.awaitConnection(SOON);
            upstream.awaitFrameContaining("BootNotification", SOON);

            upstream.send(PROFILE);
            String answer = upstream.awaitFrameContaining("[3,\"p\"", SOON);
            upstream.send("[2,\"r\",\"GetChargingProfiles\",{\"requestId\":3,\"chargingProfile\":{}}]");

            assertThat(answer).contains("Accepted");
            assertThat(upstream.awaitFrameContaining("ReportChargingProfiles", SOON))
                    .contains("\"requestId\":3", "\"chargingLimitSource\":\"CSO\"", "\"limit\":25.0");
            assertThat(controller.limits(Instant.now()).get("main"))
                    .isEqualTo(Map.of(Phase.L1, 25.0, Phase.L2, 25.0, Phase.L3, 25.0));
            assertThat(proxy.stations()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(WhenAway.class)
    void aLimitHoldsWhileTheCsmsIsAwayAndNobodyBootsForIt(WhenAway rule) throws IOException {
        LocalController controller = controller();
        try (Proxy proxy = proxy(controller, rule)) {
            FakeCsmsConnection first = csms.awaitConnection(SOON);
            first.awaitFrameContaining("BootNotification", SOON);
            first.send(PROFILE);
            first.awaitFrameContaining("[3,\"p\"", SOON);
            first.vanish();

            FakeCsmsConnection second = csms.awaitConnection(SOON);
            String again = second.awaitFrame(SOON);

            assertThat(again).contains("Heartbeat");
            assertThat(controller.limits(Instant.now()).get("main")).containsEntry(Phase.L1, 25.0);
            assertThat(proxy.stations()).hasSize(1);
        }
    }

    @Test
    void aRestartForgetsNothing() throws IOException {
        try (Proxy proxy = proxy(controller(), WhenAway.MIRROR)) {
            FakeCsmsConnection first = csms.awaitConnection(SOON);
            first.send(PROFILE);
            first.awaitFrameContaining("[3,\"p\"", SOON);
            assertThat(proxy.stations()).hasSize(1);
        }

        LocalController restarted = controller();

        assertThat(restarted.limits(Instant.now()).get("main")).containsEntry(Phase.L3, 25.0);
    }

    @Test
    void anEventOfTheGridBoundsTheSiteAndIsToldBack() throws IOException {
        LocalController controller = controller();
        try (Proxy proxy = proxy(controller, WhenAway.MIRROR)) {
            FakeCsmsConnection upstream = csms.awaitConnection(SOON);
            upstream.awaitFrameContaining("BootNotification", SOON);

            controller
                    .limit(
                            ChargingLimitSource.SO,
                            List.of(new PowerStep(
                                    Instant.now().minusSeconds(60),
                                    Instant.now().plusSeconds(3_600),
                                    6_900)))
                    .toCompletableFuture()
                    .join();

            assertThat(upstream.awaitFrameContaining("NotifyChargingLimit", SOON))
                    .contains("\"chargingLimitSource\":\"SO\"", "\"limit\":6900");
            assertThat(controller.limits(Instant.now()).get("main")).containsEntry(Phase.L2, 10.0);
            assertThat(proxy.stations()).hasSize(1);
        }
    }

    private LocalController controller() {
        return LocalController.open(
                new ControllerSettings(Sites.facts(), Sites.identity(), Sites.communication(), Sites.prices()), store);
    }

    private Proxy proxy(LocalController controller, WhenAway rule) throws IOException {
        return Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .upstream(csms.uri())
                .backoff(new Backoff(Duration.ofSeconds(1), Duration.ZERO, 0))
                .ping(Duration.ZERO)
                .whenAway(rule)
                .resident(controller.resident(new StationId("LC-1")))
                .start();
    }
}
