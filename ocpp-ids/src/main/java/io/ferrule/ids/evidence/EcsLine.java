// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.ids.Alert;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.Severity;
import java.util.HexFormat;
import java.util.Locale;

/** Evidence as one line of JSON with the names of the Elastic Common Schema, version 8.11. Safe for use by several threads. */
public final class EcsLine {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_NAME = 255;
    private static final int BEYOND_ASCII = 0x7f;

    private EcsLine() {}

    /**
     * Writes evidence.
     *
     * @param evidence the evidence
     * @return one JSON object in printable ASCII, without a line end; what the schema has no name for is under {@code ferrule}
     */
    public static String of(Evidence evidence) {
        Alert alert = evidence.alert();
        ObjectNode line = JSON.objectNode();
        line.put("@timestamp", alert.at().toString());
        line.putObject("ecs").put("version", "8.11.0");
        event(line.putObject("event"), alert);
        line.put("message", alert.summary());
        ObjectNode rule = line.putObject("rule");
        rule.put("id", alert.rule().id());
        rule.put("name", alert.rule().title());
        put(rule, "category", alert.rule().attackClass());
        rule.put("ruleset", "ferrule");
        if (!alert.peer().isEmpty()) {
            line.putObject("source").put("ip", alert.peer());
        }
        line.putObject("observer")
                .put("vendor", "Ferrule")
                .put("product", "Ferrule")
                .put("type", "ids");
        ours(line.putObject("ferrule"), evidence);
        return ascii(line.toString());
    }

    private static void event(ObjectNode event, Alert alert) {
        event.put("kind", "alert");
        event.putArray("category").add("intrusion_detection");
        event.putArray("type").add(alert.reaction() == Reaction.BLOCK ? "denied" : "info");
        event.put("module", "ferrule");
        event.put("dataset", "ferrule.ids");
        event.put("severity", number(alert.rule().severity()));
        event.put("start", alert.first().toString());
        event.put("action", alert.reaction().name().toLowerCase(Locale.ROOT));
    }

    private static void ours(ObjectNode ours, Evidence evidence) {
        Alert alert = evidence.alert();
        put(ours, "station", cut(alert.station()));
        if (!alert.stations().isEmpty()) {
            ArrayNode stations = ours.putArray("stations");
            alert.stations().forEach(station -> stations.add(cut(station)));
        }
        ours.put("severity", alert.rule().severity().name().toLowerCase(Locale.ROOT));
        ours.put("count", alert.count());
        evidence.frame().ifPresent(frame -> ours.put("frame", frame));
        if (!evidence.done().isEmpty()) {
            ArrayNode done = ours.putArray("done");
            evidence.done().forEach(done::add);
        }
        put(ours, "next", evidence.next());
    }

    private static int number(Severity severity) {
        return switch (severity) {
            case INFO -> 10;
            case LOW -> 30;
            case MEDIUM -> 50;
            case HIGH -> 70;
            case CRITICAL -> 90;
        };
    }

    private static void put(ObjectNode object, String name, String value) {
        if (!value.isEmpty()) {
            object.put(name, value);
        }
    }

    private static String cut(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** JSON escapes control characters; letters that turn the direction of writing, and other foreign ones, are escaped here. */
    private static String ascii(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < BEYOND_ASCII) {
                out.append(c);
            } else {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return out.toString();
    }
}
