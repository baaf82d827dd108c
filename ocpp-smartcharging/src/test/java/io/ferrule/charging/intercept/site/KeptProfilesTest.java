// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a CSMS learns of the profiles that are kept in a station's place, and that the station never sees any of it. */
class KeptProfilesTest {

    private static final String START =
            "{\"connectorId\":1,\"idTag\":\"Tag\",\"meterStart\":0,\"timestamp\":\"2026-01-01T00:00:00Z\"}";
    private static final String STARTED = "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}";

    private static OneStation v16() {
        return OneStation.wish().speaking(OcppVersion.V1_6);
    }

    private static String set16(String profile) {
        return "{\"connectorId\":1,\"csChargingProfiles\":" + profile + "}";
    }

    private static String status(Payload answer) {
        return answer.string("/status").orElseThrow();
    }

    private static List<String> calls(Outcome outcome) {
        return outcome.toStation().stream()
                .filter(frame -> frame.startsWith("[2,"))
                .toList();
    }

    /** OCPP 1.6 edition 2, 5.16. */
    @Test
    void answersSetChargingProfileInTheStationsPlace() {
        try (OneStation site = v16()) {
            Outcome outcome = site.harness.fromCsms(
                    "[2,\"1\",\"SetChargingProfile\"," + set16(OneStation.profile16(1, "TxDefaultProfile", 16)) + "]");

            assertThat(outcome.toCsms()).containsExactly("[3,\"1\",{\"status\":\"Accepted\"}]");
            assertThat(calls(outcome)).isEmpty();
        }
    }

    /** OCPP 1.6 edition 2, 5.16: a TxProfile needs a transaction. */
    @Test
    void refusesATxProfileWithoutATransaction() {
        try (OneStation site = v16()) {
            Payload answer = site.csms("SetChargingProfile", set16(OneStation.profile16(1, "TxProfile", 16)));

            assertThat(answer.text()).isEqualTo("{\"status\":\"Rejected\"}");
        }
    }

    /** OCPP 1.6 edition 2, 5.5. */
    @Test
    void clearsWhatFits() {
        try (OneStation site = v16()) {
            site.csms("SetChargingProfile", set16(OneStation.profile16(3, "TxDefaultProfile", 16)));

            Payload first = site.csms("ClearChargingProfile", "{\"id\":3}");
            Payload second = site.csms("ClearChargingProfile", "{\"id\":3}");

            assertThat(status(first)).isEqualTo("Accepted");
            assertThat(status(second)).isEqualTo("Unknown");
        }
    }

    /** OCPP 1.6 edition 2, 5.7. */
    @Test
    void tellsTheCompositeSchedule() {
        try (OneStation site = v16()) {
            site.csms("SetChargingProfile", set16(OneStation.profile16(3, "TxDefaultProfile", 16)));

            Payload answer = site.csms("GetCompositeSchedule", "{\"connectorId\":1,\"duration\":600}");

            assertThat(answer.text())
                    .isEqualTo(
                            "{\"status\":\"Accepted\",\"connectorId\":1,\"scheduleStart\":\"2026-01-01T00:00:00.000Z\","
                                    + "\"chargingSchedule\":{\"duration\":600,\"chargingRateUnit\":\"A\","
                                    + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":16.0,\"numberPhases\":3}]}}");
        }
    }

    /** OCPP 1.6 edition 2, 5.7; OCPP 2.0.1 part 2, K08.FR.05. */
    @Test
    void knowsNoCompositeScheduleOfAConnectorThatIsNotThere() {
        try (OneStation site = v16()) {
            Payload answer = site.csms("GetCompositeSchedule", "{\"connectorId\":2,\"duration\":600}");

            assertThat(status(answer)).isEqualTo("Rejected");
        }
    }

    /** OCPP 1.6 edition 2, 5.11: the profile waits for its transaction, and the station is asked without it. */
    @Test
    void keepsTheProfileOfARemoteStartUntilItsTransactionBegins() {
        try (OneStation site = v16()) {
            site.boots(OneStation.keys());
            Outcome asked =
                    site.harness.fromCsms("[2,\"r\",\"RemoteStartTransaction\",{\"idTag\":\"TAG\",\"vendorX\":1,"
                            + "\"chargingProfile\":" + OneStation.profile16(9, "TxProfile", 11) + "}]");
            String call = calls(asked).get(0);
            site.answer(call, "{\"status\":\"Accepted\"}");

            site.station("StartTransaction", START, STARTED);
            Payload composite = site.csms("GetCompositeSchedule", "{\"connectorId\":1,\"duration\":60}");

            assertThat(call).contains("{\"idTag\":\"TAG\",\"vendorX\":1}");
            assertThat(composite.number("/chargingSchedule/chargingSchedulePeriod/0/limit"))
                    .hasValueSatisfying(limit -> assertThat(limit).isEqualByComparingTo("11"));
        }
    }

    /** OCPP 1.6 edition 2, 5.11: its purpose is TxProfile. */
    @Test
    void refusesARemoteStartWithAnotherProfile() {
        try (OneStation site = v16()) {
            site.boots(OneStation.keys());

            Payload answer = site.csms(
                    "RemoteStartTransaction",
                    "{\"idTag\":\"TAG\",\"chargingProfile\":" + OneStation.profile16(9, "TxDefaultProfile", 11) + "}");

            assertThat(status(answer)).isEqualTo("Rejected");
        }
    }

    /** OCPP 1.6 edition 2, 3.13.1: a TxProfile ends with its transaction. */
    @Test
    void forgetsTheTxProfileAtTheEndOfItsTransaction() {
        try (OneStation site = v16()) {
            site.station("StartTransaction", START, STARTED);
            site.csms("SetChargingProfile", set16(OneStation.profile16(9, "TxProfile", 11)));

            site.station(
                    "StopTransaction",
                    "{\"transactionId\":7,\"meterStop\":1,\"timestamp\":\"2026-01-01T00:01:00Z\"}",
                    "{}");

            assertThat(status(site.csms("ClearChargingProfile", "{\"id\":9}"))).isEqualTo("Unknown");
        }
    }

    /** OCPP 1.6 edition 2, 9.4: a CSMS learns what is kept for it, not what the station could hold; the rest stays as it was. */
    @Test
    void tellsItsOwnRoomInGetConfiguration() {
        try (OneStation site = v16()) {
            Outcome asked = site.harness.fromCsms(
                    "[2,\"k\",\"GetConfiguration\",{\"key\":[\"chargingschedulemaxperiods\",\"X\"]}]");
            Outcome answered = site.answer(
                    calls(asked).get(0),
                    "{\"configurationKey\":[{\"key\":\"ChargingScheduleMaxPeriods\",\"readonly\":false,\"value\":\"1\",\"own\":true}],\"unknownKey\":[\"X\"]}");

            assertThat(answered.toCsms())
                    .containsExactly(
                            "[3,\"k\",{\"configurationKey\":[{\"key\":\"ChargingScheduleMaxPeriods\",\"readonly\":true,"
                                    + "\"value\":\"1024\",\"own\":true}],\"unknownKey\":[\"X\"]}]");
        }
    }
}
