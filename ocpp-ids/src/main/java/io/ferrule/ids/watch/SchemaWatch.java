// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.CallResult;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.model.validation.Assessment;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Counts how many different kinds of mistakes a sender makes. Honest stations break the schema daily, but always in the same few
 * places; who tries out what a peer can bear breaks it everywhere.
 */
final class SchemaWatch implements Watch {

    private static final int MOST_FOR_ONE_ACTION = 4;
    private static final int LONG = 255;
    private static final int VERY_LONG = 1_000;

    private static final Map<String, Integer> WEIGHTS = Map.of(
            "required",
            3,
            "type",
            2,
            "enum",
            1,
            "format",
            1,
            "maxLength",
            1,
            "maxItems",
            1,
            "id-length",
            1,
            "minimum",
            1);

    /** Members that may be long, so that only the very long ones are odd. */
    private static final Set<String> ROOMY = Set.of("value", "location", "remoteLocation", "data");

    private static final int USUAL_ANSWER = 256;
    private static final int USUAL_ID = 36;
    private static final int MOST_ANSWERS = 512;

    private final FrameDecoder decoder;
    private final Recent<Answer, Assessment> answers = new Recent<>(MOST_ANSWERS);

    /** An answer of which only the id may differ. */
    private record Answer(OcppVersion version, String action, String text) {}

    SchemaWatch(FrameDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.decoded().isEmpty()) {
            return;
        }
        DecodedFrame decoded = o.decoded().get();
        Assessment seen = decoded.assessment();
        if (o.kind() == ObservationKind.RESULT
                && !o.action().isEmpty()
                && decoded.reading() instanceof Reading.Read read) {
            seen = answer(decoded, read.frame(), o.action());
        }
        if (!seen.findings().isEmpty()) {
            findings(o, station, seen);
        }
    }

    /** Most answers were given before, character for character. */
    private Assessment answer(DecodedFrame decoded, Frame frame, String action) {
        String text = frame instanceof CallResult result ? result.payload().text() : "";
        boolean usual = text.length() <= USUAL_ANSWER
                && !frame.id().isEmpty()
                && frame.id().length() <= USUAL_ID;
        if (!usual) {
            return decoder.answer(decoded, frame, action);
        }
        Answer answer = new Answer(decoded.event().version(), action, text);
        Assessment known = answers.get(answer);
        if (known == null) {
            known = decoder.answer(decoded, frame, action);
            answers.put(answer, known);
        }
        return known;
    }

    private static void findings(Observation o, StationMemory station, Assessment seen) {
        JsonNode payload = o.kind() == ObservationKind.CALL ? o.request() : o.answer();
        boolean told = false;
        for (Finding finding : seen.findings()) {
            switch (finding.rule()) {
                case "unknown-action" -> o.mark(Mark.UNKNOWN_ACTION, o.action());
                case "direction" -> o.mark(Mark.WRONG_WAY, o.action());
                case "maxLength" -> longText(o, payload, finding.pointer());
                default -> {}
            }
            told |= note(o, station, payload, finding);
        }
        if (o.isCall("BootNotification") && payload.isObject() && payload.isEmpty()) {
            o.mark(Mark.MISSING, true);
        }
        int weight = told ? weight(station, o) : 0;
        if (weight > 0) {
            o.mark(Mark.SCHEMA, (double) weight);
        }
    }

    private static void longText(Observation o, JsonNode payload, String pointer) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        int length = payload.at(pointer).asText().length();
        if (length > (ROOMY.contains(name) ? VERY_LONG : LONG)) {
            o.mark(Mark.LONG_TEXT, (double) length);
        }
    }

    /** Notes a mistake that is not of the everyday kind. */
    private static boolean note(Observation o, StationMemory station, JsonNode payload, Finding finding) {
        int weight = WEIGHTS.getOrDefault(
                finding.rule(), finding.rule().equals("additionalProperties") && o.from(Side.CSMS) ? 1 : 0);
        boolean nothing = payload.at(finding.pointer()).isNull();
        boolean reading = finding.pointer().endsWith("/value") && finding.rule().equals("type");
        if (weight == 0 || nothing || reading) {
            return false;
        }
        String place = place(finding.pointer());
        String kind = Kept.of(o.action()) + " " + finding.rule() + " " + Kept.of(place);
        if (station.baseline.usualMistake(kind, o.at())) {
            return false;
        }
        mistakes(station, o).add(o.at(), new Mistake(Kept.of(o.action()), kind, weight));
        return true;
    }

    /** A pointer in which each index is a {@code *}. */
    private static String place(String pointer) {
        StringBuilder place = new StringBuilder(pointer.length());
        int at = 0;
        while (at < pointer.length()) {
            char c = pointer.charAt(at++);
            place.append(c);
            if (c == '/' && isDigit(pointer, at)) {
                place.append('*');
                while (isDigit(pointer, at)) {
                    at++;
                }
            }
        }
        return place.toString();
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int weight(StationMemory station, Observation o) {
        Map<String, Integer> kinds = new HashMap<>();
        Map<String, Integer> actions = new HashMap<>();
        for (Window.Timed<Mistake> entry : mistakes(station, o).entries()) {
            Mistake mistake = entry.what();
            if (kinds.put(mistake.kind, mistake.weight) == null) {
                actions.merge(mistake.action, mistake.weight, (a, b) -> Math.min(MOST_FOR_ONE_ACTION, a + b));
            }
        }
        return actions.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Window<Mistake> mistakes(StationMemory station, Observation o) {
        return o.from(Side.STATION) ? station.links.stationMistakes : station.links.csmsMistakes;
    }

    /** One kind of mistake. */
    record Mistake(String action, String kind, int weight) {}
}
