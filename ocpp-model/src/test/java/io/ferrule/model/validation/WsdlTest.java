// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Action;
import io.ferrule.model.Side;
import io.ferrule.model.v15.V15;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Holds the definitions of OCPP 1.5 against its WSDL files: the same members in the same order, required or not, once or often,
 * of the same types, with the same lengths and values. Where the WSDL gives no length, the document does.
 */
final class WsdlTest {

    private static final String XML_SCHEMA = "http://www.w3.org/2001/XMLSchema";

    /** The types of one WSDL file by their names. */
    private final Map<String, Element> types = new HashMap<>();

    private final List<String> differences = new ArrayList<>();

    static Stream<Action<?, ?>> actions() {
        return V15.all().stream();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void definesWhatTheWsdlDefines(Action<?, ?> action) throws Exception {
        Optional<Path> folder = OfficialSet.home();
        assumeThat(folder).as("the WSDL files of OCPP 1.5, beside the project").isPresent();
        for (Side side : action.initiators()) {
            String service = side == Side.STATION ? "CentralSystem" : "ChargePoint";
            read(folder.orElseThrow().resolve("1.5/wsdl/OCPP_" + service + "Service_1.5_FINAL.wsdl"));

            compare(new Message(action, true));
            compare(new Message(action, false));
        }

        assertThat(differences).isEmpty();
    }

    private void read(Path wsdl) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(wsdl.toFile());
        for (String kind : List.of("simpleType", "complexType")) {
            NodeList found = document.getElementsByTagNameNS(XML_SCHEMA, kind);
            for (int i = 0; i < found.getLength(); i++) {
                Element type = (Element) found.item(i);
                types.put(type.getAttribute("name"), type);
            }
        }
    }

    private void compare(Message message) throws Exception {
        String name = message.type().getSimpleName();
        complex(name, Objects.requireNonNull(types.get(name), name), Schemas.generated(message));
    }

    private void complex(String where, Element type, JsonNode schema) {
        List<Element> members = Stream.of(all(type, "element"), all(type, "attribute"))
                .flatMap(List::stream)
                .toList();
        boolean text = !all(type, "simpleContent").isEmpty();
        List<String> names = new ArrayList<>(text ? List.of("value") : List.of());
        members.forEach(member -> names.add(member.getAttribute("name")));
        List<String> ours = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(ours::add);
        agree(where + ": members", names, ours);
        for (Element member : members) {
            String name = member.getAttribute("name");
            boolean optional = member.getAttribute("minOccurs").equals("0")
                    || member.getAttribute("use").equals("optional");
            agree(
                    where + "/" + name + ": required",
                    !optional,
                    values(schema.path("required")).contains(name));
            member(where + "/" + name, member, schema.path("properties").path(name));
        }
    }

    private void member(String where, Element member, JsonNode schema) {
        boolean list = member.getAttribute("maxOccurs").equals("unbounded");
        agree(where + ": list", list, schema.path("type").asText().equals("array"));
        JsonNode element = list ? schema.path("items") : schema;
        String name = member.getAttribute("type").replaceFirst(".*:", "");
        Element own = name.isEmpty() ? all(member, "complexType").get(0) : types.get(name);
        if (own == null) {
            builtIn(where, name, element);
        } else if (own.getLocalName().equals("complexType")) {
            complex(where, own, element);
        } else {
            restricted(where, own, element);
        }
    }

    private void builtIn(String where, String name, JsonNode schema) {
        String expected =
                switch (name) {
                    case "dateTime" -> "string date-time";
                    case "anyURI" -> "string uri";
                    case "int" -> "integer ";
                    default -> name + ' ';
                };
        agree(
                where + ": type",
                expected,
                schema.path("type").asText() + ' ' + schema.path("format").asText());
    }

    private void restricted(String where, Element type, JsonNode schema) {
        List<String> values = new ArrayList<>();
        all(type, "enumeration").forEach(value -> values.add(value.getAttribute("value")));
        agree(where + ": values", values, values(schema.has("enum") ? schema.get("enum") : schema.path("knownValues")));
        for (Element length : all(type, "maxLength")) {
            agree(
                    where + ": length",
                    length.getAttribute("value"),
                    schema.path("maxLength").asText());
        }
    }

    /** The elements of XML Schema with that name inside of a type, but not inside of the types of its members. */
    private static List<Element> all(Element type, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = type.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                boolean hit = element.getLocalName().equals(name);
                found.addAll(
                        hit
                                ? List.of(element)
                                : element.getLocalName().equals("element") ? List.of() : all(element, name));
            }
        }
        return found;
    }

    private static List<String> values(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void agree(String where, Object theirs, Object ours) {
        if (!theirs.equals(ours)) {
            differences.add(where + ": WSDL " + theirs + ", here " + ours);
        }
    }
}
