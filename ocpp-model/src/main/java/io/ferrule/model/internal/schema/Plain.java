// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Recognises values about which there is nothing to say, as nearly all are: everit has no complaint and the walk has no note. A yes is
 * certain. A no means nothing but that the whole check has to look, so that no rule is decided here: whatever a schema demands that is not
 * known below makes each answer a no. Immutable and safe for use by several threads.
 */
@FunctionalInterface
interface Plain {

    /** Keywords that demand nothing: what is said for readers, and what the binding to SOAP and repairs want to know. */
    Set<String> SILENT = Set.of("$schema", "title", "description", "type", "xml", "informational");

    /** Of values that nothing is demanded of. */
    Plain ANYTHING = node -> true;

    /** Of values that the whole check has to judge, each time. */
    Plain NOTHING = node -> false;

    /** Whether there is certainly nothing to say about a value. */
    boolean holds(JsonNode node);

    /**
     * What is plain for a schema that was generated.
     *
     * @param strict whether the rules of OCPP 2.0.1 hold that no schema can say
     */
    static Plain of(JsonNode schema, boolean strict) {
        return switch (schema.path("type").asText()) {
            case "object" ->
                onlyKnown(schema, "properties", "required", "additionalProperties", "unknownMembers")
                                && !schema.path("additionalProperties").isObject()
                        ? new PlainObject(schema, strict)
                        : NOTHING;
            case "array" -> onlyKnown(schema, "items", "minItems", "maxItems") ? array(schema, strict) : NOTHING;
            case "string" ->
                onlyKnown(schema, "maxLength", "enum", "format", "identifier", "knownValues")
                        ? new PlainText(schema, strict)
                        : NOTHING;
            case "integer" -> onlyKnown(schema, "minimum", "maximum") ? integer(schema) : NOTHING;
            case "number" -> onlyKnown(schema) ? JsonNode::isNumber : NOTHING;
            case "boolean" -> onlyKnown(schema) ? JsonNode::isBoolean : NOTHING;
            default -> !schema.has("type") && onlyKnown(schema) ? ANYTHING : NOTHING;
        };
    }

    private static boolean onlyKnown(JsonNode schema, String... keywords) {
        Set<String> others = new HashSet<>();
        schema.fieldNames().forEachRemaining(others::add);
        others.removeAll(SILENT);
        others.removeAll(Set.of(keywords));
        return others.isEmpty();
    }

    private static Plain array(JsonNode schema, boolean strict) {
        Plain element = schema.has("items") ? of(schema.get("items"), strict) : ANYTHING;
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        return node -> node.isArray() && node.size() >= least && node.size() <= most && all(element, node);
    }

    private static boolean all(Plain element, JsonNode array) {
        for (int i = 0; i < array.size(); i++) {
            if (!element.holds(array.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A whole number of 32 bits that is written as one. */
    private static Plain integer(JsonNode schema) {
        double least = schema.path("minimum").asDouble(Integer.MIN_VALUE);
        double most = schema.path("maximum").asDouble(Integer.MAX_VALUE);
        return node -> node.isInt() && node.intValue() >= least && node.intValue() <= most;
    }

    /** A text that keeps each rule at first sight; of times those that nearly all peers write, of URIs none. */
    final class PlainText implements Plain {

        private final int longest;
        private final Plain listed;
        private final Plain usual;
        private final boolean strict;
        private final boolean time;
        private final boolean identifier;
        private final boolean otherFormat;

        private PlainText(JsonNode schema, boolean strict) {
            this.longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
            this.listed = oneOf(schema, "enum");
            this.usual = oneOf(schema, "knownValues");
            this.strict = strict;
            this.time = schema.path("format").asText().equals("date-time");
            this.identifier = schema.has("identifier");
            this.otherFormat = schema.has("format") && !time;
        }

        @Override
        public boolean holds(JsonNode node) {
            if (!node.isTextual() || otherFormat) {
                return false;
            }
            String text = node.textValue();
            return text.length() <= longest
                    && listed.holds(node)
                    && usual.holds(node)
                    && (!time || isTime(text))
                    && (!identifier || OwnRules.foreignToIdentifier(text).isEmpty());
        }

        private static Plain oneOf(JsonNode schema, String keyword) {
            if (!schema.has(keyword)) {
                return ANYTHING;
            }
            Set<String> values = new HashSet<>();
            schema.get(keyword).forEach(value -> values.add(value.asText()));
            return node -> values.contains(node.textValue());
        }

        private boolean isTime(String text) {
            return DateTimeFormat.isUsual(text) && !(strict && OwnRules.isTooFine(text));
        }
    }

    /** An object whose members are plain, none of those required missing. */
    final class PlainObject implements Plain {

        private final Map<String, Member> members = new HashMap<>();
        private final boolean open;
        private int required;

        private record Member(Plain value, boolean required) {}

        private PlainObject(JsonNode schema, boolean strict) {
            Set<String> names = new HashSet<>();
            schema.path("required").forEach(name -> names.add(name.asText()));
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                boolean wanted = names.remove(property.getKey());
                members.put(property.getKey(), new Member(of(property.getValue(), strict), wanted));
                required += wanted ? 1 : 0;
            }
            // One that is required and not described never comes, so that such an object is never plain.
            required += names.size();
            this.open = schema.path("additionalProperties").asBoolean(true) && !schema.has("unknownMembers");
        }

        @Override
        public boolean holds(JsonNode node) {
            if (!node.isObject()) {
                return false;
            }
            int found = 0;
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                Member member = members.get(entry.getKey());
                if (member == null ? !open : !holds(member, entry.getValue())) {
                    return false;
                }
                found += member != null && member.required ? 1 : 0;
            }
            return found == required;
        }

        /** A required text that is empty may be worth a note. */
        private static boolean holds(Member member, JsonNode value) {
            boolean empty =
                    member.required && value.isTextual() && value.textValue().isEmpty();
            return !empty && member.value.holds(value);
        }
    }
}
