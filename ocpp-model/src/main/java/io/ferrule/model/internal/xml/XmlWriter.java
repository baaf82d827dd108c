// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.xml;

import io.ferrule.model.PayloadException;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one document; StAX does the escaping. For one thread. */
public final class XmlWriter {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    /** Starts a document in UTF-8. */
    public XmlWriter() {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /** Writes a start tag; its prefix must be declared. */
    public XmlWriter start(String prefix, XmlName name) {
        try {
            out.writeStartElement(prefix, name.local(), name.namespace());
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /** Declares a prefix on the element that was just started. */
    public XmlWriter declare(String prefix, String namespace) {
        try {
            out.writeNamespace(prefix, namespace);
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /**
     * Writes an attribute without a namespace.
     *
     * @throws PayloadException with the pointer if the value cannot stand in an attribute: StAX does not escape line ends and
     *     tabs there, and readers would take them for blanks
     */
    public XmlWriter attribute(String name, String value, String pointer) {
        check(value, pointer);
        if (value.chars().anyMatch(c -> c < ' ')) {
            throw new PayloadException(pointer, "line ends and tabs cannot stand in an attribute");
        }
        try {
            out.writeAttribute(name, value);
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /** Says in which language the text of the element is (XML 1.0, 2.12). */
    public XmlWriter language(String code) {
        return attribute("xml", new XmlName(XMLConstants.XML_NS_URI, "lang"), code);
    }

    /** Writes an attribute of a namespace, with a value of our own. */
    public XmlWriter attribute(String prefix, XmlName name, String value) {
        try {
            out.writeAttribute(prefix, name.namespace(), name.local(), value);
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /**
     * Writes text. A carriage return is written as a reference, because readers would take it for a line feed.
     *
     * @throws PayloadException with the pointer if the text has a character that XML cannot carry
     */
    public XmlWriter text(String value, String pointer) {
        check(value, pointer);
        try {
            int start = 0;
            for (int at = value.indexOf('\r'); at >= 0; at = value.indexOf('\r', start)) {
                out.writeCharacters(value.substring(start, at));
                out.writeEntityRef("#13");
                start = at + 1;
            }
            out.writeCharacters(value.substring(start));
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /** Ends the element that was started last. */
    public XmlWriter end() {
        try {
            out.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /** Ends the document. */
    public String document() {
        try {
            out.writeEndDocument();
            out.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    private static void check(String value, String pointer) {
        if (!value.codePoints().allMatch(XmlWriter::isCharacter)) {
            throw new PayloadException(pointer, "the text has a character that XML cannot carry (XML 1.0, 2.2)");
        }
    }

    private static boolean isCharacter(int c) {
        boolean white = c == '\t' || c == '\n' || c == '\r';
        return white || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    private static IllegalStateException impossible(XMLStreamException e) {
        return new IllegalStateException("a document in memory cannot fail to be written", e);
    }
}
