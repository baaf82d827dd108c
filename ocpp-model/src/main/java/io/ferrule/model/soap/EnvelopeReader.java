// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.Action;
import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.internal.soap.Shapes;
import io.ferrule.model.internal.soap.WsdlDifferences;
import io.ferrule.model.internal.soap.XmlToJson;
import io.ferrule.model.internal.soap.XmlToJson.Bound;
import io.ferrule.model.internal.xml.XmlDocument;
import io.ferrule.model.internal.xml.XmlElement;
import io.ferrule.model.internal.xml.XmlName;
import io.ferrule.model.soap.SoapReading.Foreign;
import io.ferrule.model.soap.SoapReading.Read;
import io.ferrule.model.soap.SoapReading.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes an envelope apart (SOAP 1.2 part 1, 5). Safe for use by several threads. */
final class EnvelopeReader {

    private final Shapes shapes;

    EnvelopeReader(Shapes shapes) {
        this.shapes = shapes;
    }

    SoapReading read(XmlDocument document) {
        XmlElement root = document.root();
        if (!root.is(Namespaces.ENVELOPE, "Envelope")) {
            String what = root.is(Namespaces.ENVELOPE_1_1, "Envelope") ? "SOAP 1.1" : "no SOAP envelope";
            String message = "The document is " + what + "; OCPP needs SOAP 1.2.";
            return foreign(SoapFindings.envelope(message), SoapHeaders.builder().build());
        }
        HeaderReading header = HeaderReading.of(root.child(Namespaces.ENVELOPE, "Header"));
        Optional<String> wrong = misfit(root, document.instructions());
        return wrong.isPresent()
                ? foreign(SoapFindings.envelope(wrong.get()), header.headers())
                : body(root.children().get(root.children().size() - 1), header);
    }

    /** An envelope holds a header, which may lack, and a body, and nothing else; neither does it hold instructions. */
    private static Optional<String> misfit(XmlElement root, boolean instructions) {
        List<XmlElement> children = root.children();
        boolean last = !children.isEmpty() && children.get(children.size() - 1).is(Namespaces.ENVELOPE, "Body");
        boolean first =
                children.size() == 1 || (children.size() == 2 && children.get(0).is(Namespaces.ENVELOPE, "Header"));
        if (!last || !first || root.hasText()) {
            return Optional.of("The envelope holds something else than a header and a body.");
        }
        XmlElement body = children.get(children.size() - 1);
        if (body.children().size() != 1 || body.hasText()) {
            return Optional.of("The body holds something else than one element.");
        }
        return instructions ? Optional.of("The document has processing instructions.") : Optional.empty();
    }

    private SoapReading body(XmlElement body, HeaderReading header) {
        XmlElement content = body.children().get(0);
        if (content.is(Namespaces.ENVELOPE, "Fault")) {
            return FaultReading.of(content, header);
        }
        Optional<SoapService> service = SoapService.ofNamespace(content.name().namespace());
        if (service.isEmpty()) {
            String message = "The namespace of the body is none of OCPP 1.5 or 1.6.";
            return foreign(SoapFindings.unknown("unknown-version", message), header.headers());
        }
        XmlName name = content.name();
        Optional<Action<?, ?>> action = ActionCatalogue.actions(service.get().version()).stream()
                .filter(WsdlDifferences::hasForm)
                .filter(known -> isCalled(known, name.local()))
                .findFirst();
        if (action.isEmpty()) {
            String message = "OCPP " + service.get().version().number() + " has no message of this name in SOAP.";
            Finding finding = SoapFindings.unknown("unknown-action", message);
            return new Foreign(finding, header.headers(), service, Optional.of(Elements.actionOf(name.local())));
        }
        return message(content, service.get(), action.get(), header);
    }

    private static boolean isCalled(Action<?, ?> action, String element) {
        return Elements.request(action).equals(element)
                || Elements.response(action).equals(element);
    }

    private SoapReading message(XmlElement content, SoapService service, Action<?, ?> action, HeaderReading header) {
        boolean request = content.name().local().equals(Elements.request(action));
        Class<? extends Record> type = request ? action.requestType() : action.responseType();
        Bound bound = XmlToJson.bind(content, shapes.of(type), service::owns);
        Payload payload;
        try {
            payload = Payload.of(bound.json());
        } catch (PayloadException e) {
            // Each level of XML may take two in JSON, and there are not so many in any message of OCPP.
            return new Unreadable(
                    new Finding("", "limit", ErrorCode.FORMATION_VIOLATION, "the body is nested too deeply"));
        }
        SoapMessage message = request
                ? new SoapRequest(service, action, header.headers(), payload)
                : new SoapResponse(service, action, header.headers(), payload);
        List<Finding> findings = new ArrayList<>(header.findings());
        findings.addAll(bound.findings());
        return new Read(message, findings);
    }

    private static Foreign foreign(Finding finding, SoapHeaders headers) {
        return new Foreign(finding, headers, Optional.empty(), Optional.empty());
    }
}
