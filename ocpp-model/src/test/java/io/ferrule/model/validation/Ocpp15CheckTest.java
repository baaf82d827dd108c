// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ferrule.model.Action;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.model.dialect.Dialect;
import io.ferrule.model.dialect.DialectMemory;
import io.ferrule.model.v15.V15;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found about messages of OCPP 1.5, in whichever dialect they come. */
final class Ocpp15CheckTest {

    private final SchemaCheck check = new SchemaCheck();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/values/0/values/0/measurand | {'values':[{'timestamp':'%s','values':[{'value':'1','measurand':'Amps'}]}]}",
                "/values/0/value/0/measurand | {'values':[{'timestamp':'%s','value':[{'value':'1','measurand':'Amps'}]}]}",
                "/values/0/measurand | {'values':[{'timestamp':'%s','value':'1','measurand':'Amps'}]}",
                "/values/0/value/0/attributes/measurand"
                        + "| {'values':[{'timestamp':'%s','value':[{'$value':'1','attributes':{'measurand':'Amps'}}]}]}",
            })
    void namesMembersAsTheyCame(String pointer, String json) {
        Assessment seen = request(V15.METER_VALUES, withConnector(json));

        assertThat(seen.findings()).extracting(Finding::pointer, Finding::rule).containsExactly(tuple(pointer, "enum"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/transactionData/0/values/0 | [{'values':[{'values':[{'value':'1'}]}]}]",
                "/transactionData/0/values/0 | [{'values':[{'value':[{'value':'1'}]}]}]",
                "/transactionData/0 | [{'value':'1'}]",
                "/transactionData/0/values/0 | [{'values':[{'value':[{'$value':'1'}]}]}]",
            })
    void looksIntoTransactionDataOfEachDialect(String pointer, String data) {
        Assessment seen = request(V15.STOP_TRANSACTION, stop(data));

        assertThat(seen.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.pointer()).isEqualTo(pointer);
            assertThat(finding.rule()).isEqualTo("required");
            assertThat(finding.message()).contains("timestamp");
        });
    }

    @Test
    void findsAMixtureOfDialects() {
        Assessment seen = request(
                V15.METER_VALUES,
                withConnector("{'values':[{'timestamp':'%s','values':[{'value':'1'}],'value':[{'value':'2'}]}]}"));

        assertThat(seen.findings())
                .extracting(Finding::pointer, Finding::rule, Finding::code)
                .containsExactly(tuple("/values/0/value/0", "dialect", ErrorCode.FORMATION_VIOLATION));
    }

    @Test
    void holdsAStationToTheDialectThatIsConfigured() {
        Assessment seen = check.request(
                V15.METER_VALUES,
                payload(withConnector("{'values':[{'timestamp':'%s','values':[{'value':'1'}]}]}")),
                DialectMemory.fixed(Dialect.B));

        assertThat(seen.findings())
                .extracting(Finding::pointer, Finding::rule)
                .containsExactly(tuple("/values/0", "required"));
    }

    @Test
    void usesTheDialectThatAStationShowedBefore() {
        FrameCheck station = new FrameCheck(check).remembering(new DialectMemory());
        String showing = withConnector("{'values':[{'timestamp':'%s','values':[{'value':'1'}]}]}");
        String silent = withConnector("{'values':[{'timestamp':'%s'}]}");

        Assessment first = frame(station, showing);
        Assessment second = frame(station, silent);

        assertThat(first.findings()).isEmpty();
        assertThat(second.findings())
                .extracting(Finding::message)
                .containsExactly("The member \"values\" is required.");
    }

    @Test
    void judgesEachFrameByItselfWhereNothingIsRemembered() {
        FrameCheck anybody = new FrameCheck(check);
        frame(anybody, withConnector("{'values':[{'timestamp':'%s','values':[{'value':'1'}]}]}"));

        Assessment seen = frame(anybody, withConnector("{'values':[{'timestamp':'%s'}]}"));

        assertThat(seen.findings()).extracting(Finding::message).containsExactly("The member \"value\" is required.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "V", "Hz", "wh", ""})
    void notesAUnitThatIsNotListed(String unit) {
        Assessment seen = request(
                V15.METER_VALUES,
                withConnector("{'values':[{'timestamp':'%s','value':[{'value':'1','unit':'" + unit + "'}]}]}"));

        assertThat(seen.findings()).isEmpty();
        assertThat(seen.notes())
                .extracting(Note::pointer, Note::rule)
                .containsExactly(tuple("/values/0/value/0/unit", "odd-unit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Amp", "Volt", "Wh", "Celsius"})
    void takesTheUnitsOfTheWsdl(String unit) {
        Assessment seen = request(
                V15.METER_VALUES, withConnector("{'values':[{'timestamp':'%s','value':'1','unit':'" + unit + "'}]}"));

        assertThat(seen).isEqualTo(Assessment.clean());
    }

    /** No document closes the JSON form of 1.5. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | {'x':1,'values':[]}",
                "/values/0 | {'values':[{'timestamp':'%s','value':'1','x':1}]}",
                "/values/0/value/0/attributes | "
                        + "{'values':[{'timestamp':'%s','value':[{'$value':'1','attributes':{'x':1}}]}]}",
            })
    void notesUnknownMembers(String pointer, String json) {
        Assessment seen = request(V15.METER_VALUES, withConnector(json));

        assertThat(seen.findings()).isEmpty();
        assertThat(seen.notes())
                .extracting(Note::pointer, Note::rule)
                .containsExactly(tuple(pointer, "unknown-member"));
    }

    @Test
    void notesWhatOtherVersionsNoteToo() {
        Assessment seen =
                request(V15.BOOT_NOTIFICATION, "{'chargePointVendor':'','chargePointModel':'M','firmwareVersion':''}");
        Assessment empty = request(V15.HEARTBEAT, "null");
        Assessment answer = check.response(
                V15.BOOT_NOTIFICATION,
                payload("{'status':'Accepted','currentTime':'2013-03-07 16:52:16Z','heartbeatInterval':60.0}"));

        assertThat(seen.notes()).extracting(Note::rule).containsExactly("empty-string");
        assertThat(empty.notes()).extracting(Note::rule).containsExactly("null-payload");
        assertThat(answer.notes()).extracting(Note::rule).containsExactly("blank-for-t", "integer-form");
        assertThat(answer.findings()).isEmpty();
    }

    /** OCPP 1.5, 4.2: the answer has a heartbeatInterval, and a station cannot be left pending. */
    @Test
    void findsAnAnswerOfTheNextVersion() {
        Assessment seen = check.response(
                V15.BOOT_NOTIFICATION,
                payload("{'status':'Pending','currentTime':'2013-03-07T16:52:16Z','interval':60}"));

        assertThat(seen.findings())
                .extracting(Finding::pointer, Finding::rule)
                .containsExactlyInAnyOrder(tuple("", "required"), tuple("/status", "enum"));
    }

    private Assessment frame(FrameCheck station, String payload) {
        String text = "[2,\"1\",\"MeterValues\"," + payload(payload).text() + "]";
        Reading reading = new FrameReader(FrameLimits.defaults()).read(text);
        return station.check(OcppVersion.V1_5, Side.STATION, ((Reading.Read) reading).frame(), Optional.empty());
    }

    private Assessment request(Action<?, ?> action, String json) {
        return check.request(action, payload(json));
    }

    private static String withConnector(String json) {
        return json.replace("%s", "2013-03-07T16:52:16Z").replaceFirst("\\{", "{'connectorId':1,");
    }

    private static String stop(String data) {
        return "{'transactionId':1,'timestamp':'2013-03-07T16:52:16Z','meterStop':1,'transactionData':" + data + "}";
    }

    private static Payload payload(String json) {
        return Payload.of(json.replace('\'', '"'));
    }
}
