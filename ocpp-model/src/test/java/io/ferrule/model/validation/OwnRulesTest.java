// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ferrule.model.Action;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.Payload;
import io.ferrule.model.v16.V16;
import io.ferrule.model.v201.V201;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OCPP 2.0.1 demands and its schemas cannot say (part 2, 2.1). */
final class OwnRulesTest {

    private final SchemaCheck check = new SchemaCheck();

    private Assessment request(Action<?, ?> action, String json) {
        return check.request(action, Payload.of(json));
    }

    private Assessment token(String token, String type) {
        Payload payload = Payload.empty()
                .with("/idToken", Payload.empty())
                .with("/idToken/idToken", token)
                .with("/idToken/type", type);
        return check.request(V201.AUTHORIZE, payload);
    }

    // OCPP 2.0.1 part 2, 2.1: integer
    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649", "9223372036854766666", "1e40"})
    void findsIntegersBeyond32Bits(String number) {
        Assessment seen = request(V201.CANCEL_RESERVATION, "{\"reservationId\":" + number + "}");

        assertThat(seen.findings())
                .extracting(Finding::pointer, Finding::rule, Finding::code)
                .containsExactly(tuple("/reservationId", "int32", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "-2147483648"})
    void takesIntegersOf32Bits(String number) {
        Assessment seen = request(V201.CANCEL_RESERVATION, "{\"reservationId\":" + number + "}");

        assertThat(seen).isEqualTo(Assessment.clean());
    }

    // OCPP 2.0.1 part 2, 2.1: dateTime
    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, ''",
        "2026-01-01T00:00:00.1Z, ''",
        "2026-01-01T00:00:00.123Z, ''",
        "2026-01-01T00:00:00.123+01:00, ''",
        "2026-01-01T00:00:00.1234Z, timestamp-decimals",
        "2026-01-01T00:00:00.123456789-05:30, timestamp-decimals",
        "2026-01-01T00:00:00.12345678901Z, timestamp-decimals",
        "2026-01-01t00:00:00.0000z, timestamp-decimals",
        "2026-01-01 00:00:00.0000Z, timestamp-decimals",
        "2026-02-30T00:00:00.1234Z, format",
        "2026-01-01T00:00:00.1234, format",
    })
    void findsSecondsOfMoreThanThreeDecimals(String time, String rule) {
        Payload payload = Payload.empty().with("/type", "x").with("/timestamp", time);

        Assessment seen = check.request(V201.SECURITY_EVENT_NOTIFICATION, payload);

        assertThat(seen.findings())
                .extracting(Finding::pointer, Finding::rule)
                .isEqualTo(rule.isEmpty() ? List.of() : List.of(tuple("/timestamp", rule)));
    }

    @Test
    void doesNotDemandItOfEarlierVersions() {
        Assessment time = request(
                V16.SECURITY_EVENT_NOTIFICATION, "{\"type\":\"x\",\"timestamp\":\"2026-01-01T00:00:00.123456Z\"}");
        Assessment number = request(V16.UNLOCK_CONNECTOR, "{\"connectorId\":2147483648}");

        assertThat(time).isEqualTo(Assessment.clean());
        assertThat(number.findings()).isEmpty();
        assertThat(number.notes()).extracting(Note::rule).containsExactly("int32");
    }

    // OCPP 2.0.1 part 2, 2.1: identifierString
    @ParameterizedTest
    @ValueSource(strings = {"DE*ABC-1_2=3:4+5|6@7.8", "azAZ09", "x"})
    void takesTheCharactersOfIdentifiers(String token) {
        Assessment seen = token(token, "Central");

        assertThat(seen).isEqualTo(Assessment.clean());
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a/b", "ä", "a\\", "\u0660", "a\n", "#1", "\uD83D\uDD0B"})
    void findsForeignCharactersInIdentifiers(String token) {
        Assessment seen = token(token, "Central");

        assertThat(seen.findings())
                .extracting(Finding::pointer, Finding::rule, Finding::code)
                .containsExactly(tuple("/idToken/idToken", "identifier", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION));
    }

    @Test
    void namesTheForeignCharacterAndNotTheIdentifier() {
        Assessment seen = token("secret\u202E", "Central");

        assertThat(seen.findings())
                .extracting(Finding::message)
                .containsExactly("The character \"\\u202e\" is not allowed in an identifier.");
    }

    // OCPP 2.0.1 part 2, messages, 1.41.1 and 1.63.1, and data types, 2.6
    @Test
    void takesChecksumsAndSerialNumbersForIdentifiers() {
        Assessment checksum = request(V201.UNPUBLISH_FIRMWARE, "{\"checksum\":\"d41d8cd9 8f00b204\"}");
        Assessment serialNumber = request(
                V201.DELETE_CERTIFICATE,
                "{\"certificateHashData\":{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"0a\","
                        + "\"issuerKeyHash\":\"0b\",\"serialNumber\":\"0 f\"}}");

        assertThat(checksum.findings())
                .extracting(Finding::pointer, Finding::rule)
                .containsExactly(tuple("/checksum", "identifier"));
        assertThat(serialNumber.findings())
                .extracting(Finding::pointer, Finding::rule)
                .containsExactly(tuple("/certificateHashData/serialNumber", "identifier"));
    }

    // OCPP 2.0.1 part 2, use case C02: the token of type NoAuthorization is empty
    @Test
    void takesAnEmptyIdentifierWithoutARemark() {
        Assessment seen = token("", "NoAuthorization");

        assertThat(seen).isEqualTo(Assessment.clean());
    }

    @Test
    void tellsAllFindingsInTheOrderOfThePayload() {
        Assessment seen = request(
                V201.RESERVE_NOW,
                "{\"id\":4294967296,\"expiryDateTime\":\"soon\",\"connectorType\":\"plug\","
                        + "\"idToken\":{\"idToken\":\"a b\",\"type\":\"Central\"},\"evseId\":\"1\"}");

        assertThat(seen.findings())
                .extracting(Finding::pointer, Finding::rule)
                .containsExactly(
                        tuple("/id", "int32"),
                        tuple("/expiryDateTime", "format"),
                        tuple("/connectorType", "enum"),
                        tuple("/idToken/idToken", "identifier"),
                        tuple("/evseId", "type"));
    }

    @Test
    void tellsAHundredFindingsAndNoMore() {
        Payload payload = Payload.of("{\"monitoringCriteria\":[],\"requestId\":1,\"componentVariable\":["
                + "{\"component\":{\"name\":\" \"}},".repeat(199) + "{\"component\":{\"name\":\" \"}}]}");

        Assessment seen = check.request(V201.GET_MONITORING_REPORT, payload);

        assertThat(seen.findings()).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({"-1, minimum, less than 0", "101, maximum, greater than 100"})
    void findsNumbersOutOfTheirRange(int stateOfCharge, String rule, String message) {
        Payload payload = Payload.of("{\"evseId\":1,\"chargingNeeds\":{\"requestedEnergyTransfer\":\"DC\","
                        + "\"dcChargingParameters\":{\"evMaxCurrent\":1,\"evMaxVoltage\":1}}}")
                .with("/chargingNeeds/dcChargingParameters/stateOfCharge", stateOfCharge);

        Assessment seen = check.request(V201.NOTIFY_EV_CHARGING_NEEDS, payload);

        assertThat(seen.findings())
                .extracting(Finding::pointer, Finding::rule, Finding::message)
                .containsExactly(tuple(
                        "/chargingNeeds/dcChargingParameters/stateOfCharge", rule, "The number is " + message + "."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"vendorId\":\"v\",\"any\":[null]}; ''; ''",
                "{\"any\":1}; /idToken/customData; required",
                "{\"vendorId\":1}; /idToken/customData/vendorId; type",
                "7; /idToken/customData; type",
            })
    void checksWhatAVendorAdds(String customData, String pointer, String rule) {
        Payload payload = Payload.of("{\"idToken\":{\"idToken\":\"a\",\"type\":\"Local\",\"customData\":" + customData
                + "},\"customData\":{\"vendorId\":\"v\"}}");

        Assessment seen = check.request(V201.AUTHORIZE, payload);

        assertThat(seen.findings())
                .extracting(Finding::pointer, Finding::rule)
                .isEqualTo(rule.isEmpty() ? List.of() : List.of(tuple(pointer, rule)));
    }

    @Test
    void findsMembersThatAreNotInsideOfCustomData() {
        Assessment seen = request(V201.HEARTBEAT, "{\"wattage\":1}");

        assertThat(seen.findings()).extracting(Finding::rule).containsExactly("additionalProperties");
    }
}
