// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ferrule.model.Action;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.Payload;
import io.ferrule.model.v16.V16;
import io.ferrule.model.v201.V201;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is legal, or treated as if it were, and known to trouble peers. */
final class SchemaNotesTest {

    private static final String SAMPLE = "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-01-01T00:00:00Z\","
            + "\"sampledValue\":[{\"value\":\"1\",\"unit\":\"%s\"}]}]}";

    private final SchemaCheck check = new SchemaCheck();

    private Assessment request(Action<?, ?> action, String json) {
        return check.request(action, Payload.of(json));
    }

    @ParameterizedTest
    @CsvSource({"1.0,integer-form", "10e-1,integer-form", "9223372036854766666,int32", "-2147483649,int32"})
    void notesNumbersThatTroublePeers(String number, String rule) {
        Assessment seen = request(V16.UNLOCK_CONNECTOR, "{\"connectorId\":" + number + "}");

        assertThat(seen.findings()).isEmpty();
        assertThat(seen.notes()).extracting(Note::pointer, Note::rule).containsExactly(tuple("/connectorId", rule));
    }

    @Test
    void notesABlankInPlaceOfT() {
        Assessment seen =
                request(V16.SECURITY_EVENT_NOTIFICATION, "{\"type\":\"x\",\"timestamp\":\"2026-01-01 00:00:00Z\"}");

        assertThat(seen.findings()).isEmpty();
        assertThat(seen.notes())
                .extracting(Note::pointer, Note::rule)
                .containsExactly(tuple("/timestamp", "blank-for-t"));
    }

    @Test
    void notesAnEmptyRequiredTextButNotAnEmptyOptionalOne() {
        Assessment seen = request(
                V16.BOOT_NOTIFICATION,
                "{\"chargePointVendor\":\"\",\"chargePointModel\":\"M\",\"firmwareVersion\":\"\"}");

        assertThat(seen.findings()).isEmpty();
        assertThat(seen.notes())
                .extracting(Note::pointer, Note::rule)
                .containsExactly(tuple("/chargePointVendor", "empty-string"));
    }

    /** OCPP 1.6 edition 2, 7.45 lists no unit for the frequency, and J errata 2.1 keeps a misspelling. */
    @ParameterizedTest
    @ValueSource(strings = {"Hertz", "Hz", "Amp", ""})
    void notesAUnitThatIsNotListed(String unit) {
        Assessment seen = request(V16.METER_VALUES, SAMPLE.formatted(unit));

        assertThat(seen.findings()).isEmpty();
        assertThat(seen.notes())
                .extracting(Note::pointer, Note::rule)
                .containsExactly(tuple("/meterValue/0/sampledValue/0/unit", "odd-unit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wh", "Celsius", "Celcius"})
    void takesAListedUnitInMeterValues(String unit) {
        assertThat(request(V16.METER_VALUES, SAMPLE.formatted(unit))).isEqualTo(Assessment.clean());
    }

    /** OCPP-J 1.6 errata, 2.1: StopTransaction lists Celcius only. */
    @Test
    void notesTheRightSpellingOfCelsiusInStopTransaction() {
        String json = "{\"transactionId\":1,\"meterStop\":1,\"timestamp\":\"2026-01-01T00:00:00Z\",\"transactionData\":"
                + "[{\"timestamp\":\"2026-01-01T00:00:00Z\",\"sampledValue\":[{\"value\":\"1\",\"unit\":\"Celsius\"},"
                + "{\"value\":\"1\",\"unit\":\"Celcius\"}]}]}";

        Assessment seen = request(V16.STOP_TRANSACTION, json);

        assertThat(seen.findings()).isEmpty();
        assertThat(seen.notes())
                .extracting(Note::pointer, Note::rule)
                .containsExactly(tuple("/transactionData/0/sampledValue/0/unit", "odd-unit"));
    }

    /** OCPP-J 1.6, 4.2.1: null is an empty object. */
    @Test
    void takesANullPayloadForAnEmptyObject() {
        Assessment heartbeat = request(V16.HEARTBEAT, "null");
        Assessment authorize = request(V16.AUTHORIZE, "null");

        assertThat(heartbeat.findings()).isEmpty();
        assertThat(heartbeat.notes()).extracting(Note::rule).containsExactly("null-payload");
        assertThat(authorize.findings()).extracting(Finding::rule).containsExactly("required");
    }

    /** OCPP 2.0.1 part 4, 4.2.1: null is no payload. */
    @Test
    void findsANullPayloadSinceVersion201() {
        Assessment seen = request(V201.HEARTBEAT, "null");

        assertThat(seen.findings()).extracting(Finding::pointer, Finding::rule).containsExactly(tuple("", "type"));
    }
}
