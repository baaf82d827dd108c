// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.SoapLimits;
import io.ferrule.model.internal.soap.Shapes;
import io.ferrule.model.internal.xml.MalformedXml;
import io.ferrule.model.internal.xml.XmlDocument;
import io.ferrule.model.internal.xml.XmlReader;

/**
 * Reads the SOAP documents of OCPP 1.5 and 1.6, of both services and in both directions.
 *
 * <p>A document is bounded before it is looked at. It has no document type, and so no entities but those of XML itself;
 * nothing is ever fetched for it. It is in UTF-8 or UTF-16. Prefixes, comments, CDATA sections, {@code xsi:type} and white
 * space between elements mean nothing; {@code xsi:nil} is read as {@code null}.
 *
 * <p>What is in the body becomes the JSON of the same action in OCPP-J: elements and attributes become members, elements
 * that may occur several times become arrays, and text becomes what the definition of the member says. Text that is not of
 * that type, elements that nobody knows and elements that occur too often are taken over too, for the schema to judge.
 *
 * <p>Never throws for what a peer sent. Safe for use by several threads.
 */
public final class SoapReader {

    private final XmlReader documents;
    private final EnvelopeReader envelopes = new EnvelopeReader(new Shapes());

    /**
     * Makes a reader.
     *
     * @param limits bounds that each document must keep
     */
    public SoapReader(SoapLimits limits) {
        this.documents = new XmlReader(limits);
    }

    /**
     * Reads a document as it came over the wire.
     *
     * @param document the body of an HTTP message, after any compression was undone
     * @return the message, or why it is none
     */
    public SoapReading read(byte[] document) {
        return read(() -> documents.read(document));
    }

    /**
     * Reads a document that was decoded already.
     *
     * @param document its characters
     * @return the message, or why it is none
     */
    public SoapReading read(String document) {
        return read(() -> documents.read(document));
    }

    private SoapReading read(Source source) {
        try {
            return envelopes.read(source.document());
        } catch (MalformedXml e) {
            return new SoapReading.Unreadable(new Finding("", e.rule(), ErrorCode.FORMATION_VIOLATION, e.sentence()));
        }
    }

    /** A document that may turn out to be none. */
    private interface Source {
        XmlDocument document() throws MalformedXml;
    }
}
