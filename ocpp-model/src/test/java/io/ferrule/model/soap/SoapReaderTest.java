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
import static io.ferrule.model.soap.Documents.requestOf;
import static io.ferrule.model.soap.Documents.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import io.ferrule.model.v15.V15;
import io.ferrule.model.v16.ReadingContext;
import io.ferrule.model.v16.StartTransactionRequest;
import io.ferrule.model.v16.V16;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document is read as. */
final class SoapReaderTest {

    // OCPP-S 1.6, 4: namespace, header blocks and the element of the body
    @Test
    void readsARequestWithItsHeaderAndItsPayload() {
        String document = request(
                CS_16,
                "/StartTransaction",
                "<c:startTransactionRequest><c:connectorId>1</c:connectorId><c:idTag>A &amp; B</c:idTag>"
                        + "<c:timestamp>2026-01-01T00:00:00Z</c:timestamp><c:meterStart>-5</c:meterStart>"
                        + "</c:startTransactionRequest>");

        SoapRequest request = requestOf(document);

        assertThat(request.service().version()).isEqualTo(OcppVersion.V1_6);
        assertThat(request.service().caller()).isEqualTo(Side.STATION);
        assertThat(request.action()).isEqualTo(V16.START_TRANSACTION);
        assertThat(request.headers())
                .isEqualTo(SoapHeaders.builder()
                        .chargeBoxIdentity("CP1")
                        .action("/StartTransaction")
                        .messageId("urn:uuid:1")
                        .to("http://csms/ocpp")
                        .from("http://10.0.0.5:8080/")
                        .build());
        assertThat(request.payload().text())
                .isEqualTo(
                        "{\"connectorId\":1,\"idTag\":\"A & B\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"meterStart\":-5}");
        assertThat(request.payload().as(StartTransactionRequest.class).meterStart())
                .isEqualTo(-5);
    }

    @Test
    void readsAResponseOfTheOtherService() {
        String document =
                response(CP_16, "/ResetResponse", "<c:resetResponse><c:status>Accepted</c:status></c:resetResponse>");

        SoapMessage message = readable(document).message();

        assertThat(message).isInstanceOfSatisfying(SoapResponse.class, response -> {
            assertThat(response.service()).isEqualTo(SoapService.chargePoint(OcppVersion.V1_6));
            assertThat(response.action()).isEqualTo(V16.RESET);
            assertThat(response.headers().relatesTo()).contains("urn:uuid:1");
            assertThat(response.payload().text()).isEqualTo("{\"status\":\"Accepted\"}");
        });
    }

    // OCPP 1.5, MeterValues: the reading is the text of its element, the rest are attributes
    @Test
    void readsTheAttributesOfAReadingOf15() {
        String document = request(
                CS_15,
                "/MeterValues",
                "<c:meterValuesRequest><c:connectorId>1</c:connectorId><c:values><c:timestamp>2026-01-01T00:00:00Z"
                        + "</c:timestamp><c:value unit=\"Wh\" context=\"Sample.Clock\">01.50</c:value><c:value>7</c:value>"
                        + "</c:values></c:meterValuesRequest>");

        SoapRequest request = requestOf(document);

        assertThat(request.action()).isEqualTo(V15.METER_VALUES);
        assertThat(request.payload().text())
                .isEqualTo("{\"connectorId\":1,\"values\":[{\"timestamp\":\"2026-01-01T00:00:00Z\",\"value\":["
                        + "{\"value\":\"01.50\",\"context\":\"Sample.Clock\",\"unit\":\"Wh\"},{\"value\":\"7\"}]}]}");
    }

    @Test
    void readsTheElementsOfAReadingOf16() {
        String document = request(
                CS_16,
                "/MeterValues",
                "<c:meterValuesRequest><c:connectorId>1</c:connectorId><c:meterValue><c:timestamp>2026-01-01T00:00:00Z"
                        + "</c:timestamp><c:sampledValue><c:value>1</c:value><c:context>Trigger</c:context></c:sampledValue>"
                        + "</c:meterValue></c:meterValuesRequest>");

        SoapRequest request = requestOf(document);

        assertThat(request.payload()
                        .as(io.ferrule.model.v16.MeterValuesRequest.class)
                        .meterValue()
                        .get(0)
                        .sampledValue()
                        .get(0)
                        .findContext())
                .contains(ReadingContext.TRIGGER);
    }

    // The WSDL of 1.6 lets meterValue lack, the JSON of 1.6 wants an array that may be empty
    @Test
    void readsMeterValuesWithoutValuesAsAnEmptyList() {
        String document = request(
                CS_16, "/MeterValues", "<c:meterValuesRequest><c:connectorId>1</c:connectorId></c:meterValuesRequest>");

        assertThat(requestOf(document).payload().text()).isEqualTo("{\"connectorId\":1,\"meterValue\":[]}");
    }

    @Test
    void takesNoNoticeOfPrefixesCommentsCdataAndWhiteSpace() {
        String document =
                "<?xml version='1.0' encoding='utf-8'?>\n<!-- hello --><Envelope xmlns=\"" + Namespaces.ENVELOPE
                        + "\">\n <Header/>\n <Body>\n<authorizeRequest xmlns=\"" + CS_16
                        + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\">\n"
                        + "<idTag xsi:type=\"IdToken\"><!-- x --><![CDATA[<A>]]>&#66;</idTag>\n</authorizeRequest></Body></Envelope>\n";

        SoapReading.Read readable = readable(document);

        assertThat(((SoapRequest) readable.message()).payload().text()).isEqualTo("{\"idTag\":\"<A>B\"}");
        assertThat(readable.findings()).isEmpty();
    }

