// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.xml;

import java.util.List;
import java.util.Optional;

/**
 * One element. Immutable.
 *
 * @param name its name
 * @param attributes its attributes
 * @param children the elements directly inside, in order
 * @param text the characters directly inside, those before, between and behind the children taken together
 * @param scope the namespaces that are declared here
 */
public record XmlElement(
        XmlName name, List<XmlAttribute> attributes, List<XmlElement> children, String text, Scope scope) {

    /** Copies the lists. */
    public XmlElement {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** Whether the element has this name. */
    public boolean is(String namespace, String local) {
        return name.local().equals(local) && name.namespace().equals(namespace);
    }

    /** The value of an attribute. */
    public Optional<String> attribute(String namespace, String local) {
        return attributes.stream()
                .filter(attribute ->
                        attribute.name().equals(local) && attribute.namespace().equals(namespace))
                .map(XmlAttribute::value)
                .findFirst();
    }

    /** The children of this name. */
    public List<XmlElement> children(String namespace, String local) {
        return children.stream().filter(child -> child.is(namespace, local)).toList();
    }

    /** The first child of this name. */
    public Optional<XmlElement> child(String namespace, String local) {
        return children.stream().filter(child -> child.is(namespace, local)).findFirst();
    }

    /** Whether anything but white space stands directly inside. */
    public boolean hasText() {
        return !collapsed(text).isEmpty();
    }

    /** The text as the name that it is, {@code soap:Sender}; empty if its prefix is not declared here. */
    public Optional<XmlName> textAsName() {
        String value = collapsed(text);
        int colon = value.indexOf(':');
        String prefix = colon < 0 ? "" : value.substring(0, colon);
        return scope.find(prefix).map(namespace -> new XmlName(namespace, value.substring(colon + 1)));
    }

    /** Text without the white space around it, as numbers, dates and addresses are read (XML Schema part 2, 4.3.6). */
    public static String collapsed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhite(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhite(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isWhite(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
