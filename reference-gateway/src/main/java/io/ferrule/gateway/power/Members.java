// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The members of a JSON object, each of the kind that is asked for, or refused with the place where it stands. What was asked for is
 * noted in the trail.
 */
final class Members {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final JsonNode object;
    private final String place;
    private final Trail trail;

    Members(JsonNode object, String place) {
        this(object, place, new Trail());
    }

    Members(JsonNode object, String place, Trail trail) {
        this.object = object;
        this.place = place;
        this.trail = trail;
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    /** A member that is an object itself. */
    Optional<Members> members(String name) {
        return value(name).map(value -> {
            if (!value.isObject()) {
                throw wrong(name, "an object");
            }
            return new Members(value, at(name), trail);
        });
    }

    /** The members of each object in a list; none where the list is absent. */
    List<Members> list(String name) {
        List<Members> all = new ArrayList<>();
        for (JsonNode element : array(name)) {
            String where = name + "/" + all.size();
            if (!element.isObject()) {
                throw wrong(where, "an object");
            }
            all.add(new Members(element, at(where), trail));
        }
        return all;
    }

    /** The texts of a list; none where the list is absent. */
    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw wrong(name + "/" + all.size(), "a text");
            }
            all.add(element.textValue());
        }
        return all;
    }

    /** The numbers of a list; none where the list is absent. */
    List<Double> numbers(String name) {
        List<Double> all = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isNumber()) {
                throw wrong(name + "/" + all.size(), "a number");
            }
            all.add(element.doubleValue());
        }
        return all;
    }

    private Iterable<JsonNode> array(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isArray()) {
            throw wrong(name, "a list");
        }
        return value.<Iterable<JsonNode>>map(array -> array).orElse(List.of());
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (!value.isTextual()) {
                throw wrong(name, "a text");
            }
            return value.textValue();
        });
    }

    OptionalDouble number(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!value.get().isNumber()) {
            throw wrong(name, "a number");
        }
        return OptionalDouble.of(value.get().doubleValue());
    }

    Optional<Integer> integer(String name) {
        return value(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                throw wrong(name, "an integer");
            }
            return value.intValue();
        });
    }

    /** An instant of the years 1900 to 9998, with any offset. */
    Optional<Instant> instant(String name) {
        return text(name).map(text -> {
            try {
                Instant instant = Instant.parse(text);
                if (instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
                    throw wrong(name, "a time of the years 1900 to 9998");
                }
                return instant;
            } catch (DateTimeParseException e) {
                throw wrong(name, "a time such as 2026-03-29T01:00:00Z");
            }
        });
    }

    Optional<ZoneId> zone(String name) {
        return text(name).map(text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new RefusedException(
                        Rule.ZONE, RefusedException.quoted(text) + " is no time zone; Europe/London is one");
            }
        });
    }

    /** Every member as a number, by name. */
    Map<String, Double> allNumbers() {
        Map<String, Double> all = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            number(member.getKey()).ifPresent(value -> all.put(member.getKey(), value));
        }
        return all;
    }

    /** Every member as an object, by name. */
    Map<String, Members> allMembers() {
        Map<String, Members> all = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            members(member.getKey()).ifPresent(value -> all.put(member.getKey(), value));
        }
        return all;
    }

    /** What is refused when a member is absent that must be there. */
    RefusedException missing(String name) {
        return new RefusedException(Rule.MISSING, at(name) + " is missing");
    }

    private Optional<JsonNode> value(String name) {
        trail.asked(object, place, name);
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private RefusedException wrong(String name, String expected) {
        return new RefusedException(Rule.TYPE, at(name) + " is not " + expected);
    }

    private String at(String name) {
        String shown = RefusedException.quoted(name);
        return place + "/" + shown.substring(1, shown.length() - 1);
    }
}
