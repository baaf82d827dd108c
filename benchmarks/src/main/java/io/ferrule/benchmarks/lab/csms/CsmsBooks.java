// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.csms;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.benchmarks.lab.oracle.Billing;
import io.ferrule.benchmarks.lab.oracle.Content;
import io.ferrule.benchmarks.lab.oracle.Disturbance;
import io.ferrule.benchmarks.lab.oracle.Heard;
import io.ferrule.benchmarks.lab.oracle.Told.StopAsked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The book of a CSMS that is over, as the oracle wants to read it. */
public final class CsmsBooks {

    private static final long SLOW_MILLIS = 1_000;

    private final List<Heard> heard = new ArrayList<>();
    private final List<StopAsked> stops = new ArrayList<>();
    private final Map<String, String> lastStatus = new HashMap<>();
    private final List<Arrival> connects = new ArrayList<>();
    private final List<Arrival> calls = new ArrayList<>();
    private final List<Disturbance> slow = new ArrayList<>();

    private CsmsBooks() {}

    /**
     * Something that came to the CSMS.
     *
     * @param station from whom
     * @param at when, milliseconds since 1970
     */
    public record Arrival(String station, long at) {}

    /** Reads a book. */
    public static CsmsBooks read(Path path) throws IOException {
        CsmsBooks books = new CsmsBooks();
        List<JsonNode> lines = Book.lines(path);
        Map<Long, Long> answered = new HashMap<>();
        lines.stream()
                .filter(line -> event(line).equals("answered"))
                .forEach(line -> answered.put(
                        line.path("number").asLong(), line.path("at").asLong()));
        lines.forEach(line -> books.take(line, answered));
        return books;
    }

    private void take(JsonNode line, Map<Long, Long> answered) {
        switch (event(line)) {
            case "heard" -> {
                calls.add(arrival(line));
                Optional<Long> answeredAt =
                        Optional.ofNullable(answered.get(line.path("number").asLong()));
                answeredAt.ifPresent(end -> took(arrival(line), end));
                hear(line, answeredAt);
            }
            case "asked" ->
                stops.add(new StopAsked(
                        line.path("station").asText(),
                        line.path("id").asText(),
                        line.path("transactionId").asLong()));
            case "connected" -> connects.add(arrival(line));
            default -> {}
        }
    }

    private void took(Arrival call, long answeredAt) {
        if (answeredAt - call.at() >= SLOW_MILLIS) {
            slow.add(new Disturbance(Optional.of(call.station()), answeredAt, answeredAt));
        }
    }

    private void hear(JsonNode line, Optional<Long> answeredAt) {
        String station = line.path("station").asText();
        String text = line.path("text").asText();
        if (line.path("action").asText().equals("StatusNotification")) {
            String connector = text.replaceAll(".*\"connectorId\":([0-9]+).*", "$1");
            lastStatus.put(station + "/" + connector, text.replaceAll(".*\"timestamp\":\"([^\"]*)\".*", "$1"));
        }
        Billing.of(line.path("action").asText())
                .ifPresent(kind -> heard.add(new Heard(
                        station,
                        line.path("id").asText(),
                        Content.of(kind, text),
                        new Heard.Outcome(
                                line.path("refused").asBoolean(),
                                line.has("issued")
                                        ? OptionalLong.of(line.path("issued").asLong())
                                        : OptionalLong.empty(),
                                line.path("at").asLong(),
                                answeredAt.map(OptionalLong::of).orElse(OptionalLong.empty())))));
    }

    private static Arrival arrival(JsonNode line) {
        return new Arrival(line.path("station").asText(), line.path("at").asLong());
    }

    private static String event(JsonNode line) {
        return line.path("event").asText();
    }

    /** Billing messages in the order in which they arrived. */
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** Transactions that it asked to stop. */
    public List<StopAsked> stops() {
        return List.copyOf(stops);
    }

    /** Time stamp of the last status that arrived, by {@code station/connector}. */
    public Map<String, String> lastStatus() {
        return Map.copyOf(lastStatus);
    }

    /**
     * When it was done with a call over which it took long. What of that station it looks at next waited meanwhile, nobody knows how
     * long, and the gateway need not have waited for its reply.
     */
    public List<Disturbance> slow() {
        return List.copyOf(slow);
    }

    /** Connections in their order. */
    public List<Arrival> connects() {
        return List.copyOf(connects);
    }

    /** Calls of every kind in their order. */
    public List<Arrival> calls() {
        return List.copyOf(calls);
    }
}
