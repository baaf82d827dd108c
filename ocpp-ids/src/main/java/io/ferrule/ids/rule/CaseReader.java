// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads the tests of a rule: steps that become lines of a capture. {@code #} in a step is its number when it is repeated, so that
 * ids and identifiers differ; only digits are ever put there.
 */
final class CaseReader {

    private static final Instant START = Instant.parse("2026-01-06T10:00:00Z");
    private static final int MOST_REPEATS = 5_000;
    private static final int MOST_LINES = 10_000;
    private static final Set<String> NUMBERS = Set.of("count", "frames", "http", "declared", "wire", "frame-length");

    private final List<String> lines = new ArrayList<>();
    private long now;

    static RuleCase read(Block block) {
        CaseReader reader = new CaseReader();
        block.node("context").ifPresent(reader::context);
        for (Block step : block.blocks("steps")) {
            reader.step(step);
        }
        return new RuleCase(
                block.required("name"), block.value("fires", Words::flag).orElse(true), reader.lines);
    }

    private void context(Node node) {
        ObjectNode line = line(0);
        line.set("context", json(node));
        lines.add(line.toString());
    }

    private void step(Block step) {
        int repeats = step.value("repeat", Words.number(1, MOST_REPEATS)).orElse(1);
        long every = step.value("every", Words::duration).orElse(1_000L);
        now = step.value("at", Words::duration).orElse(now);
        step.node("context").ifPresent(this::context);
        for (int i = 1; i <= repeats && lines.size() < MOST_LINES; i++) {
            now += every;
            for (String side : List.of("station", "csms")) {
                String frame = numbered(step.text(side), i);
                if (!frame.isEmpty()) {
                    frame(step, side, frame, i);
                }
            }
            if (step.keys().contains("event")) {
                connection(step, i);
            }
        }
    }

    private void frame(Block step, String from, String frame, int number) {
        ObjectNode line = line(now);
        common(line, step, number);
        line.put("from", from);
        line.put("ocpp", step.text("ocpp").isEmpty() ? "1.6" : step.text("ocpp"));
        String base64 = step.text("base64");
        line.put(base64.isEmpty() ? "frame" : "frame-base64", base64.isEmpty() ? frame : base64);
        if (step.keys().contains("frame-length")) {
            line.put("frame-length", step.value("frame-length", Long::valueOf).orElse(0L));
        }
        if (from.equals("csms")) {
            String peer = step.text("csms-peer");
            line.put("peer", peer.isEmpty() ? "192.0.2.1" : peer);
        }
        lines.add(line.toString());
    }

    private void connection(Block step, int number) {
        ObjectNode line = line(now);
        common(line, step, number);
        line.put("event", step.text("event"));
        if (step.keys().contains("reason")) {
            line.put("reason", step.text("reason"));
        }
        for (String name : NUMBERS) {
            if (step.keys().contains(name)) {
                line.put(name, step.value(name, Long::valueOf).orElse(0L));
            }
        }
        lines.add(line.toString());
    }

    private static void common(ObjectNode line, Block step, int number) {
        line.put("station", step.keys().contains("id") ? numbered(step.text("id"), number) : "CP1");
        line.put("peer", step.keys().contains("peer") ? numbered(step.text("peer"), number) : "10.0.0.1");
        line.put("conn", step.keys().contains("conn") ? numbered(step.text("conn"), number) : "c1");
    }

    private static String numbered(String text, int number) {
        return text.replace("#", String.valueOf(number));
    }

    private static ObjectNode line(long millis) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        return line.put("t", START.plusMillis(millis).toString());
    }

    private static com.fasterxml.jackson.databind.JsonNode json(Node node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (node instanceof MappingNode mapping) {
            ObjectNode object = json.objectNode();
            mapping.getValue()
                    .forEach(entry -> object.set(
                            entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "",
                            json(entry.getValueNode())));
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            var array = json.arrayNode();
            sequence.getValue().forEach(element -> array.add(json(element)));
            return array;
        }
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        boolean plain = node instanceof ScalarNode scalar && scalar.isPlain() && text.matches("[0-9]{1,9}");
        return plain ? json.numberNode(Long.parseLong(text)) : json.textNode(text);
    }
}
