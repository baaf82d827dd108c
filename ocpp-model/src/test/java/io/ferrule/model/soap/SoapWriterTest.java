// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.SoapLimits;
import io.ferrule.model.v15.V15;
import io.ferrule.model.v16.V16;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How messages are written. */
final class SoapWriterTest {

    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\""
            + " xmlns:wsa=\"http://www.w3.org/2005/08/addressing\" xmlns:ocpp=\"";

    private final SoapWriter writer = new SoapWriter();
    private final SoapReader reader = new SoapReader(SoapLimits.defaults());

    private static SoapRequest dataTransfer(String data) {
        return SoapRequest.of(
                SoapService.centralSystem(OcppVersion.V1_6),
                V16.DATA_TRANSFER,
                Payload.empty().with("/vendorId", "v").with("/data", data),
                SoapHeaders.builder().chargeBoxIdentity("CP1"));
    }

    // OCPP-S 1.6, 4: the header of a request; the WSDL gives names, namespaces and order
    @Test
    void writesARequestWithTheHeaderThatOcppWants() {
        SoapRequest request = SoapRequest.of(
                SoapService.chargePoint(OcppVersion.V1_6),
                V16.RESET,
                Payload.of("{\"type\":\"Soft\"}"),
                SoapHeaders.builder()
                        .chargeBoxIdentity("CP<1>")
                        .messageId("urn:uuid:7")
                        .to("http://10.0.0.5:8080/")
                        .from("http://csms/ocpp"));

        String document = writer.text(request);

        assertThat(document)
                .isEqualTo(START + "urn://Ocpp/Cp/2015/10/\"><soap:Header>"
                        + "<ocpp:chargeBoxIdentity soap:mustUnderstand=\"true\">CP&lt;1&gt;</ocpp:chargeBoxIdentity>"
                        + "<wsa:Action>/Reset</wsa:Action><wsa:MessageID>urn:uuid:7</wsa:MessageID>"
                        + "<wsa:To>http://10.0.0.5:8080/</wsa:To>"
                        + "<wsa:From><wsa:Address>http://csms/ocpp</wsa:Address></wsa:From>"
                        + "<wsa:ReplyTo><wsa:Address>http://www.w3.org/2005/08/addressing/anonymous</wsa:Address>"
                        + "</wsa:ReplyTo></soap:Header><soap:Body><ocpp:resetRequest><ocpp:type>Soft</ocpp:type>"
                        + "</ocpp:resetRequest></soap:Body></soap:Envelope>");
    }

    @Test
    void writesAResponse() {
        SoapRequest request =
                (SoapRequest) Documents.readable(Documents.HEARTBEAT).message();

        String document = writer.text(request.response(Payload.of("{\"currentTime\":\"2026-01-01T00:00:00Z\"}")));

        assertThat(document)
                .isEqualTo(START + "urn://Ocpp/Cs/2015/10/\"><soap:Header>"
                        + "<wsa:Action>/HeartbeatResponse</wsa:Action><wsa:RelatesTo>urn:uuid:1</wsa:RelatesTo>"
                        + "<wsa:To>http://www.w3.org/2005/08/addressing/anonymous</wsa:To></soap:Header><soap:Body>"
                        + "<ocpp:heartbeatResponse><ocpp:currentTime>2026-01-01T00:00:00Z</ocpp:currentTime>"
                        + "</ocpp:heartbeatResponse></soap:Body></soap:Envelope>");
    }

    // OCPP-S 1.6, 5 and SOAP 1.2 part 1, 5.4; the document of 1.5 names another namespace for its subcodes
    @ParameterizedTest
    @CsvSource({"V1_6, urn://Ocpp/Cs/2015/10/", "V1_5, urn://Ocpp/2012/02/"})
    void writesAFault(OcppVersion version, String subcodes) {
        SoapRequest request = SoapRequest.of(
                SoapService.centralSystem(version),
                version == OcppVersion.V1_5 ? V15.HEARTBEAT : V16.HEARTBEAT,
                Payload.empty(),
                SoapHeaders.builder().messageId("1"));

        String document = writer.text(request.fault(ErrorCode.SECURITY_ERROR, "Who are you?"));

        assertThat(document)
                .isEqualTo(START + subcodes + "\"><soap:Header>"
                        + "<wsa:Action>http://www.w3.org/2005/08/addressing/fault</wsa:Action>"
                        + "<wsa:RelatesTo>1</wsa:RelatesTo>"
                        + "<wsa:To>http://www.w3.org/2005/08/addressing/anonymous</wsa:To></soap:Header><soap:Body>"
                        + "<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode>"
                        + "<soap:Value>ocpp:SecurityError</soap:Value></soap:Subcode></soap:Code><soap:Reason>"
                        + "<soap:Text xml:lang=\"en\">Who are you?</soap:Text></soap:Reason></soap:Fault></soap:Body>"
                        + "</soap:Envelope>");
    }

    @Test
    void writesAFaultWithASubcodeOfNoNamespace() {
        SoapHeaders headers =
                SoapHeaders.builder().action(Namespaces.FAULT_ACTION).build();
        SoapFault fault = new SoapFault(headers, FaultCode.SENDER, Optional.of(new FaultSubcode("", "Busy")), "x");

        String document = writer.text(fault);

        assertThat(Documents.readable(document).message()).isEqualTo(fault);
    }

