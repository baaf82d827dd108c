// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.soap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.internal.schema.Excerpt;
import io.ferrule.model.internal.soap.Shape.Form;
import io.ferrule.model.internal.soap.Shape.Member;
import io.ferrule.model.internal.xml.XmlAttribute;
import io.ferrule.model.internal.xml.XmlElement;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads one element of a SOAP body as a payload. Whatever stands in it is taken over, also what no definition knows, so
 * that nothing is lost; an element that occurs several times becomes an array. What XML can get wrong is found here, the rest
 * by the schema. For one thread.
 */
public final class XmlToJson {

    private static final int MOST_TOLD = 100;
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Predicate<String> namespace;
    private final JsonGenerator json;
    private final List<Finding> findings = new ArrayList<>(0);
    private boolean strayed;

    private XmlToJson(Predicate<String> namespace, JsonGenerator json) {
        this.namespace = namespace;
        this.json = json;
    }

    /**
     * A payload and what was wrong with its XML.
     *
     * @param json text of the payload
     * @param findings in the order of the document; at most 100
     */
    public record Bound(String json, List<Finding> findings) {}

    /** Reads an element; says which namespaces its descendants may be in. */
    public static Bound bind(XmlElement element, Shape shape, Predicate<String> namespace) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            XmlToJson binding = new XmlToJson(namespace, json);
            binding.object(element, shape, Path.ROOT);
            json.flush();
            return new Bound(text.toString(), List.copyOf(binding.findings));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no stream below that could fail
        }
    }

    private void object(XmlElement element, Shape shape, Path path) throws IOException {
        checkAttributes(element, shape, path);
        if (element.hasText() && !shape.hasContent()) {
            finding(path, "envelope", ErrorCode.FORMATION_VIOLATION, "There is text where only elements belong.");
        }
        checkOrder(element.children(), shape, path);
        Map<String, List<XmlElement>> children = byName(element.children());
        children.keySet().stream()
                .filter(name -> !shape.hasElement(name))
                .forEach(name -> unknown(path, "element", name));
        json.writeStartObject();
        for (Member member : shape.members().values()) {
            List<XmlElement> found = children.getOrDefault(member.name(), List.of());
            children.remove(member.name());
            if (member.inside()) {
                inside(element, member);
            } else {
                elements(member, found, path);
            }
        }
        for (Map.Entry<String, List<XmlElement>> unknown : children.entrySet()) {
            elements(Member.unknown(unknown.getKey()), unknown.getValue(), path);
        }
        json.writeEndObject();
    }

    private static Map<String, List<XmlElement>> byName(List<XmlElement> elements) {
        Map<String, List<XmlElement>> names = new LinkedHashMap<>();
        elements.forEach(element -> names.computeIfAbsent(element.name().local(), name -> new ArrayList<>(1))
                .add(element));
        return names;
    }

    /** Reads a member from the element of its object; an element of the same name would be unknown, and is left out. */
    private void inside(XmlElement element, Member member) throws IOException {
        if (member.form() == Form.CONTENT) {
            json.writeFieldName(member.name());
            Leaf.read(element.text(), member, json);
            return;
        }
        Optional<String> value = element.attribute("", member.name());
        if (value.isPresent()) {
            json.writeFieldName(member.name());
            Leaf.read(value.get(), member, json);
        }
    }

    private void elements(Member member, List<XmlElement> found, Path path) throws IOException {
        if (found.isEmpty() && !member.emptyIfAbsent()) {
            return;
        }
        Path place = path.child(member.name());
        json.writeFieldName(member.name());
        if (!member.list() && found.size() == 1) {
            value(found.get(0), member, place);
            return;
        }
        if (!member.list() && member.isKnown()) {
            String message = "The element occurs " + found.size() + " times, allowed is one.";
            finding(place, "maxItems", ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, message);
        }
        json.writeStartArray();
        for (int i = 0; i < found.size(); i++) {
            value(found.get(i), member, place.child(i));
        }
        json.writeEndArray();
    }

    private void value(XmlElement element, Member member, Path path) throws IOException {
        checkNamespace(element, path);
        String nil = element.attribute(XSI, "nil").map(XmlElement::collapsed).orElse("");
        if (nil.equals("true") || nil.equals("1")) {
            json.writeNull();
        } else if (member.shape().isPresent() || !element.children().isEmpty()) {
            object(element, member.shape().orElse(Shape.UNKNOWN), path);
        } else {
            checkAttributes(element, Shape.UNKNOWN, path);
            Leaf.read(element.text(), member, json);
        }
    }

    private void checkAttributes(XmlElement element, Shape shape, Path path) {
        for (XmlAttribute attribute : element.attributes()) {
            boolean known = attribute.namespace().isEmpty() && shape.hasAttribute(attribute.name());
            if (!known && !attribute.namespace().equals(XSI)) {
                unknown(path, "attribute", attribute.name());
            }
        }
    }

    /** Elements follow each other as the definition lists them; the first one of an object that does not is told. */
    private void checkOrder(List<XmlElement> children, Shape shape, Path path) {
        Map<String, Integer> seen = new HashMap<>();
        int furthest = 0;
        for (XmlElement child : children) {
            Member member = shape.members().get(child.name().local());
            if (member == null || member.inside()) {
                continue;
            }
            int index = seen.merge(member.name(), 1, Integer::sum) - 1;
            if (member.position() < furthest) {
                Path place = path.child(member.name());
                finding(
                        member.list() ? place.child(index) : place,
                        "envelope",
                        ErrorCode.FORMATION_VIOLATION,
                        "The element comes too late; the order of elements is fixed.");
                return;
            }
            furthest = member.position();
        }
    }

    /** Told once: who forgets the namespace forgets it everywhere. */
    private void checkNamespace(XmlElement element, Path path) {
        if (!strayed && !namespace.test(element.name().namespace())) {
            strayed = true;
            String message = "The element is not in the namespace of its message.";
            finding(path, "envelope", ErrorCode.FORMATION_VIOLATION, message);
        }
    }

    private void unknown(Path path, String what, String name) {
        String message = "The " + what + " " + Excerpt.quoted(name) + " is not known here.";
        finding(path, "additionalProperties", ErrorCode.FORMATION_VIOLATION, message);
    }

    private void finding(Path path, String rule, ErrorCode code, String message) {
        if (findings.size() < MOST_TOLD) {
            findings.add(new Finding(path.pointer(), rule, code, message));
        }
    }
}
