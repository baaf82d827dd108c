// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.ferrule.model.Action;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.v16.V16;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaCheckTest {

    private final SchemaCheck check = new SchemaCheck();

    private Assessment request(Action<?, ?> action, String json) {
        return check.request(action, Payload.of(json));
    }

    @Test
    void hasNothingToSayAboutAnOrdinaryPayload() {
        assertThat(request(V16.AUTHORIZE, "{\"idTag\":\"A1\"}")).isEqualTo(Assessment.clean());
    }

    @Test
    void findsAMissingMemberAtTheObject() {
        Assessment seen = request(V16.AUTHORIZE, "{}");

        assertThat(seen.findings())
                .containsExactly(new Finding(
                        "",
                        "required",
                        ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                        "The member \"idTag\" is required."));
    }

    @Test
    void findsAnUnknownMemberAtTheObject() {
        Assessment seen = request(V16.AUTHORIZE, "{\"idTag\":\"A1\",\"vendor\":1}");

        assertThat(seen.findings())
                .containsExactly(new Finding(
                        "",
                        "additionalProperties",
                        ErrorCode.FORMATION_VIOLATION,
                        "The member \"vendor\" is not known here."));
    }

    /** One line for each rule: what is sent, where it is wrong, the rule, the code and the sentence. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Authorize;{`idTag`:7};/idTag;type;TYPE_CONSTRAINT_VIOLATION;Expected a string, found an integer.",
                "Authorize;{`idTag`:`123456789012345678901`};/idTag;maxLength;PROPERTY_CONSTRAINT_VIOLATION;"
                        + "The text has 21 characters, allowed are at most 20.",
                "Reset;{`type`:`hard`};/type;enum;PROPERTY_CONSTRAINT_VIOLATION;\"hard\" is none of Hard, Soft.",
                "Reset;{`type`:null};/type;type;TYPE_CONSTRAINT_VIOLATION;Expected a string, found null.",
                "UnlockConnector;{`connectorId`:1.5};/connectorId;type;TYPE_CONSTRAINT_VIOLATION;"
                        + "Expected an integer, found a number with decimals.",
                "SecurityEventNotification;{`type`:`x`,`timestamp`:`2026-01-01T00:00:00`};/timestamp;format;"
                        + "PROPERTY_CONSTRAINT_VIOLATION;"
                        + "\"2026-01-01T00:00:00\" is no date and time with zone as in RFC 3339.",
                "UpdateFirmware;{`location`:`firmware.bin`,`retrieveDate`:`2026-01-01T00:00:00Z`};/location;format;"
                        + "PROPERTY_CONSTRAINT_VIOLATION;The text is no URI with a scheme as in RFC 3986.",
                "MeterValues;{`connectorId`:1,`meterValue`:{}};/meterValue;type;TYPE_CONSTRAINT_VIOLATION;"
                        + "Expected an array, found an object.",
                "DeleteCertificate;{`certificateHashData`:[]};/certificateHashData;type;TYPE_CONSTRAINT_VIOLATION;"
                        + "Expected an object, found an array.",
            })
    void tellsPlaceRuleCodeAndReason(
            String action, String json, String pointer, String rule, ErrorCode code, String message) {
        Action<?, ?> found =
                io.ferrule.model.ActionCatalogue.find(OcppVersion.V1_6, action).orElseThrow();

        Assessment seen = request(found, json.replace('`', '"'));

        assertThat(seen.findings()).containsExactly(new Finding(pointer, rule, code, message));
    }

    @Test
    void findsTooFewElements() {
        Payload payload = Payload.of("{\"status\":\"Accepted\",\"certificateHashData\":[]}");

        Assessment seen = check.response(V16.GET_INSTALLED_CERTIFICATE_IDS, payload);

        assertThat(seen.findings())
                .extracting(Finding::pointer, Finding::rule, Finding::code)
                .containsExactly(tuple("/certificateHashData", "minItems", ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION));
    }

    /** OCPP 1.6 edition 2, 7.14: a limit has at most one decimal. Binary fractions would refuse 5.3. */
    @ParameterizedTest
    @CsvSource({"5.3,0", "0.1,0", "32,0", "1e3,0", "5.35,1", "0.05,1", "1e-999,1", "1e999,0", "-6.4,0", "16.10,0"})
    void checksTheStepOfALimitExactly(String limit, int findings) {
        String json = "{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":1,\"stackLevel\":0,"
                + "\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Relative\","
                + "\"chargingSchedule\":{\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":["
                + "{\"startPeriod\":0,\"limit\":" + limit + "}]}}}";

        Assessment seen = request(V16.SET_CHARGING_PROFILE, json);

        assertThat(seen.findings())
                .hasSize(findings)
                .allMatch(finding -> finding.rule().equals("multipleOf")
                        && finding.pointer()
                                .equals("/csChargingProfiles/chargingSchedule/chargingSchedulePeriod/0/limit"));
    }

    @Test
    void countsCharactersAndNotTheirCodeUnits() {
        String twentyBatteries = "\uD83D\uDD0B".repeat(20);

        Assessment seen = request(V16.AUTHORIZE, "{\"idTag\":\"" + twentyBatteries + "\"}");

        assertThat(seen.findings()).isEmpty();
    }

    @Test
    void findsEverythingInTheOrderOfTheText() {
        String json = "{\"x\":1,\"connectorId\":\"1\",\"meterValue\":[{\"sampledValue\":[{\"value\":1},"
                + "{\"value\":\"2\",\"phase\":\"L4\"}]}]}";

        Assessment seen = request(V16.METER_VALUES, json);

        assertThat(seen.findings())
                .extracting(Finding::pointer, Finding::rule)
                .containsExactly(
                        tuple("", "additionalProperties"),
                        tuple("/connectorId", "type"),
                        tuple("/meterValue/0", "required"),
                        tuple("/meterValue/0/sampledValue/0/value", "type"),
                        tuple("/meterValue/0/sampledValue/1/phase", "enum"));
    }

    @Test
    void quotesTextOfAPeerShortAndInOneLine() {
        Assessment seen = request(V16.RESET, "{\"type\":\"\\r\\nFAKE \\u202e\\\"" + "x".repeat(100_000) + "\"}");

        assertThat(seen.findings())
                .extracting(Finding::message)
                .containsExactly("\"\\u000d\\u000aFAKE \\u202e\\\"" + "x".repeat(31) + "…\" is none of Hard, Soft.");
    }

    /** Addresses carry passwords (OCPP 1.6 edition 2, 5.9: FTP). */
    @Test
    void doesNotRepeatAnAddress() {
        Assessment seen = request(V16.GET_DIAGNOSTICS, "{\"location\":\"ftp://user:geheim@host/a b\"}");

        assertThat(seen.findings()).singleElement().satisfies(finding -> assertThat(finding.message())
                .doesNotContain("geheim"));
    }

    @Test
    void tellsOnlyTheFirstViolationOfAPayloadThatIsFullOfThem() {
        String samples = String.join(",", Collections.nCopies(10_000, "1"));

        Assessment seen = request(
                V16.METER_VALUES,
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-01-01T00:00:00Z\",\"sampledValue\":["
                        + samples + "]}]}");

        assertThat(seen.findings()).extracting(Finding::pointer).containsExactly("/meterValue/0/sampledValue/0");
    }

    @Test
    void tellsAtMostOneHundredFindingsAndNotes() {
        String values = String.join(",", Collections.nCopies(200, "{\"value\":\"\",\"phase\":\"\"}"));

        Assessment seen = request(
                V16.METER_VALUES,
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-01-01T00:00:00Z\",\"sampledValue\":[" + values
                        + "]}]}");

        assertThat(seen.findings()).hasSize(100);
        assertThat(seen.notes()).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z,true",
        "2026-01-01T00:00:00.123456789+14:00,true",
        "2026-01-01t00:00:00z,true",
        "2024-02-29T23:59:59-00:30,true",
        "2026-02-29T00:00:00Z,false",
        "2026-01-01T24:00:00Z,false",
        "2026-01-01T00:00Z,false",
        "2026-01-01T00:00:00+03,false",
        "2026-01-01T00:00:00+0300,false",
        "2026-01-01T00:00:00.Z,false",
        "2026-01-01T00:00:00,false",
        "2026-01-01,false",
        "12026-01-01T00:00:00Z,false",
        "'',false",
    })
    void readsTimesAsRfc3339Does(String timestamp, boolean fine) {
        Assessment seen =
                request(V16.SECURITY_EVENT_NOTIFICATION, "{\"type\":\"x\",\"timestamp\":\"" + timestamp + "\"}");

        assertThat(seen.findings().isEmpty()).isEqualTo(fine);
    }

    @Test
    void refusesAnActionWithoutASchema() {
        record Foreign() {}
        Action<?, ?> action =
                new Action<>(OcppVersion.V1_6, "Foreign", Set.of(Side.CSMS), "None", Foreign.class, Foreign.class);

        assertThatIllegalArgumentException().isThrownBy(() -> request(action, "{}"));
    }
}
