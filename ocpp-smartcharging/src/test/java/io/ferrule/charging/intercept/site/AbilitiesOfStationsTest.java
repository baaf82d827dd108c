// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each station is told what it obeys, and watched whether it does. */
class AbilitiesOfStationsTest {

    private static final String STARTED = "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}";
    private static final String PERIOD = "/csChargingProfiles/chargingSchedule/chargingSchedulePeriod/0/limit";

    private static String start(int connector) {
        return "{\"connectorId\":" + connector
                + ",\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":\"2026-01-01T00:00:00Z\"}";
    }

    private static List<Double> limits(List<Payload> messages) {
        return messages.stream()
                .map(message ->
                        message.number(PERIOD).map(BigDecimal::doubleValue).orElseThrow())
                .toList();
    }

    private static String meters(String... amps) {
        StringBuilder samples = new StringBuilder();
        for (int i = 0; i < amps.length; i++) {
            samples.append(i == 0 ? "" : ",")
                    .append("{\"measurand\":\"Current.Import\",\"phase\":\"L")
                    .append(i + 1)
                    .append("\",\"value\":\"")
                    .append(amps[i])
                    .append("\"}");
        }
        return "{\"connectorId\":1,\"transactionId\":7,\"meterValue\":[{\"timestamp\":\"2026-01-01T00:00:00Z\",\"sampledValue\":["
                + samples + "]}]}";
    }

    /** Watts are reckoned with one phase until it is measured how many the car uses (OCPP 1.6 edition 2, 7.12). */
    @Test
    void tellsWattsWithThePhasesThatAreSurelyInUse() {
        String watts = OneStation.keys().replace("\"Current\"", "\"Power\"");
        try (OneStation site = OneStation.wish().fuse(20).speaking(OcppVersion.V1_6)) {
            site.boots(watts);
            site.seconds(15);
            List<Payload> first = site.obeys(site.station("StartTransaction", start(1), STARTED), watts);
            site.seconds(15);
            List<Payload> second = site.obeys(site.station("MeterValues", meters("6", "6", "6"), "{}"), watts);
            List<Payload> third = site.obeys(site.station("MeterValues", meters("18", "0", "0"), "{}"), watts);

            assertThat(limits(first)).containsExactly(4_600.0);
            assertThat(limits(second)).containsExactly(13_800.0);
            assertThat(limits(third)).containsExactly(4_600.0);
        }
    }

    /** Room for one profile and two connectors: one limit that suits both. */
    @Test
    void tellsAStationWithRoomForOneProfileTheLowestOfItsConnectors() {
        String single = OneStation.keys()
                .replace(
                        "Installed\",\"readonly\":true,\"value\":\"10\"",
                        "Installed\",\"readonly\":true,\"value\":\"1\"");
        try (OneStation site =
                OneStation.wish().connectors(2).reserve(6).fuse(63).speaking(OcppVersion.V1_6)) {
            site.boots(single);
            site.seconds(15);

            List<Payload> told = site.obeys(site.station("StartTransaction", start(1), STARTED), single);

            assertThat(told).allSatisfy(message -> assertThat(message.number("/connectorId"))
                    .contains(BigDecimal.ZERO));
            assertThat(limits(told)).containsExactly(6.0);
        }
    }

    /** Accepted, and without effect. It counts at its largest current. */
    @Test
    void countsAStationThatDoesNotObeyAtItsLargestCurrent() {
        try (OneStation site = OneStation.wish().fuse(20).speaking(OcppVersion.V1_6)) {
            site.boots(OneStation.keys());
            site.seconds(15);
            site.obeys(site.station("StartTransaction", start(1), STARTED), OneStation.keys());
            site.seconds(15);

            for (int i = 0; i < 3; i++) {
                site.station("MeterValues", meters("31", "31", "31"), "{}");
                site.seconds(6);
            }

            var station = site.control.report().orElseThrow().stations().get(0);
            assertThat(station.disobedient()).isTrue();
            assertThat(station.worstAmps()).isEqualTo(32);
        }
    }

    /** Some stations answer an empty list of names only (OCPP 1.6 edition 2, 5.8). */
    @Test
    void asksForAllKeysWhereAListIsNotAnswered() {
        try (OneStation site = OneStation.wish().speaking(OcppVersion.V1_6)) {
            Outcome asked = site.station(
                    "BootNotification",
                    "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}",
                    "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":300}");
            String call = asked.toStation().stream()
                    .filter(frame -> frame.contains("GetConfiguration"))
                    .findFirst()
                    .orElseThrow();

            Outcome again = site.answer(call, "{}");

            assertThat(again.toStation()).singleElement().asString().endsWith("\"GetConfiguration\",{}]");
        }
    }

    /** OCPP 2.0.1 part 2, K01, K03: a station of 2.0.1 gets a TxDefaultProfile for its EVSE. */
    @Test
    void tellsAStationOf201() {
        try (OneStation site = OneStation.wish().speaking(OcppVersion.V2_0_1)) {
            List<Payload> told = site.boots("{}");

            assertThat(told).hasSize(1);
            assertThat(told.get(0).number("/evseId")).contains(BigDecimal.ONE);
            assertThat(told.get(0).string("/chargingProfile/chargingProfilePurpose"))
                    .contains("TxDefaultProfile");
            assertThat(told.get(0).number("/chargingProfile/chargingSchedule/0/chargingSchedulePeriod/0/limit"))
                    .hasValueSatisfying(limit -> assertThat(limit).isEqualByComparingTo("0"));
        }
    }

    /** OCPP 2.0.1 part 2, K11 to K14: where the site's share binds a car its CSMS is told, and told when it does no more. */
    @Test
    void tellsACsmsOf201WhereTheShareBinds() {
        String event =
                "{\"eventType\":\"Started\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"triggerReason\":\"Authorized\","
                        + "\"seqNo\":0,\"transactionInfo\":{\"transactionId\":\"t\"},\"evse\":{\"id\":1}}";
        try (OneStation site = OneStation.wish().fuse(20).speaking(OcppVersion.V2_0_1)) {
            site.boots("{}");
            site.seconds(15);

            Outcome begun = site.station("TransactionEvent", event, "{}");
            String notified = begun.toCsms().get(1);
            site.harness.fromCsms("[3,\"" + Payload.of(notified).string("/1").orElseThrow() + "\",{}]");
            site.obeys(begun, "{}");
            site.station("TransactionEvent", event.replace("Started", "Ended"), "{}");
            Outcome over = site.seconds(70);

            assertThat(notified)
                    .contains(
                            "NotifyChargingLimit", "\"evseId\":1", "\"chargingLimitSource\":\"EMS\"", "\"limit\":20.0");
            assertThat(over.toCsms())
                    .singleElement()
                    .asString()
                    .contains("\"ClearedChargingLimit\",{\"chargingLimitSource\":\"EMS\",\"evseId\":1}");
        }
    }

    /** Nothing changes for a station that the site does not name. */
    @Test
    void leavesOtherStationsAlone() {
        try (OneStation site = OneStation.wish().speaking(OcppVersion.V1_6)) {
            SiteControl control = site.control;
            InterceptorHarness other = InterceptorHarness.of(OcppVersion.V1_5, control.watchers(), control.keepers());

            Outcome outcome = other.fromCsms("[2,\"1\",\"SetChargingProfile\",{\"odd\" : 1}]");

            assertThat(outcome.toStation()).containsExactly("[2,\"1\",\"SetChargingProfile\",{\"odd\" : 1}]");
            other.close();
        }
    }
}
