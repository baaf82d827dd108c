// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A call that a station wants to make, and each attempt at it. Not safe for use by several threads. */
final class Outgoing {

    private final String action;
    private final int number;
    private final Supplier<String> payload;
    private final Consumer<JsonNode> whenAnswered;
    private final Set<String> ids = new LinkedHashSet<>();
    private Optional<String> text = Optional.empty();
    private boolean acknowledged;

    /**
     * A call.
     *
     * @param number place in the order of the station
     * @param payload written when it is sent for the first time, for it may name a transaction whose number is not known
     *     before
     * @param whenAnswered gets the result
     */
    Outgoing(String action, int number, Supplier<String> payload, Consumer<JsonNode> whenAnswered) {
        this.action = action;
        this.number = number;
        this.payload = payload;
        this.whenAnswered = whenAnswered;
    }

    String action() {
        return action;
    }

    int number() {
        return number;
    }

    /** The payload; the same text each time. */
    String text() {
        String written = text.orElseGet(payload);
        text = Optional.of(written);
        return written;
    }

    /** The id of the next attempt. */
    String nextId(String station, boolean same) {
        Optional<String> last = ids.stream().reduce((first, second) -> second);
        String id = last.filter(it -> same).orElseGet(() -> station + "-" + number + "-" + ids.size());
        ids.add(id);
        return id;
    }

    void answered(JsonNode result) {
        acknowledged = true;
        whenAnswered.accept(result);
    }

    boolean acknowledged() {
        return acknowledged;
    }

    Set<String> ids() {
        return Set.copyOf(ids);
    }
}
