// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A SOAP document whose body is spoiled in one place; what comes out may by chance still be legal. */
final class XmlMutator {

    private static final String ENVELOPE = "http://www.w3.org/2003/05/soap-envelope";

    private static final List<String> UNITS = List.of("Celcius", "Celsius", "Hertz", "A", "Amp", "wh");

    private static final List<String> TEXTS = List.of(
            "",
            "x",
            "1.0",
            "+5",
            " 7 ",
            "-1",
            "0.05",
            "1.50",
            "1e3",
            "99999999999",
            "true",
            "Accepted",
            "accepted ",
            "2026-01-01T00:00:00",
            "2026-01-01 00:00:00Z",
            "2026-01-01t00:00:00z",
            " 2026-01-01T00:00:00Z ",
            "firmware.bin",
            "x".repeat(21),
            "x".repeat(51),
            "x".repeat(256),
            "x".repeat(501));

    private static final DocumentBuilderFactory PARSERS = parsers();
    private static final TransformerFactory TRANSFORMERS = TransformerFactory.newDefaultInstance();

    private final Document document;
    private final RandomGenerator random;

    XmlMutator(String text, RandomGenerator random) throws Exception {
        this.document =
                PARSERS.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        this.random = random;
    }

    private static DocumentBuilderFactory parsers() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory;
    }

    /** The element in the body. */
    Element content() {
        Node body = document.getElementsByTagNameNS(ENVELOPE, "Body").item(0);
        return (Element) body.getFirstChild();
    }

    String text() throws Exception {
        Transformer identity = TRANSFORMERS.newTransformer();
        identity.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter out = new StringWriter();
        identity.transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }

    void mutate() {
        List<Element> all = elements(content());
        Element element = all.get(random.nextInt(all.size()));
        List<Element> children = children(element);
        if (children.isEmpty()) {
            mutateLeaf(element);
        } else {
            mutateObject(element, children);
        }
    }

    private void mutateLeaf(Element element) {
        switch (random.nextInt(6)) {
            case 0 -> element.appendChild(made(element, "extra"));
            case 1 -> attribute(element);
            default -> element.setTextContent(pick(element.getLocalName().equals("unit") ? UNITS : TEXTS));
        }
    }

    private void mutateObject(Element element, List<Element> children) {
        Element child = pick(children);
        switch (random.nextInt(8)) {
            case 0 -> element.removeChild(child);
            case 1 -> element.insertBefore(child.cloneNode(true), child);
            case 2 -> element.insertBefore(pick(children), child);
            case 3 -> element.insertBefore(made(element, "extra"), child);
            case 4 -> document.renameNode(child, child.getNamespaceURI(), child.getPrefix() + ":other");
            case 5 -> document.renameNode(child, "urn:other", "o:" + child.getLocalName());
            case 6 -> element.insertBefore(document.createTextNode("text"), child);
            default -> attribute(element);
        }
    }

    private void attribute(Element element) {
        List<String> names = List.of("unit", "context", "measurand", "phase");
        element.setAttribute(
                pick(names), pick(List.of("Wh", "Amp", "Hertz", "Trigger", "Sample.Clock", "Voltage", "SoC")));
    }

    private Element made(Element parent, String name) {
        Element element = document.createElementNS(parent.getNamespaceURI(), parent.getPrefix() + ':' + name);
        element.setTextContent("x");
        return element;
    }

    private static List<Element> elements(Element root) {
        List<Element> all = new ArrayList<>(List.of(root));
        children(root).forEach(child -> all.addAll(elements(child)));
        return all;
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
