// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A station's way to its CSMS, as the gateway sees it. Calls wait for their turn in each direction, as OCPP demands; what is said
 * raw does not. While it is closed calls wait, and the one that was under way is sent once more.
 */
public final class Channel {

    private static final Duration FASTEST = Duration.ofMillis(30);
    private static final Duration SLOWEST = Duration.ofMillis(400);

    private final Simulation simulation;
    private final Central central;
    private final Address address;
    private final Supplier<String> ids;
    private final Lane fromStation = new Lane(true);
    private final Lane fromCsms = new Lane(false);
    private String peer;
    private String origin;
    private String csmsPeer;
    private boolean open;
    private int connection;

    /** Who talks over a channel: the station, its version, its address and that of the CSMS. */
    public record Address(String station, String ocpp, String peer, String csmsPeer) {}

    private record Exchange(
            String id, String action, Supplier<JsonNode> payload, Supplier<JsonNode> answer, Consumer<JsonNode> then) {}

    private final class Lane {
        private final boolean station;
        private final Deque<Exchange> waiting = new ArrayDeque<>();
        private boolean busy;

        Lane(boolean station) {
            this.station = station;
        }

        void next() {
            if (busy || !open || waiting.isEmpty()) {
                return;
            }
            busy = true;
            Exchange exchange = waiting.peekFirst();
            JsonNode payload = exchange.payload().get();
            frame(station, Json.call(exchange.id(), exchange.action(), payload));
            int during = connection;
            simulation.in(simulation.between(FASTEST, SLOWEST), () -> {
                if (open && during == connection) {
                    answer(exchange, payload);
                }
            });
        }

        private void answer(Exchange exchange, JsonNode payload) {
            JsonNode answer = station
                    ? central.answer(Channel.this, exchange.action(), payload)
                    : exchange.answer().get();
            waiting.removeFirst();
            busy = false;
            frame(!station, Json.result(exchange.id(), answer));
            exchange.then().accept(answer);
            simulation.in(Duration.ofMillis(5), this::next);
        }
    }

    /** A channel that is not open so far; ids are those of the station's messages. */
    public Channel(Simulation simulation, Central central, Address address, Supplier<String> ids) {
        this.simulation = simulation;
        this.central = central;
        this.address = address;
        this.ids = ids;
        this.peer = address.peer();
        this.origin = peer;
        this.csmsPeer = address.csmsPeer();
    }

    /** Identity of the station. */
    public String station() {
        return address.station();
    }

    /** Version of the conversation. */
    public String ocpp() {
        return address.ocpp();
    }

    /** Whether the station is connected. */
    public boolean isOpen() {
        return open;
    }

    /** The station, or whoever says so, comes from another address from now on. */
    public void comesFrom(String other) {
        peer = other;
    }

    /** The CSMS has another address from now on. */
    public void csmsAt(String other) {
        csmsPeer = other;
    }

    /** Connects. */
    public void open() {
        open = true;
        origin = peer;
        connection++;
        fromStation.busy = false;
        fromCsms.busy = false;
        event(Json.object("event", "open"));
        fromStation.next();
        fromCsms.next();
    }

    /** Disconnects, and everybody notices. */
    public void close() {
        if (open) {
            event(Json.object("event", "close"));
        }
        vanish();
    }

    /** Is gone, and nobody notices. */
    public void vanish() {
        open = false;
    }

    /** The station calls, when it is its turn. */
    public void call(String action, Supplier<JsonNode> payload, Consumer<JsonNode> then) {
        fromStation.waiting.add(new Exchange(ids.get(), action, payload, () -> Json.object(), then));
        fromStation.next();
    }

    /** The station calls and makes nothing of the answer. */
    public void call(String action, JsonNode payload) {
        call(action, () -> payload, ignored -> {});
    }

    /** The station calls although it may not be its turn, and is answered. */
    public void blurt(String id, String action, JsonNode payload) {
        frame(true, Json.call(id, action, payload));
        simulation.in(
                simulation.between(FASTEST, SLOWEST),
                () -> frame(false, Json.result(id, central.answer(this, action, payload))));
    }

    /** The CSMS calls, and the station will answer this. */
    public void command(String action, JsonNode payload, JsonNode answer) {
        String id = "c" + Long.toString(simulation.random().nextLong(Long.MAX_VALUE), 36);
        fromCsms.waiting.add(new Exchange(id, action, () -> payload, () -> answer, ignored -> {}));
        fromCsms.next();
    }

    /** Forgets the calls that wait; power was cut. */
    public void forget() {
        fromStation.waiting.clear();
        fromCsms.waiting.clear();
    }

    /** A text from one side, whatever it is. */
    public void frame(boolean station, String text) {
        frame(station, Json.object("frame", text));
    }

    /** Bytes that are no text. */
    public void binary(boolean station, String bytes) {
        String coded = Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.ISO_8859_1));
        frame(station, Json.object("frame-base64", coded));
    }

    /** The beginning of a giant. */
    public void giant(boolean station, String beginning, long length) {
        frame(station, Json.object("frame", beginning, "frame-length", length));
    }

    /** Something that happens to the connection: the members of its line. */
    public void event(ObjectNode members) {
        simulation.write(
                address.station(),
                members.put("station", address.station()).put("peer", peer).put("conn", name()));
    }

    private void frame(boolean station, ObjectNode content) {
        simulation.write(
                address.station(),
                content.put("station", address.station())
                        .put("from", station ? "station" : "csms")
                        .put("ocpp", address.ocpp())
                        .put("peer", station ? peer : csmsPeer)
                        .put("conn", name()));
    }

    private String name() {
        return address.station() + "/" + origin + "/" + connection;
    }
}
