// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadVisitor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;

/** Makes the tree of a payload from values that were read before, with numbers as rules compare them: those with decimals are doubles. */
final class TreeMaker implements PayloadVisitor {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
    private JsonNode made = MissingNode.getInstance();
    private String name = "";

    private TreeMaker() {}

    static JsonNode of(Payload payload) {
        TreeMaker maker = new TreeMaker();
        payload.visit(maker);
        return maker.made;
    }

    @Override
    public void object() {
        ObjectNode object = NODES.objectNode();
        add(object);
        open.push(object);
    }

    @Override
    public void array() {
        ArrayNode array = NODES.arrayNode();
        add(array);
        open.push(array);
    }

    @Override
    public void end() {
        open.pop();
    }

    @Override
    public void name(String next) {
        name = next;
    }

    @Override
    public void text(String value) {
        add(NODES.textNode(value));
    }

    @Override
    public void number(Number value) {
        if (value instanceof BigDecimal decimal) {
            add(NODES.numberNode(decimal.doubleValue()));
        } else if (value instanceof BigInteger large) {
            add(NODES.numberNode(large));
        } else {
            add(value instanceof Integer ? NODES.numberNode(value.intValue()) : NODES.numberNode(value.longValue()));
        }
    }

    @Override
    public void bool(boolean value) {
        add(NODES.booleanNode(value));
    }

    @Override
    public void nothing() {
        add(NODES.nullNode());
    }

    private void add(JsonNode node) {
        ContainerNode<?> parent = open.peek();
        if (parent == null) {
            made = node;
        } else if (parent instanceof ObjectNode object) {
            object.set(name, node);
        } else {
            ((ArrayNode) parent).add(node);
        }
    }
}
