// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.intercept.ChargingMemory;
import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.tariff.PriceSteps;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a driven station of 1.6 is told, and when. */
class DrivenStationTest {

    private static final String START =
            "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":\"2026-01-01T00:00:00Z\"}";
    private static final String STARTED = "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}";

    private static OneStation v16() {
        return OneStation.wish().speaking(OcppVersion.V1_6);
    }

    private static List<Double> amps(List<Payload> limits) {
        return limits.stream()
                .map(limit -> limit.number("/csChargingProfiles/chargingSchedule/chargingSchedulePeriod/0/limit")
                        .map(BigDecimal::doubleValue)
                        .orElseThrow())
                .toList();
    }

    /** OCPP 1.6 edition 2, 4.2: nothing is sent before the boot is accepted; then it is asked, cleared, and told. */
    @Test
    void introducesItselfToANewStation() {
        try (OneStation site = v16()) {
            Outcome booting = site.station(
                    "BootNotification",
                    "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}",
                    "{\"status\":\"Pending\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":300}");

            List<Payload> limits = site.boots(OneStation.keys());

            assertThat(booting.toStation()).noneMatch(frame -> frame.startsWith("[2,"));
            assertThat(amps(limits)).containsExactly(0.0);
            assertThat(limits.get(0).number("/csChargingProfiles/stackLevel")).contains(BigDecimal.valueOf(3));
        }
    }

    /** OCPP 2.0.1 part 2, K03: the share is given when the transaction begins, and taken back at its end. */
    @Test
    void raisesWhenATransactionBeginsAndLowersWhenItEnds() {
        try (OneStation site = v16()) {
            site.boots(OneStation.keys());
            site.seconds(15);

            List<Payload> begun = site.obeys(site.station("StartTransaction", START, STARTED), OneStation.keys());
            site.seconds(15);
            List<Payload> over = site.obeys(
                    site.station(
                            "StopTransaction",
                            "{\"transactionId\":7,\"meterStop\":1,\"timestamp\":\"2026-01-01T00:01:00Z\"}",
                            "{}"),
                    OneStation.keys());

            assertThat(amps(begun)).containsExactly(32.0);
            assertThat(amps(over)).containsExactly(0.0);
        }
    }

    /** The lower of what the CSMS allows and what the fuse leaves holds. */
    @Test
    void obeysTheProfileOfTheCsmsBelowTheFuse() {
        try (OneStation site = v16()) {
            site.boots(OneStation.keys());
            Payload answer = site.csms(
                    "SetChargingProfile",
                    "{\"connectorId\":1,\"csChargingProfiles\":" + OneStation.profile16(1, "TxDefaultProfile", 10)
                            + "}");
            site.seconds(15);

            List<Payload> begun = site.obeys(site.station("StartTransaction", START, STARTED), OneStation.keys());

            assertThat(answer.string("/status")).contains("Accepted");
            assertThat(amps(begun)).containsExactly(10.0);
        }
    }

    /** G11: a limit from outside is obeyed with the next decision, one message for it. */
    @Test
    void obeysSomebodyOutside() {
        double[] limit = {32};
        SiteGuidance outside = new SiteGuidance() {
            @Override
            public Map<String, Map<Phase, Double>> limits(Instant now) {
                return Map.of("main", Map.of(Phase.L1, limit[0]));
            }

            @Override
            public Optional<PriceSteps> prices(Instant now) {
                return Optional.empty();
            }
        };
        try (OneStation site = OneStation.wish().guidance(outside).speaking(OcppVersion.V1_6)) {
            site.boots(OneStation.keys());
            site.seconds(15);
            site.obeys(site.station("StartTransaction", START, STARTED), OneStation.keys());
            site.seconds(15);

            limit[0] = 8;
            List<Payload> lowered = site.obeys(site.seconds(1), OneStation.keys());

            assertThat(amps(lowered)).containsExactly(8.0);
            assertThat(site.control.report().orElseThrow().fuses().get(0).externalBinds())
                    .isTrue();
        }
    }

    /** G4: a station that may have forgotten its limit is told it again, and told what it had. */
    @Test
    void tellsARestartedStationAgain() {
        try (OneStation site = v16()) {
            site.boots(OneStation.keys());
            site.seconds(15);
            site.obeys(site.station("StartTransaction", START, STARTED), OneStation.keys());
            site.seconds(15);

            List<Payload> again = site.boots(OneStation.keys());

            assertThat(amps(again)).containsExactly(32.0);
        }
    }

    /** G12: after a restart of the gateway profiles and transactions are what they were. */
    @Test
    void remembersProfilesAndTransactionsOverARestart() {
        ChargingMemory memory = ChargingMemory.inMemory();
        try (OneStation before = OneStation.wish().memory(memory).speaking(OcppVersion.V1_6)) {
            before.boots(OneStation.keys());
            before.station("StartTransaction", START, STARTED);
            before.csms(
                    "SetChargingProfile",
                    "{\"connectorId\":1,\"csChargingProfiles\":" + OneStation.profile16(1, "TxProfile", 12) + "}");
        }

        try (OneStation after = OneStation.wish().memory(memory).speaking(OcppVersion.V1_6)) {
            Payload composite = after.csms("GetCompositeSchedule", "{\"connectorId\":1,\"duration\":60}");

            assertThat(composite.number("/chargingSchedule/chargingSchedulePeriod/0/limit"))
                    .hasValueSatisfying(limit -> assertThat(limit).isEqualByComparingTo("12"));
        }
    }

    /** Stations promise more than they hold: one that refuses its own highest level is asked in a plainer way. */
    @Test
    void findsTheLevelThatAStationTakes() {
        try (OneStation site = v16()) {
            Outcome asked = site.station(
                    "BootNotification",
                    "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}",
                    "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":300}");
            String keys = asked.toStation().stream()
                    .filter(frame -> frame.startsWith("[2,"))
                    .findFirst()
                    .orElseThrow();
            Outcome cleared = site.answer(keys, OneStation.keys());
            Outcome order = site.answer(cleared.toStation().get(0), "{\"status\":\"Accepted\"}");

            List<Payload> told = new ArrayList<>();
            for (Outcome next = order; told.size() < 4; ) {
                String call = next.toStation().get(0);
                told.add(Payload.of(call).part("/3").orElseThrow());
                next = site.answer(call, "{\"status\":\"" + (told.size() == 4 ? "Accepted" : "Rejected") + "\"}");
            }

            assertThat(told.stream().map(limit -> limit.number("/csChargingProfiles/stackLevel")
                            .map(BigDecimal::intValue)
                            .orElseThrow()))
                    .containsExactly(3, 3, 2, 0);
        }
    }
}
