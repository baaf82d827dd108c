// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.intercept.ChargingMemory;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When limits change: one message for each boundary, drops a little early, rises at their time, nothing without a change. */
class BoundariesTest {

    private static final String START =
            "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":\"2026-01-01T00:00:00Z\"}";
    private static final String STARTED = "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}";
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    /** A limit and how many seconds after the beginning it was sent. */
    private record Told(long second, double amps) {}

    private static List<Told> told(OneStation site, int seconds) {
        List<Told> told = new ArrayList<>();
        site.takeMeanwhile().forEach(limit -> told.add(told(site, limit)));
        for (int i = 0; i < seconds; i++) {
            Outcome outcome = site.seconds(1);
            site.obeys(outcome, OneStation.keys()).forEach(limit -> told.add(told(site, limit)));
        }
        return told;
    }

    private static Told told(OneStation site, Payload limit) {
        return new Told(
                Duration.between(BEGIN, site.clock.instant()).toSeconds(),
                limit.number("/csChargingProfiles/chargingSchedule/chargingSchedulePeriod/0/limit")
                        .map(BigDecimal::doubleValue)
                        .orElseThrow());
    }

    private static String schedule(String periods) {
        return "{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":1,\"stackLevel\":0,"
                + "\"chargingProfilePurpose\":\"TxDefaultProfile\",\"chargingProfileKind\":\"Absolute\",\"chargingSchedule\":"
                + "{\"startSchedule\":\"2026-01-01T00:00:00Z\",\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":["
                + periods + "]}}}";
    }

    private static String period(int start, double limit) {
        return "{\"startPeriod\":" + start + ",\"limit\":" + limit + "}";
    }

    private static OneStation charging(OneStation.Wish wish) {
        OneStation site = wish.speaking(OcppVersion.V1_6);
        site.boots(OneStation.keys());
        site.seconds(15);
        site.obeys(site.station("StartTransaction", START, STARTED), OneStation.keys());
        return site;
    }

    /** OCPP 1.6 edition 2, 7.13 and 7.14: each period of the CSMS becomes one message of one period. */
    @Test
    void sendsOneMessageForEachBoundary() {
        try (OneStation site = charging(OneStation.wish())) {
            site.csms(
                    "SetChargingProfile",
                    schedule(period(0, 32) + "," + period(60, 10.5) + "," + period(120, 10) + "," + period(180, 0) + ","
                            + period(240, 16)));

            List<Told> told = told(site, 300);

            assertThat(told).extracting(Told::amps).containsExactly(10.5, 10.0, 0.0, 16.0);
            assertThat(told.get(0).second()).isBetween(50L, 60L);
            assertThat(told.get(1).second()).isBetween(110L, 120L);
            assertThat(told.get(2).second()).isBetween(170L, 180L);
            assertThat(told.get(3).second()).isBetween(240L, 245L);
        }
    }

    /** Stations write profiles to flash memory: nothing is sent while nothing changes. */
    @Test
    void isSilentForAnHourWithoutAChange() {
        try (OneStation site = charging(OneStation.wish())) {
            List<Told> told = told(site, 3_600);

            assertThat(told).isEmpty();
        }
    }

    /** G8: an idle station keeps its reserve, but never more than its CSMS allows a newcomer. */
    @Test
    void keepsAReserveThatTheCsmsAllows() {
        try (OneStation site = OneStation.wish().reserve(8).speaking(OcppVersion.V1_6)) {
            site.boots(OneStation.keys());
            site.seconds(15);
            site.csms("SetChargingProfile", schedule(period(0, 0)));

            List<Told> told = told(site, 20);

            assertThat(site.control.report().orElseThrow().stations().get(0).inForceAmps())
                    .hasValue(0);
            assertThat(told.size()).isLessThanOrEqualTo(1);
        }
    }

    /** A station without a node shares with nobody: its own profiles are all that it is told. */
    @Test
    void drivesAStationThatStandsAlone() {
        try (OneStation site = charging(OneStation.wish().alone().fuse(1))) {
            site.csms("SetChargingProfile", schedule(period(0, 13)));

            List<Told> told = told(site, 20);

            assertThat(told).extracting(Told::amps).containsExactly(13.0);
        }
    }

    /** A car that has had enough leaves its share to others, and keeps what it needs to begin again. */
    @Test
    void leavesACarThatHasEnoughItsMinimum() {
        try (OneStation site = charging(OneStation.wish())) {
            site.seconds(15);
            site.station(
                    "StatusNotification",
                    "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"SuspendedEV\"}",
                    "{}");

            told(site, 20);

            assertThat(site.control.report().orElseThrow().stations().get(0).targetAmps())
                    .hasValue(6);
        }
    }

    /** A clock that is set back stops nothing: the books go on. */
    @Test
    void goesOnWhenTheClockIsSetBack() {
        try (OneStation site = charging(OneStation.wish())) {
            site.seconds(15);
            site.clock.set(BEGIN.minusSeconds(7_200));
            site.csms(
                    "SetChargingProfile",
                    "{\"connectorId\":1,\"csChargingProfiles\":" + OneStation.profile16(1, "TxDefaultProfile", 9)
                            + "}");

            List<Told> told = told(site, 20);

            assertThat(told).extracting(Told::amps).containsExactly(9.0);
        }
    }

    /** G12: what was granted before a restart of the gateway counts after it, and no more. */
    @Test
    void countsAfterARestartWhatTheLedgerSays() {
        ChargingMemory memory = ChargingMemory.inMemory();
        try (OneStation before = charging(OneStation.wish().fuse(10).memory(memory))) {
            before.seconds(15);
        }

        try (OneStation after = OneStation.wish().fuse(10).memory(memory).speaking(OcppVersion.V1_6)) {
            after.harness.outcome();
            after.seconds(1);

            assertThat(after.control.report().orElseThrow().stations().get(0).grantedAmps())
                    .isEqualTo(10);
        }
    }
}
