// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.xml;

import io.ferrule.model.SoapLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Makes the tree of one document from its events and keeps it within the bounds. For one thread. */
final class TreeBuilder {

    private final SoapLimits limits;
    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;
    private boolean instructions;
    private Optional<XmlElement> root = Optional.empty();

    TreeBuilder(SoapLimits limits) {
        this.limits = limits;
    }

    /** An element whose end has not come. */
    private record Open(
            XmlName name, List<XmlAttribute> attributes, Scope scope, List<XmlElement> children, StringBuilder text) {}

    void start(XMLStreamReader stream) throws MalformedXml {
        elements++;
        if (elements > limits.elements()) {
            throw MalformedXml.limit("more than " + limits.elements() + " elements");
        }
        if (open.size() == limits.depth()) {
            throw MalformedXml.limit("nested deeper than " + limits.depth() + " levels");
        }
        if (stream.getAttributeCount() + stream.getNamespaceCount() > limits.attributes()) {
            throw MalformedXml.limit("an element has more than " + limits.attributes() + " attributes");
        }
        XmlName name = new XmlName(orNone(stream.getNamespaceURI()), stream.getLocalName());
        open.push(new Open(name, attributes(stream), scope(stream), new ArrayList<>(), new StringBuilder()));
    }

    void end() {
        Open done = open.pop();
        XmlElement element =
                new XmlElement(done.name, done.attributes, done.children, done.text.toString(), done.scope);
        if (open.isEmpty()) {
            root = Optional.of(element);
        } else {
            open.element().children.add(element);
        }
    }

    void text(String characters) throws MalformedXml {
        if (open.isEmpty()) {
            return; // white space around the root; the parser refuses anything else
        }
        StringBuilder text = open.element().text;
        if (text.length() + characters.length() > limits.textCharacters()) {
            throw MalformedXml.limit("a text has more than " + limits.textCharacters() + " characters");
        }
        text.append(characters);
    }

    void instruction() {
        instructions = true;
    }

    XmlDocument document() throws MalformedXml {
        XmlElement whole = root.orElseThrow(() -> MalformedXml.envelope("the document has no element"));
        return new XmlDocument(whole, instructions);
    }

    private static List<XmlAttribute> attributes(XMLStreamReader stream) {
        List<XmlAttribute> attributes = new ArrayList<>(stream.getAttributeCount());
        for (int i = 0; i < stream.getAttributeCount(); i++) {
            attributes.add(new XmlAttribute(
                    orNone(stream.getAttributeNamespace(i)),
                    stream.getAttributeLocalName(i),
                    stream.getAttributeValue(i)));
        }
        return attributes;
    }

    private Scope scope(XMLStreamReader stream) {
        Scope scope = open.isEmpty() ? Scope.OUTERMOST : open.element().scope;
        for (int i = 0; i < stream.getNamespaceCount(); i++) {
            scope = new Scope(scope, orNone(stream.getNamespacePrefix(i)), orNone(stream.getNamespaceURI(i)));
        }
        return scope;
    }

    private static String orNone(@Nullable String name) {
        return name == null ? "" : name;
    }
}
