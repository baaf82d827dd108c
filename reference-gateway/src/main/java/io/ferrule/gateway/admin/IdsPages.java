// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.gateway.admin.Page.Answer;
import io.ferrule.ids.Alert;
import io.ferrule.ids.evidence.Evidence;
import io.ferrule.ids.intercept.LiveDetection;
import io.ferrule.ids.intercept.Measure;
import io.ferrule.ids.intercept.Measure.Kind;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /api/ids}: what the intrusion detection found and does, and how an operator ends it. A gateway without one has empty lists. */
public final class IdsPages {

    /** Identities are whatever somebody asked for, and people look at these lists in terminals. */
    private static final int LAST_PRINTABLE = 0x7e;

    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1_000;
    private static final int USUAL_MINUTES = 15;
    private static final int MOST_MINUTES = 1_440;
    private static final Answer NONE = Answer.line(404, "This gateway runs no intrusion detection; see ids.mode.");

    private final Optional<LiveDetection> detection;
    private final Supplier<List<Evidence>> alerts;

    /**
     * Shows a detection.
     *
     * @param detection the detection, if there is one
     * @param alerts the latest alerts, the newest first
     */
    public IdsPages(Optional<LiveDetection> detection, Supplier<List<Evidence>> alerts) {
        this.detection = detection;
        this.alerts = alerts;
    }

    /**
     * Lists alerts, the newest first.
     *
     * @param request {@code limit} (1 to 1,000, else 100) and {@code station}
     * @return a JSON list; 400 for a wrong limit
     */
    public Answer alerts(Request request) {
        Optional<Integer> limit = number(request, "limit", HIGHEST_LIMIT, USUAL_LIMIT);
        if (limit.isEmpty()) {
            return Answer.line(400, "limit is a whole number from 1 to 1000.");
        }
        Optional<String> station = request.parameter("station");
        return Answer.json(JsonText.of(json -> {
            json.setHighestNonEscapedChar(LAST_PRINTABLE);
            json.writeStartArray();
            List<Evidence> shown = alerts.get().stream()
                    .filter(one -> station.isEmpty()
                            || station.get().equals(one.alert().station()))
                    .limit(limit.get())
                    .toList();
            for (Evidence evidence : shown) {
                write(json, evidence);
            }
            json.writeEndArray();
        }));
    }

    /**
     * Lists the measures in force, the eldest first.
     *
     * @return a JSON list
     */
    public Answer measures() {
        return Answer.json(JsonText.of(json -> {
            json.setHighestNonEscapedChar(LAST_PRINTABLE);
            json.writeStartArray();
            for (Measure measure : detection.map(LiveDetection::measures).orElse(List.of())) {
                write(json, measure);
            }
            json.writeEndArray();
        }));
    }

    /**
     * Ends a measure.
     *
     * @param request kind and subject are in its path
     * @return {@code {"ended":true}}; 404 if there is no such measure
     */
    public Answer end(Request request) {
        Optional<Kind> kind = kind(request.variables().get(0));
        String subject = request.variables().get(1);
        boolean ended =
                detection.isPresent() && kind.isPresent() && detection.get().release(kind.get(), subject);
        return ended
                ? Answer.json("{\"ended\":true}")
                : Answer.line(404, "There is no such measure; /api/ids/measures lists them.");
    }

    /**
     * Puts a station into quarantine.
     *
     * @param request the station is in its path; {@code minutes} (1 to 1,440, else 15)
     * @return the measure; 409 if the station is in quarantine already
     */
    public Answer quarantine(Request request) {
        Optional<Integer> minutes = number(request, "minutes", MOST_MINUTES, USUAL_MINUTES);
        String station = request.variables().get(0);
        if (detection.isEmpty()) {
            return NONE;
        }
        if (minutes.isEmpty() || !identity(station)) {
            return Answer.line(400, "Name a station, and minutes as a whole number from 1 to 1440.");
        }
        Optional<Measure> taken = detection.get().quarantine(station, Duration.ofMinutes(minutes.get()));
        return taken.map(measure -> Answer.json(JsonText.of(json -> write(json, measure))))
                .orElseGet(() -> Answer.line(409, "This station is in quarantine already."));
    }

    private static boolean identity(String written) {
        try {
            return !new StationId(written).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Kind> kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> word(kind).equals(word))
                .findFirst();
    }

    private static Optional<Integer> number(Request request, String name, int most, int usual) {
        String text = request.parameter(name).orElse(Integer.toString(usual));
        int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        return number >= 1 && number <= most ? Optional.of(number) : Optional.empty();
    }

    private static void write(JsonGenerator json, Measure measure) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", word(measure.kind()));
        json.writeStringField("subject", measure.subject());
        json.writeStringField("since", measure.since().toString());
        json.writeStringField("until", measure.until().toString());
        json.writeStringField("reason", measure.reason());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Evidence evidence) throws IOException {
        Alert alert = evidence.alert();
        json.writeStartObject();
        json.writeStringField("t", alert.at().toString());
        json.writeStringField("station", alert.station());
        json.writeStringField("peer", alert.peer());
        texts(json, "stations", alert.stations());
        json.writeStringField("rule", alert.rule().id());
        json.writeStringField("class", alert.rule().attackClass());
        json.writeStringField("severity", word(alert.rule().severity()));
        json.writeStringField("action", word(alert.reaction()));
        json.writeStringField("first", alert.first().toString());
        json.writeNumberField("count", alert.count());
        json.writeStringField("summary", alert.summary());
        if (evidence.frame().isPresent()) {
            json.writeStringField("frame", evidence.frame().get());
        }
        texts(json, "done", evidence.done());
        json.writeStringField("next", evidence.next());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
