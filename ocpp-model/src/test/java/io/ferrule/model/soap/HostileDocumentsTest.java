// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import static io.ferrule.model.soap.Documents.CS_16;
import static io.ferrule.model.soap.Documents.HEARTBEAT;
import static io.ferrule.model.soap.Documents.envelope;
import static io.ferrule.model.soap.Documents.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.SoapLimits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that somebody made to do harm, or that broke on their way, end as values within the bounds. */
final class HostileDocumentsTest {

    private final SoapReader reader = new SoapReader(SoapLimits.defaults());

    static Stream<Arguments> unreadable() {
        String bomb =
                "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
        return Stream.of(
                Arguments.of("nothing", "", "envelope"),
                Arguments.of("white space", " \n ", "envelope"),
                Arguments.of("no XML", "[2,\"1\",\"Heartbeat\",{}]", "envelope"),
                Arguments.of("cut off", HEARTBEAT.substring(0, HEARTBEAT.length() - 5), "envelope"),
                Arguments.of("two roots", HEARTBEAT + HEARTBEAT, "envelope"),
                Arguments.of("text behind the root", HEARTBEAT + "x", "envelope"),
                Arguments.of("a document type", "<!DOCTYPE html>" + HEARTBEAT, "envelope"),
                Arguments.of(
                        "a document type in capitals and small letters", "<!DocType html>" + HEARTBEAT, "envelope"),
                Arguments.of("entities in entities", bomb + "<a>&c;</a>", "envelope"),
                Arguments.of("an external entity", external("file:///etc/hostname"), "envelope"),
                Arguments.of(
                        "an external document type", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/\"><a/>", "envelope"),
                Arguments.of("an unknown entity", HEARTBEAT.replace("CP1", "&nbsp;"), "envelope"),
                Arguments.of("a NUL", HEARTBEAT.replace("CP1", "C\u0000"), "envelope"),
                Arguments.of("a NUL by its number", HEARTBEAT.replace("CP1", "&#0;"), "envelope"),
                Arguments.of("a lone surrogate", HEARTBEAT.replace("CP1", "\uD83D"), "envelope"),
                Arguments.of("a lone surrogate by its number", HEARTBEAT.replace("CP1", "&#xD83D;"), "envelope"),
                Arguments.of("an attribute twice", "<a b=\"1\" b=\"2\"/>", "envelope"),
                Arguments.of("an undeclared prefix", "<a:b/>", "envelope"),
                Arguments.of("XML 1.1", "<?xml version=\"1.1\"?>" + HEARTBEAT, "envelope"),
                Arguments.of(
                        "another encoding", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + HEARTBEAT, "envelope"),
                Arguments.of("an unknown encoding", "<?xml version=\"1.0\" encoding=\"x\"?>" + HEARTBEAT, "envelope"),
                Arguments.of("10 MB of text", HEARTBEAT.replace("CP1", "x".repeat(10_000_000)), "limit"),
                Arguments.of("10 MB of elements", "<a>".repeat(3_333_333), "limit"),
                Arguments.of("a deep nesting", "<a>".repeat(33) + "</a>".repeat(33), "limit"),
                Arguments.of("many elements", "<a>" + "<b/>".repeat(20_000) + "</a>", "limit"),
                Arguments.of("many attributes", "<a" + numbered(" b%d=\"\"", 65) + "/>", "limit"),
                Arguments.of(
                        "more attributes than the JDK takes", "<a" + numbered(" b%d=\"\"", 10_001) + "/>", "limit"),
                Arguments.of("a name longer than the JDK takes", "<" + "a".repeat(1_001) + "/>", "limit"),
                Arguments.of("many declarations", "<a" + numbered(" xmlns:b%d=\"u\"", 65) + "/>", "limit"));
    }

    private static String external(String address) {
        return "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + address + "\">]><a>&x;</a>";
    }

