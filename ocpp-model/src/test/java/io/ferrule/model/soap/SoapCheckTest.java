// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import static io.ferrule.model.soap.Documents.CP_16;
import static io.ferrule.model.soap.Documents.CS_15;
import static io.ferrule.model.soap.Documents.CS_16;
import static io.ferrule.model.soap.Documents.HEARTBEAT;
import static io.ferrule.model.soap.Documents.envelope;
import static io.ferrule.model.soap.Documents.header;
import static io.ferrule.model.soap.Documents.readable;
import static io.ferrule.model.soap.Documents.request;
import static io.ferrule.model.soap.Documents.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Note;
import io.ferrule.model.validation.Assessment;
import io.ferrule.model.validation.SchemaCheck;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong, and what is remarkable, about messages that can be read. */
final class SoapCheckTest {

    private static final String XSI = " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private final SoapCheck check = new SoapCheck(new SchemaCheck());

    private List<String> findings(String document) {
        return check.check(readable(document)).findings().stream()
                .map(finding -> finding.pointer() + " " + finding.rule())
                .toList();
    }

    private List<String> notes(String document) {
        return check.check(readable(document)).notes().stream().map(Note::rule).toList();
    }

    private static String authorize(String body) {
        return request(CS_16, "/Authorize", "<c:authorizeRequest>" + body + "</c:authorizeRequest>");
    }

    private static String start(String... elements) {
        return request(
                CS_16,
                "/StartTransaction",
                "<c:startTransactionRequest>" + String.join("", elements) + "</c:startTransactionRequest>");
    }

    @Test
    void seesNothingInAProperRequest() {
        Assessment seen = check.check(readable(HEARTBEAT));

        assertThat(seen).isEqualTo(Assessment.clean());
    }

    @Test
    void seesNothingInAProperAnswer() {
        String document = response(
                CS_16,
                "/HeartbeatResponse",
                "<c:heartbeatResponse><c:currentTime>2026-01-01T00:00:00Z</c:currentTime></c:heartbeatResponse>");

        Assessment seen = check.check(readable(document));

        assertThat(seen).isEqualTo(Assessment.clean());
    }

    @Test
    void findsAnActionOfTheOtherService() {
        String document = request(CS_16, "/ClearCache", "<c:clearCacheRequest/>");

        assertThat(findings(document)).containsExactly(" direction");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("missing", authorize(""), " required"),
                Arguments.of("too long", authorize("<c:idTag>" + "x".repeat(21) + "</c:idTag>"), "/idTag maxLength"),
                Arguments.of("unknown", authorize("<c:idTag>A</c:idTag><c:x/>"), " additionalProperties"),
                Arguments.of("twice", authorize("<c:idTag>A</c:idTag><c:idTag>B</c:idTag>"), "/idTag maxItems"),
                Arguments.of("no text", authorize("<c:idTag><c:x/></c:idTag>"), "/idTag additionalProperties"),
                Arguments.of("nil", authorize("<c:idTag" + XSI + " i:nil=\"1\"/>"), "/idTag type"),
                Arguments.of("attribute", authorize("<c:idTag a=\"b\">A</c:idTag>"), "/idTag additionalProperties"),
                Arguments.of("text", authorize("x<c:idTag>A</c:idTag>"), " envelope"),
                Arguments.of("no namespace", authorize("<idTag>A</idTag>"), "/idTag envelope"),
                Arguments.of(
                        "wrong number",
                        response(CS_16, "/StartTransactionResponse", started("1.0")),
                        "/transactionId type"));
    }

    private static String started(String number) {
        return "<c:startTransactionResponse><c:transactionId>" + number + "</c:transactionId><c:idTagInfo><c:status>"
                + "Accepted</c:status></c:idTagInfo></c:startTransactionResponse>";
    }

    // the types of the WSDL
    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void findsWhatTheWsdlDoesNotAllow(String what, String document, String finding) {
        assertThat(findings(document))
                .as(what)
                .contains(finding)
                .allMatch(found -> found.equals(finding) || what.equals("no text"));
    }

    // the WSDL has sequences, so the order of elements is fixed
    @Test
    void findsElementsInTheWrongOrder() {
        String document = start(
                "<c:connectorId>1</c:connectorId>",
                "<c:timestamp>2026-01-01T00:00:00Z</c:timestamp>",
                "<c:idTag>A</c:idTag>",
                "<c:meterStart>1</c:meterStart>");

        assertThat(findings(document)).containsExactly("/idTag envelope");
    }

    @Test
    void pointsAtTheElementOfAListThatComesTooLate() {
        String data =
                "<c:transactionData><c:timestamp>2026-01-01T00:00:00Z</c:timestamp><c:sampledValue><c:value>1</c:value>"
                        + "</c:sampledValue></c:transactionData>";
        String document = request(
                CS_16,
                "/StopTransaction",
                "<c:stopTransactionRequest><c:transactionId>1</c:transactionId>" + data
                        + "<c:timestamp>2026-01-01T00:00:00Z" + "</c:timestamp><c:meterStop>1</c:meterStop>" + data
                        + "</c:stopTransactionRequest>");

        assertThat(findings(document)).containsExactly("/timestamp envelope");
    }

    @Test
    void findsUnknownElementsOf15ThoughItsJsonIsOpen() {
        String document = request(
                CS_15,
                "/MeterValues",
                "<c:meterValuesRequest><c:connectorId>1</c:connectorId><c:values><c:timestamp>2026-01-01T00:00:00Z"
                        + "</c:timestamp><c:values>1</c:values><c:value phase=\"L1\">1</c:value></c:values>"
                        + "</c:meterValuesRequest>");

        assertThat(findings(document))
                .containsExactly("/values/0 additionalProperties", "/values/0/value/0 additionalProperties");
    }

    @Test
    void findsAndNotesWhatItWouldInJson() {
        String document = start(
                "<c:connectorId>1</c:connectorId>",
                "<c:idTag/>",
                "<c:timestamp>2026-01-01 00:00:00Z</c:timestamp>",
                "<c:meterStart>99999999999</c:meterStart>");

        assertThat(findings(document)).isEmpty();
        assertThat(notes(document)).containsExactlyInAnyOrder("empty-string", "blank-for-t", "int32");
    }

    static Stream<Arguments> faults() {
        String related = header("RelatesTo", "1");
        String proper = header("Action", Namespaces.FAULT_ACTION) + related;
        return Stream.of(
                Arguments.of(proper, "c:SecurityError", List.of(), List.of()),
                Arguments.of(proper, "c:Whatever", List.of(), List.of("fault-subcode")),
                Arguments.of(proper, "s:SecurityError", List.of(), List.of("fault-subcode")),
                Arguments.of(related, "c:NotSupported", List.of("/header/Action wsa"), List.of()),
                Arguments.of(
                        header("Action", "/Fault") + related,
                        "c:NotSupported",
                        List.of("/header/Action wsa"),
                        List.of()),
                Arguments.of(
                        header("Action", Namespaces.FAULT_ACTION), "c:NotSupported", List.of(), List.of("relates-to")));
    }

    // OCPP-S 1.6, 5; WS-Addressing 1.0 SOAP binding, 6
    @ParameterizedTest
    @MethodSource("faults")
    void looksAtFaults(String header, String subcode, List<String> findings, List<String> notes) {
        String document = envelope(
                CP_16,
                header,
                "<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>" + subcode
                        + "</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang=\"en\">x</s:Text></s:Reason></s:Fault>");

        assertThat(findings(document)).isEqualTo(findings);
        assertThat(notes(document)).isEqualTo(notes);
    }
}
