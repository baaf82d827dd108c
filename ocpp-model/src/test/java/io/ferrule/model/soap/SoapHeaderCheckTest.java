// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import static io.ferrule.model.soap.Documents.CS_16;
import static io.ferrule.model.soap.Documents.HEARTBEAT;
import static io.ferrule.model.soap.Documents.envelope;
import static io.ferrule.model.soap.Documents.header;
import static io.ferrule.model.soap.Documents.readable;
import static io.ferrule.model.soap.Documents.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.validation.SchemaCheck;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong, and what is remarkable, about the headers of messages. */
final class SoapHeaderCheckTest {

    private final SoapCheck check = new SoapCheck(new SchemaCheck());

    private List<String> findings(String document) {
        return check.check(readable(document)).findings().stream()
                .map(finding -> finding.pointer() + " " + finding.rule())
                .toList();
    }

    private List<String> notes(String document) {
        return check.check(readable(document)).notes().stream().map(Note::rule).toList();
    }

    private static String without(String document, String header) {
        return document.replaceFirst("<a:" + header + ">.*?</a:" + header + ">", "");
    }

    @Test
    void findsTwoIdentitiesOnce() {
        String document = HEARTBEAT.replace("<a:Action>", "<c:chargeBoxIdentity>CP2</c:chargeBoxIdentity><a:Action>");

        assertThat(findings(document)).containsExactly("/header/chargeBoxIdentity maxItems");
    }

    @Test
    void findsAMissingActionInARequestAndMoreInAnAnswer() {
        String request = without(HEARTBEAT, "Action");
        String answer = envelope(
                CS_16,
                "",
                "<c:heartbeatResponse><c:currentTime>2026-01-01T00:00:00Z</c:currentTime></c:heartbeatResponse>");

        assertThat(findings(request)).containsExactly("/header/Action wsa");
        assertThat(findings(answer)).containsExactly("/header/Action wsa", "/header/RelatesTo wsa");
    }

    @Test
    void findsAnEndpointWithoutAnAddress() {
        String document = HEARTBEAT.replaceFirst("<a:Address>.*?</a:Address>", "http://10.0.0.5/");

        assertThat(findings(document)).containsExactly("/header/From wsa");
    }

    @Test
    void notesWhatStationsForgetInTheirHeaders() {
        String document = without(without(without(HEARTBEAT, "MessageID"), "From"), "To");

        assertThat(findings(document)).isEmpty();
        assertThat(notes(document)).containsExactly("message-id", "from");
    }

    @Test
    void notesAnAnswerThatIsWantedElsewhere() {
        String document =
                HEARTBEAT.replace("<a:To>", "<a:ReplyTo><a:Address>http://evil/</a:Address></a:ReplyTo><a:To>");

        assertThat(notes(document)).containsExactly("reply-to");
    }

    static Stream<Arguments> headers() {
        String role = Namespaces.ENVELOPE + "/role/";
        return Stream.of(
                Arguments.of("<x:H xmlns:x=\"urn:x\" s:mustUnderstand=\"true\"/>", true),
                Arguments.of("<x:H xmlns:x=\"urn:x\" s:mustUnderstand=\"1\" s:role=\"" + role + "next\"/>", true),
                Arguments.of("<x:H xmlns:x=\"urn:x\" s:mustUnderstand=\"1\" s:role=\"" + role + "none\"/>", false),
                Arguments.of("<x:H xmlns:x=\"urn:x\" s:mustUnderstand=\"false\"/>", false),
                Arguments.of("<x:H xmlns:x=\"urn:x\" mustUnderstand=\"1\"/>", false),
                Arguments.of("<x:H xmlns:x=\"urn:x\"/>", false),
                Arguments.of("<x:Action xmlns:x=\"urn:x\" s:mustUnderstand=\"1\"/>", true),
                Arguments.of("<a:FaultTo s:mustUnderstand=\"1\"><a:Address>x</a:Address></a:FaultTo>", false));
    }

    // SOAP 1.2 part 1, 5.2.3 and 2.4
    @ParameterizedTest
    @MethodSource("headers")
    void findsAHeaderThatItMustUnderstandAndDoesNot(String header, boolean found) {
        String document = HEARTBEAT.replace("<s:Header>", "<s:Header>" + header);

        assertThat(findings(document).contains("/header additionalProperties")).isEqualTo(found);
    }

    // OCPP-S 1.6, 4.3
    @ParameterizedTest
    @ValueSource(strings = {"", "<c:chargeBoxIdentity/>", "<c:chargeBoxIdentity> </c:chargeBoxIdentity>"})
    void wantsToKnowWhoseRequestItIs(String identity) {
        String document = HEARTBEAT.replaceFirst("<c:chargeBoxIdentity.*?</c:chargeBoxIdentity>", identity);

        List<Finding> findings = check.check(readable(document)).findings();

        assertThat(findings)
                .containsExactly(new Finding(
                        "/header",
                        "required",
                        ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                        "The header \"chargeBoxIdentity\" is required."));
    }

    // OCPP-S 1.6, 4.4: the action is the name of the operation behind a slash
    @ParameterizedTest
    @ValueSource(strings = {"/Reset", "Heartbeat", "/heartbeat", "", "/HeartbeatRequest"})
    void findsAWrongAction(String action) {
        String document = HEARTBEAT.replace("/Heartbeat<", action + "<");

        assertThat(findings(document)).containsExactly("/header/Action wsa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Action", "MessageID", "To", "From"})
    void findsTwoOfAHeaderThatMayOccurOnce(String name) {
        String document = HEARTBEAT.replaceFirst("(<a:" + name + ">.*?</a:" + name + ">)", "$1$1");

        assertThat(findings(document)).containsExactly("/header/" + name + " wsa");
    }
}
