// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a CSMS of 2.0.1 learns of the site behind a station, and of the store in its place. */
class ToldOf201Test {

    private static final String EVENT =
            "{\"eventType\":\"Started\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"triggerReason\":"
                    + "\"Authorized\",\"seqNo\":0,\"transactionInfo\":{\"transactionId\":\"t-1\"},\"evse\":{\"id\":1}}";
    private static final String STATION =
            "{\"attributeStatus\":\"Accepted\",\"attributeValue\":\"7\",\"component\":{\"name\":\"EVSE\",\"evse\":{\"id\":1}},"
                    + "\"variable\":{\"name\":\"Power\"}}";

    /** A car charges below a fuse of 10 A. */
    private static OneStation bound() {
        OneStation site = OneStation.wish().fuse(10).speaking(OcppVersion.V2_0_1);
        site.boots("{}");
        site.seconds(15);
        Outcome begun = site.station("TransactionEvent", EVENT, "{}");
        site.obeys(begun, "{}");
        begun.toCsms().stream()
                .filter(frame -> frame.contains("NotifyChargingLimit"))
                .forEach(notice -> site.harness.fromCsms(
                        "[3,\"" + Payload.of(notice).string("/1").orElseThrow() + "\",{}]"));
        return site;
    }

    /** The reports that follow a GetChargingProfiles; each is answered. */
    private static List<Payload> reports(OneStation site, String criteria) {
        List<Payload> reports = new ArrayList<>();
        Outcome next = site.harness.fromCsms("[2,\"g\",\"GetChargingProfiles\",{\"requestId\":7," + criteria + "}]");
        List<String> frames = new ArrayList<>(next.toCsms());
        while (!frames.isEmpty()) {
            Payload frame = Payload.of(frames.remove(0));
            if (frame.string("/2").filter("ReportChargingProfiles"::equals).isPresent()) {
                reports.add(frame.part("/3").orElseThrow());
                frames.addAll(site.harness
                        .fromCsms("[3,\"" + frame.string("/1").orElseThrow() + "\",{}]")
                        .toCsms());
            }
        }
        return reports;
    }

