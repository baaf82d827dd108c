// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.PayloadVisitor;
import java.util.Map;

/** Tells a visitor what stands in a tree. */
public final class TreeWalk {

    private TreeWalk() {}

    /** Tells of a node and all below it; a tree is no deeper than its text was allowed to be. */
    public static void of(JsonNode node, PayloadVisitor visitor) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, visitor);
            case ARRAY -> array(node, visitor);
            case STRING -> visitor.text(node.textValue());
            case NUMBER -> visitor.number(node.numberValue());
            case BOOLEAN -> visitor.bool(node.booleanValue());
            case NULL, MISSING, BINARY, POJO -> visitor.nothing();
        }
    }

    private static void object(JsonNode node, PayloadVisitor visitor) {
        visitor.object();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            visitor.name(member.getKey());
            of(member.getValue(), visitor);
        }
        visitor.end();
    }

    private static void array(JsonNode node, PayloadVisitor visitor) {
        visitor.array();
        for (int i = 0; i < node.size(); i++) {
            of(node.get(i), visitor);
        }
        visitor.end();
    }
}
