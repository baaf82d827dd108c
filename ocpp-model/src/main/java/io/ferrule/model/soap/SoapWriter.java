// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.Action;
import io.ferrule.model.Payload;
import io.ferrule.model.internal.json.Tree;
import io.ferrule.model.internal.soap.JsonToXml;
import io.ferrule.model.internal.soap.Shapes;
import io.ferrule.model.internal.xml.XmlName;
import io.ferrule.model.internal.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes messages as SOAP 1.2 documents, in the element order and the namespaces of the WSDL files. The same message gives
 * the same characters.
 *
 * <p>The payload need not be valid: its members are written as they are, in the right order. Members that no definition
 * knows and those that are {@code null} have no place in XML and are left out.
 *
 * <p>Safe for use by several threads.
 */
public final class SoapWriter {

    /** The type of what is written, for the header of an HTTP message (SOAP 1.2 part 2, 7.1.4). */
    public static final String CONTENT_TYPE = "application/soap+xml; charset=utf-8";

    private static final String SOAP = "soap";
    private static final String WSA = "wsa";
    private static final String OCPP = "ocpp";

    private final Shapes shapes = new Shapes();

    /** Makes a writer. */
    public SoapWriter() {}

    /**
     * Writes a message for the wire.
     *
     * @param message the message
     * @return a document in UTF-8
     * @throws io.ferrule.model.PayloadException with the pointer of a value that XML cannot carry: a control character, or an
     *     object where a single value belongs
     */
    public byte[] bytes(SoapMessage message) {
        return text(message).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes a message.
     *
     * @param message the message
     * @return the characters of a document that declares UTF-8
     * @throws io.ferrule.model.PayloadException with the pointer of a value that XML cannot carry: a control character, or an
     *     object where a single value belongs
     */
    public String text(SoapMessage message) {
        XmlWriter out = new XmlWriter();
        Optional<String> namespace = namespace(message);
        out.start(SOAP, soap("Envelope")).declare(SOAP, Namespaces.ENVELOPE).declare(WSA, Namespaces.ADDRESSING);
        namespace.ifPresent(used -> out.declare(OCPP, used));
        out.start(SOAP, soap("Header"));
        if (!(message instanceof SoapFault)) {
            namespace.ifPresent(used -> identity(out, used, message.headers()));
        }
        addressing(out, message.headers());
        out.end().start(SOAP, soap("Body"));
        body(out, message);
        return out.end().end().document();
    }

    private static Optional<String> namespace(SoapMessage message) {
        if (message instanceof SoapRequest request) {
            return Optional.of(request.service().namespace());
        } else if (message instanceof SoapResponse response) {
            return Optional.of(response.service().namespace());
        }
        return ((SoapFault) message).subcode().map(FaultSubcode::namespace).filter(used -> !used.isEmpty());
    }

    private void body(XmlWriter out, SoapMessage message) {
        if (message instanceof SoapRequest request) {
            Action<?, ?> action = request.action();
            payload(out, request.service(), Elements.request(action), action.requestType(), request.payload());
        } else if (message instanceof SoapResponse response) {
            Action<?, ?> action = response.action();
            payload(out, response.service(), Elements.response(action), action.responseType(), response.payload());
        } else if (message instanceof SoapFault fault) {
            fault(out, fault);
        }
    }

    private void payload(
            XmlWriter out, SoapService service, String element, Class<? extends Record> type, Payload payload) {
        new JsonToXml(out, OCPP, service.namespace())
                .write(element, payload.as(Tree.class).node(), shapes.of(type));
    }

    /** A receiver that takes no notice of it would answer for the wrong station (OCPP-S 1.6, 4.3). */
    private static void identity(XmlWriter out, String namespace, SoapHeaders headers) {
        headers.chargeBoxIdentity().ifPresent(identity -> out.start(OCPP, new XmlName(namespace, "chargeBoxIdentity"))
                .attribute(SOAP, soap("mustUnderstand"), "true")
                .text(identity, "/header/chargeBoxIdentity")
                .end());
    }

    private static void addressing(XmlWriter out, SoapHeaders headers) {
        property(out, "Action", headers.action());
        property(out, "MessageID", headers.messageId());
        property(out, "RelatesTo", headers.relatesTo());
        property(out, "To", headers.to());
        endpoint(out, "From", headers.from());
        endpoint(out, "ReplyTo", headers.replyTo());
    }

    private static void property(XmlWriter out, String name, Optional<String> value) {
        value.ifPresent(
                text -> out.start(WSA, wsa(name)).text(text, "/header/" + name).end());
    }

    private static void endpoint(XmlWriter out, String name, Optional<String> address) {
        address.ifPresent(text -> {
            out.start(WSA, wsa(name));
            out.start(WSA, wsa("Address")).text(text, "/header/" + name).end();
            out.end();
        });
    }

    private static void fault(XmlWriter out, SoapFault fault) {
        out.start(SOAP, soap("Fault")).start(SOAP, soap("Code"));
        value(out, SOAP, fault.code().wireName());
        fault.subcode().ifPresent(subcode -> {
            out.start(SOAP, soap("Subcode"));
            value(out, subcode.namespace().isEmpty() ? "" : OCPP, subcode.name());
            out.end();
        });
        out.end().start(SOAP, soap("Reason")).start(SOAP, soap("Text"));
        out.language("en").text(fault.reason(), "/Reason/Text").end().end().end();
    }

    private static void value(XmlWriter out, String prefix, String name) {
        out.start(SOAP, soap("Value"))
                .text(prefix.isEmpty() ? name : prefix + ':' + name, "/Code/Value")
                .end();
    }

    private static XmlName soap(String name) {
        return new XmlName(Namespaces.ENVELOPE, name);
    }

    private static XmlName wsa(String name) {
        return new XmlName(Namespaces.ADDRESSING, name);
    }
}
