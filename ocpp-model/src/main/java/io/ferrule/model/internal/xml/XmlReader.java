// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.xml;

import io.ferrule.model.SoapLimits;
import io.ferrule.model.internal.json.StrictJson;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a document of a peer into a tree. There are no document types, hence no entities but the five of XML itself, and
 * nothing is ever fetched. Safe for use by several threads.
 */
public final class XmlReader {

    /** Starts the number of the messages by which the JDK's parser tells of its own limits, such as 10,000 attributes. */
    private static final String OWN_LIMITS = "JAXP0001";

    private final SoapLimits limits;

    /** Bounds what is read. */
    public XmlReader(SoapLimits limits) {
        this.limits = limits;
    }

    /** Reads a document as it came over the wire. */
    public XmlDocument read(byte[] document) throws MalformedXml {
        checkLength(document.length);
        return read(XmlSource.of(document));
    }

    /** Reads a document that somebody has decoded already. */
    public XmlDocument read(String document) throws MalformedXml {
        checkLength(StrictJson.utf8Length(document));
        return read(XmlSource.of(document));
    }

    private void checkLength(int bytes) throws MalformedXml {
        if (bytes > limits.documentBytes()) {
            throw MalformedXml.limit("longer than " + limits.documentBytes() + " bytes");
        }
    }

    private XmlDocument read(XmlSource source) throws MalformedXml {
        try {
            XMLStreamReader stream = factory().createXMLStreamReader(new StringReader(source.text()));
            checkDeclaration(stream, source);
            TreeBuilder tree = new TreeBuilder(limits);
            while (stream.hasNext()) {
                take(stream.next(), stream, tree);
            }
            return tree.document();
        } catch (XMLStreamException e) {
            throw notXml(e);
        } catch (RuntimeException e) {
            // The parser of the JDK meets some broken documents with an unchecked exception of its own.
            throw MalformedXml.envelope("the document is not well-formed XML");
        }
    }

    /** Made for each document: no document of the JDK promises that a factory may be shared between threads. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private static void checkDeclaration(XMLStreamReader stream, XmlSource source) throws MalformedXml {
        String version = stream.getVersion();
        if (version != null && !version.equals("1.0")) {
            throw MalformedXml.envelope("the document is in another version of XML than 1.0");
        }
        String declared = stream.getCharacterEncodingScheme();
        if (declared != null) {
            source.checkDeclared(declared);
        }
    }

    private static void take(int event, XMLStreamReader stream, TreeBuilder tree) throws MalformedXml {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> tree.start(stream);
            case XMLStreamConstants.END_ELEMENT -> tree.end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                tree.text(stream.getText());
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> tree.instruction();
            case XMLStreamConstants.DTD -> throw MalformedXml.envelope("the document has a document type declaration");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw MalformedXml.envelope("the document refers to an entity that is not declared");
            default -> {} // comments, and the end of the document
        }
    }

    private static MalformedXml notXml(XMLStreamException e) {
        if (String.valueOf(e.getMessage()).contains(OWN_LIMITS)) {
            return MalformedXml.limit("beyond what the XML parser takes");
        }
        String where =
                e.getLocation() == null ? "" : " from line " + e.getLocation().getLineNumber() + " on";
        return MalformedXml.envelope("the document is not well-formed XML" + where);
    }
}
