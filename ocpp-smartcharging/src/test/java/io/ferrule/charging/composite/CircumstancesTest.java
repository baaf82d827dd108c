// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.Written;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** Limits of OCPP 2.1 part 2 that depend on the state of charge, or on the connection. */
class CircumstancesTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Written CHARGED = Written.of(OcppVersion.V2_1, "TxDefaultProfile")
            .inSchedule("/limitAtSoC", Payload.of("{\"soc\":80,\"limit\":8}"))
            .period(0, "16")
            .period(600, "6");
    private static final Written OFFLINE = Written.of(OcppVersion.V2_1, "TxDefaultProfile")
            .with("/maxOfflineDuration", 900)
            .level(1)
            .id(2)
            .period(0, "32");
    private static final Written BELOW =
            Written.of(OcppVersion.V2_1, "TxDefaultProfile").period(0, "10");

    private static String amps(Circumstances circumstances, Written... profiles) {
        ProfileStore store = ProfileStore.empty(OcppVersion.V2_1);
        for (Written profile : profiles) {
            store = store.with(profile.at(1));
        }
        Transaction running = new Transaction(1, "t", Optional.of(NOW));
        Situation situation =
                new Situation(store, List.of(1), List.of(running), true, Site.of(new BigDecimal("230")), circumstances);
        StepFunction<Limit> limits =
                new Composer(situation, PhaseUse.LOWEST).evse(1, InstantRange.of(NOW, Duration.ofHours(1)), RateUnit.A);
        StringJoiner text = new StringJoiner(" ");
        for (StepFunction.Step<Limit> step : limits.steps()) {
            String limit =
                    step.value() instanceof Limit.Capped capped ? capped.value().toPlainString() : "-";
            text.add(Duration.between(NOW, step.start()).toSeconds() + ":" + limit);
        }
        return text.toString();
    }

    private static Circumstances soc(int percent) {
        return new Circumstances(Map.of(1, percent), Optional.empty());
    }

    private static Circumstances offlineFor(int seconds) {
        return new Circumstances(Map.of(), Optional.of(NOW.minusSeconds(seconds)));
    }

    @Test
    void limitsAtAStateOfChargeFromThatOn() {
        assertThat(amps(soc(79), CHARGED)).isEqualTo("0:16 600:6");
        assertThat(amps(soc(80), CHARGED)).isEqualTo("0:8 600:6");
        assertThat(amps(soc(100), CHARGED)).isEqualTo("0:8 600:6");
    }

    @Test
    void knowsNoLimitOfAStateOfChargeThatNobodyTells() {
        assertThat(amps(Circumstances.NONE, CHARGED)).isEqualTo("0:16 600:6");
    }

    @Test
    void endsAProfileWhenTheStationHasBeenOfflineForTooLong() {
        assertThat(amps(offlineFor(0), OFFLINE, BELOW)).isEqualTo("0:32 900:10");
        assertThat(amps(offlineFor(300), OFFLINE, BELOW)).isEqualTo("0:32 600:10");
        assertThat(amps(offlineFor(900), OFFLINE, BELOW)).isEqualTo("0:10");
    }

    @Test
    void endsAProfileWithoutTimeOfflineAtOnce() {
        assertThat(amps(offlineFor(0), OFFLINE.with("/maxOfflineDuration", 0), BELOW))
                .isEqualTo("0:10");
    }

    @Test
    void keepsAProfileWhileTheStationIsConnected() {
        assertThat(amps(Circumstances.NONE, OFFLINE, BELOW)).isEqualTo("0:32");
    }

    @Test
    void keepsAnEndThatComesBeforeTheTimeOfflineIsOver() {
        Written ending = OFFLINE.valid("2026-01-05T11:00:00Z", "2026-01-05T12:05:00Z");

        assertThat(amps(offlineFor(0), ending, BELOW)).isEqualTo("0:32 300:10");
    }
}