    @Test
    void writesMembersInTheOrderOfTheWsdlHoweverTheyCame() {
        SoapRequest request = SoapRequest.of(
                SoapService.centralSystem(OcppVersion.V1_6),
                V16.STATUS_NOTIFICATION,
                Payload.of(
                        "{\"vendorX\":1,\"errorCode\":\"NoError\",\"info\":null,\"status\":\"Available\",\"connectorId\":1.0}"),
                SoapHeaders.builder());

        String document = writer.text(request);

        assertThat(document)
                .contains("<ocpp:statusNotificationRequest><ocpp:connectorId>1</ocpp:connectorId>"
                        + "<ocpp:status>Available</ocpp:status><ocpp:errorCode>NoError</ocpp:errorCode>"
                        + "</ocpp:statusNotificationRequest>");
    }

    @Test
    void writesTheReadingsOf15AsTextWithAttributes() {
        SoapRequest request = SoapRequest.of(
                SoapService.centralSystem(OcppVersion.V1_5),
                V15.METER_VALUES,
                Payload.of("{\"connectorId\":1,\"values\":[{\"timestamp\":\"2026-01-01T00:00:00Z\",\"value\":["
                        + "{\"unit\":\"Wh\",\"value\":\"01.50\",\"context\":\"Sample.Clock\"},{\"value\":7}]}]}"),
                SoapHeaders.builder());

        String document = writer.text(request);

        assertThat(document)
                .contains(
                        "<ocpp:value context=\"Sample.Clock\" unit=\"Wh\">01.50</ocpp:value><ocpp:value>7</ocpp:value>");
    }

    // The JSON schemas of 1.6 fixed a misspelling that its WSDL does not have (OCPP-J 1.6 errata v1.0, 2.1)
    @Test
    void spellsCelsiusAsEachFormWantsIt() {
        Payload json = Payload.of("{\"transactionId\":1,\"timestamp\":\"2026-01-01T00:00:00Z\",\"meterStop\":1,"
                + "\"transactionData\":[{\"timestamp\":\"2026-01-01T00:00:00Z\",\"sampledValue\":["
                + "{\"value\":\"20\",\"unit\":\"Celcius\"}]}]}");
        SoapRequest request = SoapRequest.of(
                SoapService.centralSystem(OcppVersion.V1_6), V16.STOP_TRANSACTION, json, SoapHeaders.builder());

        String document = writer.text(request);

        assertThat(document).contains("<ocpp:unit>Celsius</ocpp:unit>");
        assertThat(Documents.requestOf(document).payload()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a ", "a\r\nb\rc", "]]>", "&amp;<b>\"'", "\t\n", "é€🔋", "\uFFFD", "\u0085\u2028"})
    void writesTextSoThatItIsReadCharacterForCharacter(String text) {
        byte[] document = writer.bytes(dataTransfer(text));

        SoapReading reading = reader.read(document);

        assertThat(reading).isInstanceOfSatisfying(SoapReading.Read.class, readable -> assertThat(
                        ((SoapRequest) readable.message()).payload().string("/data"))
                .contains(text));
    }

    // XML 1.0, 2.2
    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "a\u001Fb", "\uFFFE", "\uFFFF"})
    void refusesTextThatXmlCannotCarry(String text) {
        SoapRequest request = dataTransfer(text);

        assertThatThrownBy(() -> writer.text(request))
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith("/data: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "true"})
    void refusesAPayloadThatIsNoObject(String payload) {
        SoapRequest request = SoapRequest.of(
                SoapService.centralSystem(OcppVersion.V1_6), V16.HEARTBEAT, Payload.of(payload), SoapHeaders.builder());

        assertThatThrownBy(() -> writer.text(request)).isInstanceOf(PayloadException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"idTag\":{}}', /idTag",
        "'{\"idTag\":[[\"a\"]]}', /idTag/0",
        "'{\"idTag\":1e900}', /idTag",
    })
    void refusesValuesThatHaveNoFormInXml(String payload, String pointer) {
        SoapRequest request = SoapRequest.of(
                SoapService.centralSystem(OcppVersion.V1_6), V16.AUTHORIZE, Payload.of(payload), SoapHeaders.builder());

        assertThatThrownBy(() -> writer.text(request))
                .isInstanceOfSatisfying(
                        PayloadException.class, e -> assertThat(e.pointer()).isEqualTo(pointer));
    }

    @Test
    void refusesALineEndInAnAttribute() {
        SoapRequest request = SoapRequest.of(
                SoapService.centralSystem(OcppVersion.V1_5),
                V15.METER_VALUES,
                Payload.of("{\"values\":[{\"value\":[{\"value\":\"1\",\"unit\":\"W\\n\"}]}]}"),
                SoapHeaders.builder());

        assertThatThrownBy(() -> writer.text(request))
                .isInstanceOfSatisfying(
                        PayloadException.class, e -> assertThat(e.pointer()).isEqualTo("/values/0/value/0/unit"));
    }

    @Test
    void writesTheSameMessageInTheSameWay() {
        SoapRequest request = dataTransfer("x");

        List<String> documents = List.of(writer.text(request), new SoapWriter().text(request));

        assertThat(documents.get(0)).isEqualTo(documents.get(1));
    }

    @Test
    void refusesAnActionOfAnotherVersionThanTheService() {
        SoapService service = SoapService.centralSystem(OcppVersion.V1_5);

        assertThatThrownBy(() -> SoapRequest.of(service, V16.HEARTBEAT, Payload.empty(), SoapHeaders.builder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the action Heartbeat is one of OCPP 1.6, the service one of 1.5");
    }
}
