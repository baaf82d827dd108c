// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.soap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * How an object of the model stands in XML, read from its generated schema.
 *
 * @param members its members by name, in the order of their elements
 */
public record Shape(Map<String, Member> members) {

    /** An object that no definition knows. */
    static final Shape UNKNOWN = new Shape(Map.of());

    /** Where a member stands. */
    enum Form {
        ELEMENT,
        ATTRIBUTE,
        CONTENT
    }

    /** What the text of a member means. */
    enum Kind {
        TEXT,
        /** Text around which white space means nothing: dates and addresses. */
        TOKEN,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        OBJECT
    }

    /**
     * One member.
     *
     * @param name name in JSON and in XML
     * @param position place among the members of its object, -1 for one that no definition knows
     * @param form where it stands
     * @param list whether it may occur several times
     * @param emptyIfAbsent whether no element at all means an empty list, which JSON has to write
     * @param kind what its text means, or that of each element of the list
     * @param values the texts that the documents list, empty if any will do
     * @param shape the shape of an object
     */
    record Member(
            String name,
            int position,
            Form form,
            boolean list,
            boolean emptyIfAbsent,
            Kind kind,
            Set<String> values,
            Optional<Shape> shape) {

        /** A member that no definition knows; it is taken for text, or for an object if it has elements. */
        static Member unknown(String name) {
            return new Member(name, -1, Form.ELEMENT, false, false, Kind.TEXT, Set.of(), Optional.empty());
        }

        boolean isKnown() {
            return position >= 0;
        }

        /** Whether it stands in the element of its object and not in one of its own. */
        boolean inside() {
            return form != Form.ELEMENT;
        }
    }

    /** Reads the schema of an object; the named lists may lack in XML though JSON requires them. */
    static Shape of(JsonNode schema, Set<String> emptyIfAbsent) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = property.getKey();
            members.put(name, member(name, members.size(), property.getValue(), emptyIfAbsent.contains(name)));
        }
        return new Shape(members);
    }

    private static Member member(String name, int position, JsonNode schema, boolean emptyIfAbsent) {
        boolean list = schema.path("type").asText().equals("array");
        JsonNode single = list ? schema.path("items") : schema;
        Kind kind = kind(single);
        Optional<Shape> shape = kind == Kind.OBJECT ? Optional.of(of(single, Set.of())) : Optional.empty();
        return new Member(name, position, form(schema), list, emptyIfAbsent, kind, values(single), shape);
    }

    private static Form form(JsonNode schema) {
        return switch (schema.path("xml").asText()) {
            case "attribute" -> Form.ATTRIBUTE;
            case "content" -> Form.CONTENT;
            default -> Form.ELEMENT;
        };
    }

    private static Kind kind(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "object" -> Kind.OBJECT;
            case "integer" -> Kind.INTEGER;
            case "number" -> Kind.DECIMAL;
            case "boolean" -> Kind.BOOLEAN;
            default -> schema.has("format") ? Kind.TOKEN : Kind.TEXT;
        };
    }

    private static Set<String> values(JsonNode schema) {
        JsonNode listed = schema.has("enum") ? schema.path("enum") : schema.path("knownValues");
        List<String> values = StreamSupport.stream(listed.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return Set.copyOf(values);
    }

    /** Whether the element of such an object has text of its own. */
    boolean hasContent() {
        return members.values().stream().anyMatch(member -> member.form == Form.CONTENT);
    }

    /** Whether an element of this name may stand in the element of such an object. */
    boolean hasElement(String name) {
        Member member = members.get(name);
        return member != null && member.form == Form.ELEMENT;
    }

    /** Whether the element of such an object may have this attribute. */
    boolean hasAttribute(String name) {
        Member member = members.get(name);
        return member != null && member.form == Form.ATTRIBUTE;
    }
}
