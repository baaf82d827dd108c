// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.model.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads one field of observations: a property of the event, a mark, or a path into the call ({@code request.idTag}) or into
 * what answers it ({@code answer.idTagInfo.status}), in which {@code *} stands for each element of an array
 * or object and a number for one element of an array. Immutable and
 * safe for use by several threads.
 */
public final class Field {

    private static final Map<String, Function<Observation, Object>> PROPERTIES = Map.ofEntries(
            Map.entry("kind", o -> o.kind().word()),
            Map.entry("action", Observation::action),
            Map.entry("station", Observation::station),
            Map.entry("peer", o -> o.link().peer()),
            Map.entry("connection", o -> o.link().key()),
            Map.entry("principal", o -> o.link().principal()),
            Map.entry("id", Observation::id),
            Map.entry("site", o -> o.context().station(o.station()).site()),
            Map.entry("backlog", Observation::backlog),
            Map.entry("known", o -> o.context().stations().containsKey(o.station())),
            Map.entry("from", o -> frame(o, f -> f.from() == Side.STATION ? "station" : "csms")),
            Map.entry("ocpp", o -> frame(o, f -> f.version().number())),
            Map.entry("length", o -> frame(o, f -> (double) f.content().length())),
            Map.entry("reason", o -> connection(o, ConnectionEvent::reason)),
            Map.entry("http", o -> connection(o, c -> (double) c.counts().http())),
            Map.entry("declared", o -> connection(o, c -> (double) c.counts().declared())),
            Map.entry("wire", o -> connection(o, c -> (double) c.counts().wire())),
            Map.entry("frames", o -> connection(o, c -> (double) c.counts().frames())),
            Map.entry("count", o -> connection(o, c -> (double) c.counts().count())));

    private final String name;
    private final Function<Observation, List<Object>> reader;

    private Field(String name, Function<Observation, List<Object>> reader) {
        this.name = name;
        this.reader = reader;
    }

    /**
     * Finds a field.
     *
     * @param name its name in rules
     * @return the field, or empty if there is none of that name
     */
    public static Optional<Field> named(String name) {
        Function<Observation, Object> property = PROPERTIES.get(name);
        if (property != null) {
            return Optional.of(new Field(name, o -> present(property.apply(o))));
        }
        if (name.startsWith("request.")) {
            return Optional.of(path(name, Observation::request));
        }
        if (name.startsWith("answer.")) {
            return Optional.of(path(name, Observation::answer));
        }
        return Mark.named(name).map(mark -> new Field(name, o -> marked(o, mark)));
    }

    /**
     * The names of all fields that are not paths.
     *
     * @return names in the order of the alphabet
     */
    public static List<String> names() {
        TreeSet<String> names = new TreeSet<>(PROPERTIES.keySet());
        Arrays.stream(Mark.values()).map(Mark::field).forEach(names::add);
        return List.copyOf(names);
    }

    /**
     * The name in rules.
     *
     * @return for example {@code request.idTag}
     */
    public String name() {
        return name;
    }

    /**
     * Reads the field.
     *
     * @param observation an observation
     * @return its values as String, Double or Boolean; more than one where a path has a {@code *}, none where it is absent
     */
    public List<Object> of(Observation observation) {
        return reader.apply(observation);
    }

    /**
     * Reads the field as a text to count by. A long one is cut and told from others by a number, because peers choose it.
     *
     * @param observation an observation
     * @return its first value, at most about 90 characters, or an empty text
     */
    public String key(Observation observation) {
        List<Object> values = of(observation);
        return values.isEmpty() ? "" : Kept.of(String.valueOf(values.get(0)));
    }

    private static List<Object> present(Object value) {
        return value.equals("") ? List.of() : List.of(value);
    }

    private static List<Object> marked(Observation observation, Mark mark) {
        Object value = observation.marks().get(mark);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> several ? List.copyOf(several) : List.of(value);
    }

    private static Object frame(Observation observation, Function<FrameEvent, Object> reader) {
        return observation.event() instanceof FrameEvent frame ? reader.apply(frame) : "";
    }

    private static Object connection(Observation observation, Function<ConnectionEvent, Object> reader) {
        return observation.event() instanceof ConnectionEvent event ? reader.apply(event) : "";
    }

    private static Field path(String name, Function<Observation, JsonNode> root) {
        String[] steps = name.substring(name.indexOf('.') + 1).split("\\.", -1);
        return new Field(name, o -> {
            List<Object> found = new ArrayList<>(1);
            collect(root.apply(o), steps, 0, found);
            return found;
        });
    }

    private static void collect(JsonNode node, String[] steps, int step, List<Object> found) {
        if (step == steps.length) {
            if (!node.isMissingNode()) {
                found.add(value(node));
            }
        } else if (steps[step].equals("*")) {
            for (JsonNode element : node) {
                collect(element, steps, step + 1, found);
            }
        } else {
            boolean index = node.isArray() && steps[step].matches("[0-9]{1,6}");
            JsonNode next = index ? node.path(Integer.parseInt(steps[step])) : node.path(steps[step]);
            collect(next, steps, step + 1, found);
        }
    }

    private static Object value(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }
}
