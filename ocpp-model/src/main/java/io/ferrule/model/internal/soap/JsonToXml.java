// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.soap;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.PayloadException;
import io.ferrule.model.internal.soap.Shape.Form;
import io.ferrule.model.internal.soap.Shape.Member;
import io.ferrule.model.internal.xml.XmlName;
import io.ferrule.model.internal.xml.XmlWriter;

/**
 * Writes a payload as one element of a SOAP body: members in the order of the definition, an array as an element that
 * occurs several times. What is {@code null} or unknown to the definition is left out; XML has no place for it. For one
 * thread.
 */
public final class JsonToXml {

    private final XmlWriter out;
    private final String prefix;
    private final String namespace;

    /** Writes elements with this prefix, which must be declared. */
    public JsonToXml(XmlWriter out, String prefix, String namespace) {
        this.out = out;
        this.prefix = prefix;
        this.namespace = namespace;
    }

    /**
     * Writes an element and what is in it.
     *
     * @throws PayloadException with the pointer of a value that has no form in XML
     */
    public void write(String name, JsonNode payload, Shape shape) {
        start(name);
        if (!payload.isNull()) {
            object(payload, shape, Path.ROOT); // null means an empty object (OCPP-J 1.6, 4.2.1)
        }
        out.end();
    }

    private void object(JsonNode object, Shape shape, Path path) {
        if (!object.isObject()) {
            throw new PayloadException(path.pointer(), "an object is expected");
        }
        for (Member member : shape.members().values()) {
            JsonNode value = object.path(member.name());
            Path place = path.child(member.name());
            if (member.form() == Form.ATTRIBUTE && isThere(value)) {
                out.attribute(member.name(), Leaf.written(value, member, place), place.pointer());
            }
        }
        for (Member member : shape.members().values()) {
            JsonNode value = object.path(member.name());
            if (member.form() != Form.ATTRIBUTE && isThere(value)) {
                member(value, member, path.child(member.name()));
            }
        }
    }

    private void member(JsonNode value, Member member, Path path) {
        if (member.form() == Form.CONTENT) {
            out.text(Leaf.written(value, member, path), path.pointer());
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                if (isThere(value.get(i))) {
                    element(value.get(i), member, path.child(i));
                }
            }
        } else {
            element(value, member, path);
        }
    }

    private void element(JsonNode value, Member member, Path path) {
        start(member.name());
        if (member.shape().isPresent()) {
            object(value, member.shape().get(), path);
        } else {
            out.text(Leaf.written(value, member, path), path.pointer());
        }
        out.end();
    }

    private static boolean isThere(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private void start(String name) {
        out.start(prefix, new XmlName(namespace, name));
    }
}