    /** OCPP 2.0.1 part 2, K09, K11.FR.06, K12: a limit from elsewhere is reported as what it is, with its source and a negative id. */
    @Test
    void reportsTheShareOfTheSiteAsAnExternalConstraint() {
        try (OneStation site = bound()) {
            List<Payload> reports = reports(site, "\"chargingProfile\":{}");

            assertThat(reports).singleElement().satisfies(report -> {
                assertThat(report.string("/chargingLimitSource")).contains("EMS");
                assertThat(report.number("/evseId")).contains(BigDecimal.ONE);
                assertThat(report.text())
                        .contains(
                                "\"id\":-1,\"stackLevel\":0,\"chargingProfilePurpose\":\"ChargingStationExternalConstraints\"",
                                "\"chargingProfileKind\":\"Absolute\"",
                                "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":10.0}]",
                                "\"startSchedule\":\"2026-01-01T00:00:");
            });
        }
    }

    /** OCPP 2.0.1 part 2, K09: reports of one source each, all but the last with tbc. */
    @Test
    void reportsBothSourcesOneAfterTheOther() {
        try (OneStation site = bound()) {
            site.csms(
                    "SetChargingProfile",
                    "{\"evseId\":1,\"chargingProfile\":" + OneStation.profile201(4, "TxDefaultProfile", 16) + "}");

            List<Payload> reports = reports(site, "\"chargingProfile\":{}");

            assertThat(reports)
                    .extracting(report -> report.string("/chargingLimitSource").orElseThrow())
                    .containsExactly("CSO", "EMS");
            assertThat(reports)
                    .extracting(report -> report.bool("/tbc").orElse(false))
                    .containsExactly(true, false);
        }
    }

    /** OCPP 2.0.1 part 2, K09, ChargingProfileCriterionType. */
    @Test
    void findsTheConstraintByPurposeSourceAndId() {
        try (OneStation site = bound()) {
            assertThat(reports(
                            site,
                            "\"chargingProfile\":{\"chargingProfilePurpose\":\"ChargingStationExternalConstraints\"}"))
                    .hasSize(1);
            assertThat(reports(site, "\"chargingProfile\":{\"chargingLimitSource\":[\"EMS\"]}"))
                    .hasSize(1);
            assertThat(reports(site, "\"chargingProfile\":{\"chargingProfileId\":[-1]}"))
                    .hasSize(1);
            assertThat(reports(site, "\"chargingProfile\":{\"chargingLimitSource\":[\"CSO\"]}"))
                    .isEmpty();
            assertThat(reports(site, "\"evseId\":0,\"chargingProfile\":{}")).isEmpty();
        }
    }

    /** OCPP 2.0.1 part 2, K13: a limit that binds no more is not reported. */
    @Test
    void reportsNothingWhereTheSiteLeavesACarAllThatItMayHave() {
        try (OneStation site = OneStation.wish().fuse(32).speaking(OcppVersion.V2_0_1)) {
            site.boots("{}");
            site.seconds(15);
            site.obeys(site.station("TransactionEvent", EVENT, "{}"), "{}");
            site.obeys(site.seconds(10), "{}");

            assertThat(reports(site, "\"chargingProfile\":{}")).isEmpty();
        }
    }

    /** OCPP 2.0.1 part 2, K10, K14.FR.06: external constraints are not the CSMS's to clear. */
    @Test
    void doesNotClearTheShareOfTheSite() {
        try (OneStation site = bound()) {
            Payload answer = site.csms("ClearChargingProfile", "{\"chargingProfileId\":-1}");

            assertThat(answer.text()).isEqualTo("{\"status\":\"Unknown\"}");
            assertThat(reports(site, "\"chargingProfile\":{}")).hasSize(1);
        }
    }

    private static String asked(OneStation site, String results) {
        Outcome asked =
                site.harness.fromCsms("[2,\"v\",\"GetVariables\",{\"getVariableData\":[{\"component\":{\"name\":"
                        + "\"SmartChargingCtrlr\"},\"variable\":{\"name\":\"ProfileStackLevel\"}}]}]");
        Outcome answered = site.answer(asked.toStation().get(0), "{\"getVariableResult\":[" + results + "]}");
        return answered.toCsms().get(0);
    }

    private static String result(String status, String variable) {
        return "{\"attributeStatus\":\"" + status
                + "\",\"component\":{\"name\":\"SmartChargingCtrlr\"},\"variable\":{\"name\":" + variable + "}}";
    }

    private static String variable(String name) {
        try (OneStation site = OneStation.wish().speaking(OcppVersion.V2_0_1)) {
            return Payload.of(asked(site, result("UnknownVariable", "\"" + name + "\"")))
                    .string("/2/getVariableResult/0/attributeValue")
                    .orElse("");
        }
    }

    /** OCPP 2.0.1 part 2, B06; part 3, SmartChargingCtrlr: the CSMS learns what is kept for it, not what the station could hold. */
    @Test
    void tellsItsOwnRoomInGetVariables() {
        assertThat(variable("ProfileStackLevel")).isEqualTo("100");
        assertThat(variable("PeriodsPerSchedule")).isEqualTo("1024");
        assertThat(variable("RateUnit")).isEqualTo("A,W");
        assertThat(variable("Available")).isEqualTo("true");
        assertThat(variable("Enabled")).isEqualTo("true");
        assertThat(variable("ACPhaseSwitchingSupported")).isEqualTo("false");
        assertThat(variable("LimitChangeSignificance")).isEqualTo("10");
        assertThat(variable("NotifyChargingLimitWithSchedules")).isEqualTo("true");
    }

    /** OCPP 2.0.1 part 2, B06: one result for each question, and nothing else of the station's answer changes. */
    @Test
    void leavesTheRestOfTheAnswerAsTheStationWroteIt() {
        try (OneStation site = OneStation.wish().speaking(OcppVersion.V2_0_1)) {
            String answer = asked(site, STATION + "," + result("Rejected", "\"profilestacklevel\",\"x\":1"));

            assertThat(answer)
                    .isEqualTo("[3,\"v\",{\"getVariableResult\":[" + STATION
                            + ",{\"attributeStatus\":\"Accepted\",\"component\":{\"name\":\"SmartChargingCtrlr\"},"
                            + "\"variable\":{\"name\":\"profilestacklevel\",\"x\":1},\"attributeValue\":\"100\"}]}]");
        }
    }

    /** Part 3, SmartChargingCtrlr, Entries: how many profiles are installed. */
    @Test
    void countsTheProfilesThatAreInstalled() {
        try (OneStation site = OneStation.wish().speaking(OcppVersion.V2_0_1)) {
            site.csms(
                    "SetChargingProfile",
                    "{\"evseId\":1,\"chargingProfile\":" + OneStation.profile201(4, "TxDefaultProfile", 16) + "}");

            assertThat(asked(site, result("UnknownVariable", "\"Entries\",\"instance\":\"ChargingProfiles\"")))
                    .contains("\"attributeValue\":\"1\"");
        }
    }

    /** What is asked of another attribute than the value, or of one EVSE, is the station's to answer. */
    @Test
    void leavesOtherAttributesToTheStation() {
        try (OneStation site = OneStation.wish().speaking(OcppVersion.V2_0_1)) {
            String own = result("NotSupportedAttributeType", "\"ProfileStackLevel\"")
                    .replace("{\"attributeStatus\"", "{\"attributeType\":\"Target\",\"attributeStatus\"");

            assertThat(asked(site, own)).isEqualTo("[3,\"v\",{\"getVariableResult\":[" + own + "]}]");
        }
    }
}
