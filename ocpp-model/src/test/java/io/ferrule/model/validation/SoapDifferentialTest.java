// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Action;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.SoapLimits;
import io.ferrule.model.internal.json.Tree;
import io.ferrule.model.soap.SoapCheck;
import io.ferrule.model.soap.SoapHeaders;
import io.ferrule.model.soap.SoapMessage;
import io.ferrule.model.soap.SoapReader;
import io.ferrule.model.soap.SoapReading;
import io.ferrule.model.soap.SoapRequest;
import io.ferrule.model.soap.SoapResponse;
import io.ferrule.model.soap.SoapService;
import io.ferrule.model.soap.SoapWriter;
import io.ferrule.model.v15.V15;
import io.ferrule.model.v16.V16;
import io.ferrule.model.validation.IntendedSoapDifference.Judgement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the SOAP binding against the types in the official WSDL files: what is written must be valid there, and spoiled
 * documents must be refused by both. The official files are read where they are and never become part of the product.
 */
final class SoapDifferentialTest {

    private static final int PAYLOADS = Integer.getInteger("payloads.soap", 50);
    private static final long SEED = Long.getLong("seed", 20261122L);

    private static final Map<SoapService, Wsdl> WSDLS = new ConcurrentHashMap<>();

    private final SoapWriter writer = new SoapWriter();
    private final SoapReader reader = new SoapReader(SoapLimits.defaults());
    private final SoapCheck check = new SoapCheck(new SchemaCheck());

    /** A message of a service. */
    private record Form(SoapService service, Message message) {

        SoapMessage with(String json) {
            SoapRequest request = SoapRequest.of(
                    service,
                    message.action(),
                    Payload.of(json),
                    SoapHeaders.builder().chargeBoxIdentity("CP1").messageId("1"));
            return message.request() ? request : request.response(Payload.of(json));
        }

        Wsdl wsdl() {
            return WSDLS.computeIfAbsent(service, made -> Wsdl.of(made.version(), made.caller()));
        }

        @Override
        public String toString() {
            return message + " of " + service.namespace();
        }
    }

    private static Stream<Form> forms() {
        return Stream.of(OcppVersion.V1_5, OcppVersion.V1_6)
                .flatMap(Message::of)
                .filter(message -> !message.action().profile().equals("Security"))
                .flatMap(message -> message.action().initiators().stream()
                        .map(caller -> new Form(service(message.action(), caller), message)));
    }

    private static SoapService service(Action<?, ?> action, Side caller) {
        return caller == Side.STATION
                ? SoapService.centralSystem(action.version())
                : SoapService.chargePoint(action.version());
    }

    // 25 operations of 1.5 and 29 of 1.6, DataTransfer counted twice in each
    @Test
    void coversEveryOperationOfBothVersions() {
        assertThat(forms()).hasSize(2 * (25 + 29));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void writesWhatTheWsdlAllowsAndReadsTheSamePayloadBack(Form form) throws Exception {
        Wsdl wsdl = form.wsdl();
        for (int i = 0; i < PAYLOADS; i++) {
            String json = payload(form, SEED + i);

            String document = writer.text(form.with(json));

            String seeded = "seed " + (SEED + i) + ": " + document;
            assertThat(wsdl.complaints(new XmlMutator(document, new Random(0)).content()))
                    .as(seeded)
                    .isEmpty();
            assertThat(Tree.parse(payloadOf(reader.read(document)))).as(seeded).isEqualTo(Tree.parse(json));
            assertThat(judge(document).findings()).as(seeded).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void judgesAsTheWsdlDoes(Form form) throws Exception {
        List<String> disagreements = new ArrayList<>();
        for (int i = 0; i < PAYLOADS; i++) {
            XmlMutator document = mutated(form, SEED + i);
            Judgement judgement = new Judgement(form.wsdl().complaints(document.content()), judge(document.text()));
            if (!judgement.agrees() && IntendedSoapDifference.behind(judgement).isEmpty()) {
                disagreements.add("seed " + (SEED + i) + ": " + judgement + " about " + document.text());
            }
        }

        assertThat(disagreements).isEmpty();
    }

    /** A difference that no longer occurs has no place in the list. */
    @Test
    void hasNoIntendedDifferenceThatDoesNotOccur() throws Exception {
        Set<IntendedSoapDifference> met = new HashSet<>();
        Set<Action<?, ?>> telling =
                Set.of(V15.METER_VALUES, V15.START_TRANSACTION, V15.CHANGE_CONFIGURATION, V16.METER_VALUES);
        List<Form> forms = forms().filter(form -> form.message.request() && telling.contains(form.message.action()))
                .toList();
        for (int i = 0; i < 20 * PAYLOADS; i++) {
            Form form = forms.get(i % forms.size());
            XmlMutator document = mutated(form, SEED + i);
            Judgement judgement = new Judgement(form.wsdl().complaints(document.content()), judge(document.text()));
            Optional<IntendedSoapDifference> behind = IntendedSoapDifference.behind(judgement);
            behind.filter(difference -> !judgement.agrees()).ifPresent(met::add);
        }

        assertThat(met).containsExactlyInAnyOrderElementsOf(IntendedSoapDifference.ALL);
    }

    private XmlMutator mutated(Form form, long seed) throws Exception {
        XmlMutator document = new XmlMutator(writer.text(form.with(payload(form, seed))), new Random(seed));
        document.mutate();
        return document;
    }

    private static String payload(Form form, long seed) throws Exception {
        JsonNode schema = Schemas.generated(form.message);
        String json = new PayloadMaker(schema, new Random(seed)).payload().toString();
        // The JDK's validator counts code units, and XML knows one spelling of Celsius where JSON takes two.
        String plain = json.replace(Character.toString(0x1F50B), "e");
        return form.message.action().name().equals("MeterValues") ? plain.replace("Celcius", "Celsius") : plain;
    }

    private Assessment judge(String document) {
        SoapReading reading = reader.read(document);
        assertThat(reading).as(document).isInstanceOf(SoapReading.Read.class);
        return check.check((SoapReading.Read) reading);
    }

    private static String payloadOf(SoapReading reading) {
        SoapMessage message = ((SoapReading.Read) reading).message();
        return message instanceof SoapRequest request
                ? request.payload().text()
                : ((SoapResponse) message).payload().text();
    }
}
