// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.charging;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.gateway.lines.Json;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.Timestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of an object of the line; what has another type or size is refused by name.
 *
 * @param node the object
 * @param path where it stands, for messages; empty for the line itself
 */
record Fields(JsonNode node, String path) {

    /** An object; where it is absent, one without members. */
    Fields object(String name) {
        JsonNode member = node.path(name);
        RefusedException.when(isThere(member) && !member.isObject(), "type", at(name) + " is no object");
        return new Fields(member, at(name));
    }

    boolean has(String name) {
        return isThere(node.path(name));
    }

    private static boolean isThere(JsonNode member) {
        return !member.isMissingNode() && !member.isNull();
    }

    /** The elements of an array; none where it is absent. */
    List<Fields> elements(String name, int most) {
        List<Fields> elements = new ArrayList<>();
        for (JsonNode element : array(name, most)) {
            String place = at(name) + "/" + elements.size();
            RefusedException.when(!element.isObject(), "type", place + " is no object");
            elements.add(new Fields(element, place));
        }
        return elements;
    }

    JsonNode array(String name, int most) {
        JsonNode member = node.path(name);
        RefusedException.when(isThere(member) && !member.isArray(), "type", at(name) + " is no array");
        RefusedException.when(member.size() > most, "maxItems", at(name) + " has more than " + most + " elements");
        return member;
    }

    /** The members whose names are whole numbers. */
    Map<Integer, String> numbered(int most) {
        RefusedException.when(node.size() > most, "maxItems", path + " has more than " + most + " members");
        Map<Integer, String> names = new LinkedHashMap<>();
        for (var entries = node.fieldNames(); entries.hasNext(); ) {
            String name = entries.next();
            names.put(number(name), name);
        }
        return names;
    }

    private int number(String name) {
        try {
            return Integer.parseInt(name);
        } catch (NumberFormatException e) {
            throw new RefusedException("type", path + " has a member whose name is no whole number");
        }
    }

    /** A member as the payload that an engine reads. */
    Payload payload(String name) {
        JsonNode member = node.path(name);
        RefusedException.when(member.isMissingNode(), "required", at(name) + " is missing");
        RefusedException.when(!member.isObject(), "type", at(name) + " is no object");
        try {
            return Payload.of(Json.write(member));
        } catch (PayloadException e) {
            throw new RefusedException("limit", at(name) + ": " + e.getMessage());
        }
    }

    /** Every member as a text, by name; none where the object is absent. */
    Map<String, String> texts(int most) {
        RefusedException.when(node.size() > most, "maxItems", path + " has more than " + most + " members");
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            RefusedException.when(!member.getValue().isTextual(), "type", path + " has a member that is no string");
            texts.put(member.getKey(), member.getValue().textValue());
        }
        return texts;
    }

    Optional<String> text(String name) {
        JsonNode member = node.path(name);
        RefusedException.when(isThere(member) && !member.isTextual(), "type", at(name) + " is no string");
        return isThere(member) ? Optional.of(member.textValue()) : Optional.empty();
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode member = node.path(name);
        RefusedException.when(isThere(member) && !member.isBoolean(), "type", at(name) + " is neither true nor false");
        return isThere(member) ? member.booleanValue() : otherwise;
    }

    int integer(String name, int least, int most) {
        BigDecimal number = decimal(name, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        RefusedException.when(number.stripTrailingZeros().scale() > 0, "type", at(name) + " is no whole number");
        return number.intValue();
    }

    int integer(String name, int least, int most, int otherwise) {
        return has(name) ? integer(name, least, most) : otherwise;
    }

    BigDecimal decimal(String name, BigDecimal least, BigDecimal most) {
        JsonNode member = node.path(name);
        RefusedException.when(!isThere(member), "required", at(name) + " is missing");
        boolean finite = member.isNumber() && (!member.isDouble() || Double.isFinite(member.doubleValue()));
        RefusedException.when(!finite, "type", at(name) + " is no number");
        BigDecimal number = member.decimalValue();
        RefusedException.when(number.compareTo(least) < 0, "minimum", at(name) + " is less than " + least);
        RefusedException.when(number.compareTo(most) > 0, "maximum", at(name) + " is more than " + most);
        return number;
    }

    Optional<Instant> instant(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> instant = new Timestamp(text.get()).findInstant().filter(Fields::isPlausible);
        RefusedException.when(instant.isEmpty(), "format", at(name) + " is no date and time with a zone");
        return instant;
    }

    private static boolean isPlausible(Instant instant) {
        return instant.isAfter(Instant.EPOCH) && instant.isBefore(Instant.parse("9000-01-01T00:00:00Z"));
    }

    Instant requiredInstant(String name) {
        Optional<Instant> instant = instant(name);
        RefusedException.when(instant.isEmpty(), "required", at(name) + " is missing");
        return instant.orElseThrow();
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
