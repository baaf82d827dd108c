// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ferrule.model.CustomData;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.Timestamp;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one tree into a record; knows at each moment where in the tree it is. For one thread. */
final class RecordReader {

    private final Trail trail = new Trail();

    <T extends Record> T payload(JsonNode tree, Class<T> type) {
        return type.cast(record(tree.isNull() ? JsonNodeFactory.instance.objectNode() : tree, type));
    }

    private Object record(JsonNode node, Class<? extends Record> type) {
        if (!node.isObject()) {
            throw unexpected("an object", node);
        }
        RecordShape shape = RecordShape.of(type);
        @Nullable Object[] values = new @Nullable Object[shape.components().size()];
        for (int i = 0; i < values.length; i++) {
            RecordShape.Component component = shape.components().get(i);
            trail.down(component.name());
            values[i] = component(node.path(component.name()), component);
            trail.up();
        }
        try {
            return shape.create(values);
        } catch (InvocationTargetException e) {
            throw trail.failure("the members do not make a " + type.getSimpleName());
        }
    }

    private @Nullable Object component(JsonNode node, RecordShape.Component component) {
        boolean isValue = component.type() == Payload.class; // of which null is one
        if (node.isMissingNode() || (node.isNull() && component.optional() && !isValue)) {
            if (!component.optional()) {
                throw trail.failure("the member is required");
            }
            return component.list() ? List.of() : null;
        }
        return component.list() ? list(node, component.type()) : value(node, component.type());
    }

    private List<Object> list(JsonNode node, Class<?> elementType) {
        if (!node.isArray()) {
            throw unexpected("an array", node);
        }
        List<Object> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            trail.down(i);
            elements.add(value(node.get(i), elementType));
            trail.up();
        }
        return elements;
    }

    private Object value(JsonNode node, Class<?> type) {
        if (type == String.class) {
            return string(node);
        } else if (type == int.class || type == Integer.class) {
            return integer(node);
        } else if (type == boolean.class || type == Boolean.class) {
            return bool(node);
        } else if (type == BigDecimal.class) {
            return decimal(node);
        } else if (type == Timestamp.class) {
            return new Timestamp(string(node));
        } else if (type.isEnum()) {
            return Constants.of(type).named(string(node));
        } else if (type == Payload.class) {
            return Payload.of(node.toString());
        } else if (type == CustomData.class) {
            return customData(node);
        } else if (type.isRecord()) {
            return record(node, type.asSubclass(Record.class));
        }
        throw new IllegalStateException("no record of the model has a component of " + type);
    }

    private String string(JsonNode node) {
        if (!node.isTextual()) {
            throw unexpected("a string", node);
        }
        return node.textValue();
    }

    private boolean bool(JsonNode node) {
        if (!node.isBoolean()) {
            throw unexpected("a boolean", node);
        }
        return node.booleanValue();
    }

    /** Stations write 1.0 where they mean 1, and that is one and the same number. */
    private int integer(JsonNode node) {
        if (!node.isNumber()) {
            throw unexpected("an integer", node);
        }
        return Numbers.int32(node.decimalValue()).orElseThrow(() -> trail.failure("an integer of 32 bits is expected"));
    }

    private BigDecimal decimal(JsonNode node) {
        if (!node.isNumber()) {
            throw unexpected("a number", node);
        }
        BigDecimal number = node.decimalValue();
        if (!Numbers.isModest(number)) {
            throw trail.failure("a number of at most " + Numbers.DIGITS + " digits is expected");
        }
        return number;
    }

    private CustomData customData(JsonNode node) {
        if (!node.isObject()) {
            throw unexpected("an object", node);
        }
        trail.down("vendorId");
        if (!node.has("vendorId")) {
            throw trail.failure("the member is required");
        }
        string(node.get("vendorId"));
        trail.up();
        return new CustomData(Payload.of(node.toString()));
    }

    private PayloadException unexpected(String expected, JsonNode node) {
        return trail.failure(
                expected + " is expected, found " + node.getNodeType().name().toLowerCase(Locale.ROOT));
    }
}