    // OCPP-S 1.6, 4.3: stations differ in the capitals of this name
    @ParameterizedTest
    @ValueSource(strings = {"chargeBoxIdentity", "ChargeBoxIdentity", "CHARGEBOXIDENTITY"})
    void findsTheIdentityHoweverItsNameIsWritten(String name) {
        String document = HEARTBEAT.replace("chargeBoxIdentity", name);

        assertThat(requestOf(document).headers().chargeBoxIdentity()).contains("CP1");
    }

    @Test
    void trustsNoneOfTwoIdentities() {
        String document = HEARTBEAT.replace("<a:Action>", "<c:chargeBoxIdentity>CP2</c:chargeBoxIdentity><a:Action>");

        SoapReading.Read readable = readable(document);

        assertThat(readable.message().headers().chargeBoxIdentity()).isEmpty();
        assertThat(readable.findings()).extracting(Finding::pointer).containsExactly("/header/chargeBoxIdentity");
    }

    // OCPP-S 1.6 prints its namespace without the last slash, its WSDL with it
    @ParameterizedTest
    @CsvSource({
        "urn://Ocpp/Cs/2015/10/, V1_6, STATION",
        "urn://Ocpp/Cs/2015/10, V1_6, STATION",
        "urn://Ocpp/Cp/2015/10, V1_6, CSMS",
        "urn://Ocpp/Cs/2012/06/, V1_5, STATION",
        "urn://Ocpp/Cp/2012/06/, V1_5, CSMS"
    })
    void tellsVersionAndSenderByTheNamespace(String namespace, OcppVersion version, Side caller) {
        String document = request(namespace, "/DataTransfer", "<c:dataTransferRequest/>");

        SoapService service = requestOf(document).service();

        assertThat(service).isEqualTo(new SoapService(version, caller, namespace));
    }

    @Test
    void readsAFaultWithWhateverPrefixItsCodeHas() {
        String document = "<env:Envelope xmlns:env=\"" + Namespaces.ENVELOPE + "\" xmlns:a=\"" + Namespaces.ADDRESSING
                + "\"><env:Header><a:Action>" + Namespaces.FAULT_ACTION + "</a:Action><a:RelatesTo>1</a:RelatesTo>"
                + "</env:Header><env:Body><env:Fault><env:Code><env:Value> env:Sender </env:Value><env:Subcode>"
                + "<env:Value xmlns:o=\"urn://Ocpp/2012/02/\">o:IdentityMismatch</env:Value></env:Subcode></env:Code>"
                + "<env:Reason><env:Text xml:lang=\"en\">Not me.</env:Text></env:Reason></env:Fault></env:Body>"
                + "</env:Envelope>";

        SoapMessage message = readable(document).message();

        assertThat(message).isInstanceOfSatisfying(SoapFault.class, fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.SENDER);
            assertThat(fault.subcode()).contains(new FaultSubcode("urn://Ocpp/2012/02/", "IdentityMismatch"));
            assertThat(fault.reason()).isEqualTo("Not me.");
            assertThat(fault.errorCode()).isEqualTo(ErrorCode.SECURITY_ERROR);
            assertThat(fault.isDefined()).isTrue();
        });
    }

    @Test
    void readsTheSameInUtf8AndInUtf16() {
        String text = request(CS_16, "/Authorize", "<c:authorizeRequest><c:idTag>é€🔋</c:idTag></c:authorizeRequest>");
        SoapReader reader = new SoapReader(io.ferrule.model.SoapLimits.defaults());
        List<byte[]> forms = List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_16),
                text.getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF<?xml version=\"1.0\" encoding=\"utf-16\"?>" + text).getBytes(StandardCharsets.UTF_16LE));

        List<SoapReading> readings = forms.stream().map(reader::read).toList();

        assertThat(readings).containsOnly(readable(text));
    }

    // WS-Addressing 1.0 core, 3.1: a message may relate to several others, an answer is the relation without a type
    @Test
    void findsTheRelationThatMeansAnAnswer() {
        String document = envelope(
                CS_16,
                "<a:RelatesTo RelationshipType=\"urn:other\">0</a:RelatesTo>" + header("RelatesTo", "1"),
                "<c:heartbeatResponse/>");

        assertThat(readable(document).message().headers().relatesTo()).contains("1");
    }

    @Test
    void answersInTheNamespaceThatTheRequestCameIn() {
        SoapRequest request = requestOf(request("urn://Ocpp/Cs/2015/10", "/Heartbeat", "<c:heartbeatRequest/>"));

        SoapResponse response = request.response(io.ferrule.model.Payload.empty());

        assertThat(response.service().namespace()).isEqualTo("urn://Ocpp/Cs/2015/10");
        assertThat(response.headers().relatesTo()).isEqualTo(Optional.of("urn:uuid:1"));
        assertThat(response.headers().action()).contains("/HeartbeatResponse");
    }
}
