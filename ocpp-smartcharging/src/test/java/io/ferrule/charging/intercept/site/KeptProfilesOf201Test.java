// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same for stations of 2.0.1. */
class KeptProfilesOf201Test {

    private static final String EVENT =
            "{\"eventType\":\"Started\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"triggerReason\":"
                    + "\"Authorized\",\"seqNo\":0,\"transactionInfo\":{\"transactionId\":\"t-1\",\"remoteStartId\":5},\"evse\":{\"id\":1}}";

    private static OneStation v201() {
        return OneStation.wish().speaking(OcppVersion.V2_0_1);
    }

    private static String set201(int evse, String profile) {
        return "{\"evseId\":" + evse + ",\"chargingProfile\":" + profile + "}";
    }

    private static String status(Payload answer) {
        return answer.string("/status").orElseThrow();
    }

    private static List<String> calls(Outcome outcome) {
        return outcome.toStation().stream()
                .filter(frame -> frame.startsWith("[2,"))
                .toList();
    }

    /** OCPP 2.0.1 part 2, K01.FR.28, StatusInfoType: the reason is told. */
    @Test
    void tellsTheReasonFrom201On() {
        try (OneStation site = v201()) {
            Payload answer =
                    site.csms("SetChargingProfile", set201(4, OneStation.profile201(1, "TxDefaultProfile", 16)));

            assertThat(status(answer)).isEqualTo("Rejected");
            assertThat(answer.string("/statusInfo/reasonCode")).contains("UnknownEvse");
            assertThat(answer.string("/statusInfo/additionalInfo").orElseThrow())
                    .startsWith("K01.FR.28");
        }
    }

    /** OCPP 2.0.1 part 2, K05: the transaction is known by the number of the remote start. */
    @Test
    void keepsTheProfileOfARequestedStartOf201() {
        try (OneStation site = v201()) {
            site.boots("{}");
            Outcome asked =
                    site.harness.fromCsms("[2,\"r\",\"RequestStartTransaction\",{\"remoteStartId\":5,\"idToken\":"
                            + "{\"idToken\":\"T\",\"type\":\"Central\"},\"chargingProfile\":"
                            + OneStation.profile201(9, "TxProfile", 11) + "}]");
            site.answer(calls(asked).get(0), "{\"status\":\"Accepted\"}");

            site.station("TransactionEvent", EVENT, "{}");
            Payload composite = site.csms("GetCompositeSchedule", "{\"evseId\":1,\"duration\":60}");

            assertThat(composite.number("/schedule/chargingSchedulePeriod/0/limit"))
                    .hasValueSatisfying(limit -> assertThat(limit).isEqualByComparingTo("11"));
        }
    }

    /** OCPP 2.0.1 part 2, K09: the answer comes first, then the reports, all but the last with tbc. */
    @Test
    void reportsProfilesAfterTheAnswer() {
        try (OneStation site = OneStation.wish().connectors(2).speaking(OcppVersion.V2_0_1)) {
            site.csms("SetChargingProfile", set201(1, OneStation.profile201(1, "TxDefaultProfile", 16)));
            site.csms("SetChargingProfile", set201(2, OneStation.profile201(2, "TxDefaultProfile", 10)));

            Outcome first = site.harness.fromCsms(
                    "[2,\"g\",\"GetChargingProfiles\",{\"requestId\":77,\"chargingProfile\":{}}]");
            String report = first.toCsms().get(1);
            Outcome second = site.harness.fromCsms(
                    "[3,\"" + Payload.of(report).string("/1").orElseThrow() + "\",{}]");

            assertThat(first.toCsms().get(0)).isEqualTo("[3,\"g\",{\"status\":\"Accepted\"}]");
            assertThat(report)
                    .contains("\"requestId\":77", "\"evseId\":1", "\"chargingLimitSource\":\"CSO\"", "\"tbc\":true");
            assertThat(second.toCsms())
                    .singleElement()
                    .asString()
                    .contains("\"evseId\":2")
                    .doesNotContain("tbc");
        }
    }

    /** OCPP 2.0.1 part 2, K09: nothing that fits. */
    @Test
    void saysThatThereAreNoProfiles() {
        try (OneStation site = v201()) {
            Payload answer = site.csms(
                    "GetChargingProfiles", "{\"requestId\":1,\"chargingProfile\":{\"chargingLimitSource\":[\"SO\"]}}");

            assertThat(status(answer)).isEqualTo("NoProfiles");
        }
    }

    /** A hundred profiles are enough for anybody. */
    @Test
    void hasRoomForAHundredProfiles() {
        try (OneStation site = OneStation.wish().connectors(100).speaking(OcppVersion.V2_0_1)) {
            for (int evse = 1; evse <= 100; evse++) {
                site.csms("SetChargingProfile", set201(evse, OneStation.profile201(evse, "TxDefaultProfile", 16)));
            }

            Payload answer = site.csms(
                    "SetChargingProfile",
                    set201(
                            0,
                            OneStation.profile201(101, "ChargingStationMaxProfile", 16)
                                    .replace("Relative", "Absolute")));

            assertThat(status(answer)).isEqualTo("Rejected");
            assertThat(answer.string("/statusInfo/reasonCode")).contains("TooManyElements");
        }
    }
}
