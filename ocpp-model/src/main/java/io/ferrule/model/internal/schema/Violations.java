// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.StringSchema;
import org.everit.json.schema.ValidationException;

/**
 * Turns what everit complains about into findings. The messages are our own: everit's repeat the peer's text at full
 * length and do not say what is allowed.
 */
final class Violations {

    private final JsonNode payload;

    Violations(JsonNode payload) {
        this.payload = payload;
    }

    /** One complaint about one place. */
    private record Leaf(String pointer, String keyword, Schema schema) {}

    /** All findings, in the order in which everit tells them. */
    List<Finding> findings(ValidationException failure) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        collect(failure, leaves);
        List<Finding> findings = new ArrayList<>();
        leaves.values().forEach(leaf -> describe(leaf, findings));
        return findings;
    }

    /** Puts findings in the order of the payload's text; only done for payloads of bounded size. */
    void sort(List<Finding> findings) {
        if (findings.size() > 1) {
            Map<String, Integer> ranks = new HashMap<>();
            rank(payload, "", ranks);
            findings.sort(Comparator.comparing(finding -> ranks.getOrDefault(finding.pointer(), Integer.MAX_VALUE)));
        }
    }

    private static void collect(ValidationException failure, Map<String, Leaf> leaves) {
        if (failure.getCausingExceptions().isEmpty()) {
            String pointer = failure.getPointerToViolation().substring(1);
            Leaf leaf = new Leaf(pointer, keyword(failure), failure.getViolatedSchema());
            leaves.putIfAbsent(leaf.keyword + pointer, leaf);
        }
        failure.getCausingExceptions().forEach(cause -> collect(cause, leaves));
    }

    /** The keyword of the generated schema; everit has been given its lists of values as formats. */
    private static String keyword(ValidationException failure) {
        boolean list = failure.getViolatedSchema() instanceof StringSchema text
                && text.getFormatValidator() instanceof OneOf
                && failure.getKeyword().equals("format");
        return list ? "enum" : failure.getKeyword();
    }

    private void describe(Leaf leaf, List<Finding> findings) {
        JsonNode value = payload.at(leaf.pointer);
        if (leaf.schema instanceof ObjectSchema object && leaf.keyword.equals("required")) {
            for (String name : object.getRequiredProperties()) {
                if (!value.has(name)) {
                    findings.add(finding(leaf, "The member " + Excerpt.quoted(name) + " is required."));
                }
            }
        } else if (leaf.schema instanceof ObjectSchema object && leaf.keyword.equals("additionalProperties")) {
            Iterator<String> names = value.fieldNames();
            while (names.hasNext()) {
                String name = names.next();
                if (!object.getPropertySchemas().containsKey(name)) {
                    findings.add(finding(leaf, Sentences.unknownMember(name)));
                }
            }
        } else {
            findings.add(finding(leaf, Sentences.of(leaf.keyword, leaf.schema, value)));
        }
    }

    private static Finding finding(Leaf leaf, String message) {
        return new Finding(leaf.pointer, leaf.keyword, codeOf(leaf.keyword), message);
    }

    static ErrorCode codeOf(String keyword) {
        return switch (keyword) {
            case "required", "minItems", "maxItems" -> ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION;
            case "type" -> ErrorCode.TYPE_CONSTRAINT_VIOLATION;
            case "additionalProperties" -> ErrorCode.FORMATION_VIOLATION;
            default -> ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
        };
    }

    /** Numbers all places of the payload in the order of its text. */
    private static void rank(JsonNode node, String pointer, Map<String, Integer> ranks) {
        ranks.put(pointer, ranks.size());
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String token = member.getKey().replace("~", "~0").replace("/", "~1");
            rank(member.getValue(), pointer + '/' + token, ranks);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            rank(node.get(i), pointer + '/' + i, ranks);
        }
    }
}
