// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.capture;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.ids.Alert;
import io.ferrule.ids.DetectorSummary;
import io.ferrule.ids.rule.RuleCard;
import java.util.Locale;

/** Writes what an engine says as lines of JSON. Members without a value are left out. Safe for use by several threads. */
public final class AnswerLines {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AnswerLines() {}

    /**
     * An alert.
     *
     * @param line number of the capture's line
     * @param alert the alert
     * @return one line without its end
     */
    public static String alert(long line, Alert alert) {
        ObjectNode answer = line(line);
        answer.put("t", alert.at().toString());
        put(answer, "station", alert.station());
        put(answer, "peer", alert.peer());
        if (!alert.stations().isEmpty()) {
            ArrayNode stations = answer.putArray("stations");
            alert.stations().forEach(stations::add);
        }
        answer.put("rule", alert.rule().id());
        put(answer, "class", alert.rule().attackClass());
        answer.put("severity", alert.rule().severity().name().toLowerCase(Locale.ROOT));
        answer.put("action", alert.reaction().name().toLowerCase(Locale.ROOT));
        answer.put("first", alert.first().toString());
        answer.put("count", alert.count());
        answer.put("summary", alert.summary());
        put(answer, "next", alert.rule().explanation().next());
        return ascii(answer);
    }

    /**
     * A frame that did not pass.
     *
     * @param line number of the capture's line
     * @param rule the rule because of which
     * @return one line without its end
     */
    public static String blocked(long line, RuleCard rule) {
        ObjectNode answer = line(line);
        answer.put("blocked", true);
        answer.put("rule", rule.id());
        return ascii(answer);
    }

    /**
     * A line that could not be read.
     *
     * @param line number of the capture's line
     * @param error why
     * @return one line without its end
     */
    public static String error(long line, String error) {
        ObjectNode answer = line(line);
        answer.put("error", error);
        return ascii(answer);
    }

    /**
     * The end.
     *
     * @param lines lines that were read
     * @param errors those of them that were none
     * @param summary what the engine counted
     * @return one line without its end
     */
    public static String summary(long lines, long errors, DetectorSummary summary) {
        ObjectNode answer = JSON.objectNode();
        ObjectNode all = answer.putObject("summary");
        all.put("lines", lines);
        all.put("frames", summary.frames());
        all.put("connections", summary.connections());
        all.put("errors", errors);
        all.put("alerts", summary.alerts());
        all.put("blocked", summary.blockedFrames());
        all.put("observed", summary.observed());
        ObjectNode rules = all.putObject("rules");
        summary.rules().keySet().stream()
                .sorted()
                .forEach(rule -> rules.put(rule, summary.rules().get(rule)));
        return ascii(answer);
    }

    private static ObjectNode line(long number) {
        return JSON.objectNode().put("line", number);
    }

    private static void put(ObjectNode answer, String name, String value) {
        if (!value.isEmpty()) {
            answer.put(name, value);
        }
    }

    /** Characters of peers that a terminal might obey are escaped. */
    private static String ascii(ObjectNode answer) {
        StringBuilder out = new StringBuilder();
        answer.toString().chars().forEach(c -> {
            if (c < 0x7f) {
                out.append((char) c);
            } else {
                out.append("\\u").append(java.util.HexFormat.of().toHexDigits((char) c));
            }
        });
        return out.toString();
    }
}
