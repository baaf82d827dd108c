// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The types in an official WSDL file, as the JDK's validator reads them. The files stay where they are. */
final class Wsdl {

    private final Schema schema;

    private Wsdl(Schema schema) {
        this.schema = schema;
    }

    /** The types of a service; the test is skipped where the official files are absent. */
    static Wsdl of(OcppVersion version, Side caller) {
        Optional<Path> folder = OfficialSet.home();
        assumeThat(folder)
                .as("the official schemas, in shared/ocpp-schemas beside the project or where -Dferrule.schemas says")
                .isPresent();
        String service = caller == Side.STATION ? "CentralSystem" : "ChargePoint";
        String file = version == OcppVersion.V1_5
                ? "1.5/wsdl/OCPP_" + service + "Service_1.5_FINAL.wsdl"
                : "1.6-wsdl/OCPP_" + service + "Service_1.6.wsdl";
        try {
            return new Wsdl(SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(types(folder.orElseThrow().resolve(file))));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("the types of " + file + " cannot be used", e);
        }
    }

    /** The schema element, with the prefixes that are declared around it: names of types in attributes need them. */
    private static Source types(Path file) throws SAXException, IOException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        Element schema = (Element) document.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")
                .item(0);
        for (Node around = schema.getParentNode(); around instanceof Element; around = around.getParentNode()) {
            NamedNodeMap attributes = around.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Node attribute = attributes.item(i);
                boolean declaration = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
                if (declaration && !schema.hasAttribute(attribute.getNodeName())) {
                    schema.setAttributeNS(
                            XMLConstants.XMLNS_ATTRIBUTE_NS_URI, attribute.getNodeName(), attribute.getNodeValue());
                }
            }
        }
        return new DOMSource(schema);
    }

    /** What is wrong with the content of a body. */
    List<String> complaints(Element content) {
        List<String> complaints = new ArrayList<>();
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new Collector(complaints));
        try {
            validator.validate(new DOMSource(content));
        } catch (SAXException | IOException e) {
            throw new AssertionError("the validator failed", e);
        }
        return complaints;
    }

    /** Takes every complaint and goes on. */
    private record Collector(List<String> complaints) implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            complaints.add(e.getMessage());
        }

        @Override
        public void error(SAXParseException e) {
            complaints.add(e.getMessage());
        }

        @Override
        public void fatalError(SAXParseException e) {
            complaints.add(e.getMessage());
        }
    }
}
