// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.simulation.Channel;
import io.ferrule.benchmarks.ids.simulation.Drivers;
import io.ferrule.benchmarks.ids.simulation.Estate;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Simulation;
import io.ferrule.benchmarks.ids.simulation.Station;
import io.ferrule.benchmarks.ids.simulation.Visit;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;

/** An attacker's view of an estate that lives its life. */
public final class Stage {

    /** What a station says to a command that it obeys. */
    public static final ObjectNode ACCEPTED = Json.object("status", "Accepted");

    private final Estate estate;
    private final Station victim;
    private final Channel mine;
    private int charge = -1;

    /** A stage on which the victim is one of the stations. */
    public Stage(Estate estate, Station victim) {
        this.estate = estate;
        this.victim = victim;
        this.mine = stranger("CP0777", "1.6", "192.168.10.66");
    }

    public Simulation simulation() {
        return estate.simulation();
    }

    public Estate estate() {
        return estate;
    }

    public Drivers drivers() {
        return estate.drivers();
    }

    public Station victim() {
        return victim;
    }

    /** A station of the same version that is not the victim. */
    public Station other() {
        return fleet().stream().filter(station -> station != victim).findFirst().orElseThrow();
    }

    public Station modern() {
        return estate.modern();
    }

    public List<Station> fleet() {
        return estate.legacy();
    }

    /** Remembers the number of a charge of which the attacker tells. */
    public void charge(int number) {
        charge = number;
    }

    public int charge() {
        return charge;
    }

    public int dice(int bound) {
        return estate.simulation().random().nextInt(bound);
    }

    public String time() {
        return estate.simulation().now().toString();
    }

    public void later(int seconds, Runnable work) {
        estate.simulation().in(Duration.ofSeconds(seconds), work);
    }

    public void every(double seconds, int times, IntConsumer work) {
        estate.simulation().every(Duration.ofMillis(Math.round(seconds * 1_000)), times, work);
    }

    /** The victim's station says this when it is its turn; the CSMS gives the answer that it gives to everybody. */
    public void says(String action, JsonNode payload) {
        says(victim.channel(), action, payload);
    }

    public void says(Channel channel, String action, JsonNode payload) {
        channel.call(action, payload);
    }

    /** The victim's station says this at once. */
    public void blurts(String action, JsonNode payload) {
        victim.channel().blurt(id(), action, payload);
    }

    /** A text of the victim's station, whatever it is. */
    public void raw(String text) {
        victim.channel().frame(true, text);
    }

    /** A text of the victim's CSMS, whatever it is. */
    public void rawCsms(String text) {
        victim.channel().frame(false, text);
    }

    /** The CSMS commands, and the station obeys. */
    public void command(String action, JsonNode payload) {
        command(victim, action, payload);
    }

    public void command(Station station, String action, JsonNode payload) {
        station.channel().command(action, payload, ACCEPTED);
    }

    public void command(String action, JsonNode payload, JsonNode answer) {
        victim.channel().command(action, payload, answer);
    }

    /** A stranger's connection with an identity. */
    public Channel stranger(String identity, String ocpp, String peer) {
        Channel.Address address = new Channel.Address(identity, ocpp, peer, "203.0.113.10");
        return new Channel(estate.simulation(), estate.central(), address, this::id);
    }

    public Channel twin(String peer) {
        return stranger(victim.channel().station(), "1.6", peer);
    }

    /** A connection is turned away. */
    public void refused(String identity, String peer, String reason, int http) {
        refused(identity, peer, reason, http, 1);
    }

    public void refused(String identity, String peer, String reason, int http, int count) {
        ObjectNode line = Json.object("event", "refused", "reason", reason, "count", count);
        if (http > 0) {
            line.put("http", http);
        }
        stranger(identity, "1.6", peer).event(line);
    }

    /** Something below the frames of a connection of the attacker's own, on which nothing else happens. */
    public void eventOfMine(Object... members) {
        mine.event(Json.object(members));
    }

    /** Something below the frames of the victim's connection. */
    public void event(Object... members) {
        victim.channel().event(Json.object(members));
    }

    public String id() {
        return new UUID(
                        estate.simulation().random().nextLong(),
                        estate.simulation().random().nextLong())
                .toString();
    }

    /** A charge goes on at the victim's first connector; it has gone on for a while. */
    public void whileCharging(Runnable work) {
        whileCharging(victim, 40_000, work);
    }

    /** The same for any station; what leads there is nobody's fault. */
    public void whileCharging(Station station, double wattHours, Runnable work) {
        if (station.transaction(1) >= 0) {
            work.run();
            return;
        }
        if (!station.busy(1)) {
            Visit visit = new Visit(drivers().card(), wattHours, 0.9, Duration.ofHours(6));
            simulation().honest(() -> station.visit(1, visit));
        }
        later(300, () -> whileCharging(station, wattHours, work));
    }
}