    private static String numbered(String pattern, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> pattern.replace("%d", Integer.toString(i)))
                .collect(Collectors.joining());
    }

    // SOAP 1.2 part 1, 5: a message has no document type declaration
    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void callsUnreadable(String what, String document, String rule) {
        SoapReading reading = reader.read(document);

        assertThat(reading).as(what).isInstanceOfSatisfying(SoapReading.Unreadable.class, unreadable -> assertThat(
                        unreadable.finding().rule())
                .isEqualTo(rule));
    }

    static Stream<Arguments> wrongBytes() {
        return Stream.of(
                Arguments.of("Latin 1", bytes("<a>é</a>", StandardCharsets.ISO_8859_1)),
                Arguments.of("UTF-32", bytes("<a/>", Charset.forName("UTF-32"))),
                Arguments.of("half a character", new byte[] {'<', 'a', '>', (byte) 0xe2, (byte) 0x82}),
                Arguments.of("an overlong form", new byte[] {'<', 'a', '>', (byte) 0xc0, (byte) 0xbc, '/', 'a', '>'}),
                Arguments.of("half a unit of UTF-16", new byte[] {(byte) 0xfe, (byte) 0xff, 0}),
                Arguments.of(
                        "UTF-8 that says UTF-16",
                        bytes("<?xml version='1.0' encoding='UTF-16'?><a/>", StandardCharsets.UTF_8)),
                Arguments.of(
                        "UTF-16 that says UTF-8",
                        bytes("<?xml version='1.0' encoding='UTF-8'?><a/>", StandardCharsets.UTF_16BE)),
                Arguments.of("one byte", new byte[] {'<'}),
                Arguments.of("no byte", new byte[0]));
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongBytes")
    void callsBytesOfAnotherEncodingUnreadable(String what, byte[] document) {
        SoapReading reading = reader.read(document);

        assertThat(reading).as(what).isInstanceOf(SoapReading.Unreadable.class);
    }

    @Test
    void takesADocumentOfExactlyTheLimitInBytesAndNoneBeyond() {
        int room = SoapLimits.defaults().documentBytes() - HEARTBEAT.length();
        byte[] fits = bytes(HEARTBEAT.replace("CP1", "CP1" + "x".repeat(room)), StandardCharsets.UTF_8);
        byte[] beyond = Arrays.copyOf(fits, fits.length + 1);

        SoapReading first = reader.read(fits);
        SoapReading second = reader.read(beyond);

        assertThat(first).isInstanceOf(SoapReading.Read.class);
        assertThat(second).isInstanceOfSatisfying(SoapReading.Unreadable.class, unreadable -> assertThat(
                        unreadable.finding().rule())
                .isEqualTo("limit"));
    }

    @Test
    void boundsTheTextOfOneElement() {
        SoapReader strict = new SoapReader(new SoapLimits(262_144, 32, 20_000, 64, 1_024));

        SoapReading reading = strict.read(HEARTBEAT.replace("CP1", "x".repeat(1_000) + "<!---->" + "x".repeat(1_000)));

        assertThat(reading).isInstanceOf(SoapReading.Unreadable.class);
    }

    static Stream<Arguments> foreign() {
        String html = "<html><body>Please sign in.</body></html>";
        String old = HEARTBEAT.replace(Namespaces.ENVELOPE, Namespaces.ENVELOPE_1_1);
        return Stream.of(
                Arguments.of("a page", html, "envelope"),
                Arguments.of("SOAP 1.1", old, "envelope"),
                Arguments.of("an instruction", HEARTBEAT.replace("<s:Body>", "<?a b?><s:Body>"), "envelope"),
                Arguments.of("an empty body", envelope(CS_16, "", ""), "envelope"),
                Arguments.of(
                        "two elements", envelope(CS_16, "", "<c:heartbeatRequest/><c:heartbeatRequest/>"), "envelope"),
                Arguments.of("text in the body", envelope(CS_16, "", "x<c:heartbeatRequest/>"), "envelope"),
                Arguments.of("a body before the header", swapped(), "envelope"),
                Arguments.of(
                        "OCPP 1.2",
                        request("urn://Ocpp/Cs/2010/08/", "/Heartbeat", "<c:heartbeatRequest/>"),
                        "unknown-version"),
                Arguments.of("no namespace", envelope(CS_16, "", "<heartbeatRequest/>"), "unknown-version"),
                Arguments.of("an unknown action", envelope(CS_16, "", "<c:fooRequest/>"), "unknown-action"),
                Arguments.of("a capital", envelope(CS_16, "", "<c:HeartbeatRequest/>"), "unknown-action"),
                Arguments.of("no ending", envelope(CS_16, "", "<c:heartbeat/>"), "unknown-action"),
                Arguments.of(
                        "an action that is JSON only",
                        envelope(CS_16, "", "<c:signCertificateRequest/>"),
                        "unknown-action"),
                Arguments.of("a fault without a code", envelope(CS_16, "", "<s:Fault/>"), "envelope"));
    }

    private static String swapped() {
        return "<s:Envelope xmlns:s=\"" + Namespaces.ENVELOPE + "\"><s:Body><a/></s:Body><s:Header/></s:Envelope>";
    }

    // OCPP-J's security extension of 1.6 has no WSDL; SOAP 1.2 part 1, 5 says what an envelope is
    @ParameterizedTest(name = "{0}")
    @MethodSource("foreign")
    void callsForeign(String what, String document, String rule) {
        SoapReading reading = reader.read(document);

        assertThat(reading).as(what).isInstanceOfSatisfying(SoapReading.Foreign.class, foreign -> assertThat(
                        foreign.finding().rule())
                .isEqualTo(rule));
    }

    @Test
    void answersAForeignDocumentUnderItsId() {
        String document = request(CS_16, "/Foo", "<c:fooRequest/>");

        SoapReading.Foreign foreign = (SoapReading.Foreign) reader.read(document);

        assertThat(foreign.action()).contains("Foo");
        assertThat(foreign.answer().headers().relatesTo()).contains("urn:uuid:1");
        assertThat(foreign.answer().errorCode()).isEqualTo(ErrorCode.NOT_SUPPORTED);
    }

    /** Elements that occur twice are arrays, so each level of XML takes two of JSON. */
    @Test
    void boundsTheNestingOfThePayload() {
        String nested = "";
        for (int level = 0; level < 27; level++) {
            nested = "<c:x>" + nested + "</c:x><c:x/>";
        }

        SoapReading reading =
                reader.read(request(CS_16, "/Authorize", "<c:authorizeRequest>" + nested + "</c:authorizeRequest>"));

        assertThat(reading).isInstanceOfSatisfying(SoapReading.Unreadable.class, unreadable -> assertThat(
                        unreadable.finding().rule())
                .isEqualTo("limit"));
    }
}
