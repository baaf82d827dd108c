// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.benchmarks.lab.oracle.Billing;
import io.ferrule.benchmarks.lab.oracle.Content;
import io.ferrule.benchmarks.lab.oracle.Said;
import io.ferrule.benchmarks.lab.oracle.Told.Started;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** What a station has to say and what it has said. Not safe for use by several threads. */
final class Notebook {

    private final String station;
    private final boolean remember;
    private final Payloads payloads;
    private final List<Charge> charges = new ArrayList<>();
    private final List<Entry> order = new ArrayList<>();
    private final Deque<Outgoing> billing = new ArrayDeque<>();
    private final Deque<Outgoing> asides = new ArrayDeque<>();
    private final Map<String, String> lastStatus = new HashMap<>();
    private int count;
    private int transactions;
    private long acknowledged;

    private record Entry(Billing kind, Charge charge, Outgoing call) {}

    /**
     * An empty notebook.
     *
     * @param clock where the station's clock stands; each entry is a second later than the one before
     * @param remember whether the station is to tell in the end; if not, what was acknowledged is forgotten
     */
    Notebook(String station, Instant clock, boolean remember) {
        this.station = station;
        this.payloads = new Payloads(clock);
        this.remember = remember;
    }

    Charge open(int connector) {
        Charge charge = new Charge(++transactions, connector);
        charges.add(charge);
        return charge;
    }

    void bill(Billing kind, Charge charge, long register, Consumer<JsonNode> whenAnswered) {
        String timestamp = payloads.timestamp();
        Outgoing call = new Outgoing(
                kind.action(), ++count, () -> payloads.billing(kind, charge, register, timestamp), whenAnswered);
        billing.add(call);
        if (remember) {
            order.add(new Entry(kind, charge, call));
        }
    }

    /** Only the newest status of a connector is worth telling. */
    void status(int connector, String status) {
        String text = payloads.status(connector, status);
        asides.removeIf(
                it -> it.action().equals("StatusNotification") && it.text().startsWith(payloads.statusHead(connector)));
        asides.add(new Outgoing(
                "StatusNotification",
                ++count,
                () -> text,
                result -> lastStatus.put(station + "/" + connector, payloads.timestampOf(text))));
    }

    void aside(String action) {
        String text = payloads.other(action);
        asides.add(new Outgoing(action, ++count, () -> text, result -> {}));
    }

    Outgoing boot(Consumer<JsonNode> whenAnswered) {
        String text = payloads.other("BootNotification");
        return new Outgoing("BootNotification", ++count, () -> text, whenAnswered);
    }

    /** What to say next: what is not billing is not kept waiting. */
    Optional<Outgoing> next() {
        return Optional.ofNullable(asides.isEmpty() ? billing.peek() : asides.peek());
    }

    /** The call was answered with a result. */
    void done(Outgoing call, JsonNode result) {
        forget(call);
        acknowledged++;
        call.answered(result);
        if (!remember && call.action().equals(Billing.STOP.action())) {
            charges.removeIf(charge -> charge.told().isPresent() && charge.number() < transactions - 10);
        }
    }

    /** The call failed: what is billing is tried again, the rest is not. */
    void failed(Outgoing call) {
        asides.remove(call);
    }

    private void forget(Outgoing call) {
        if (!billing.remove(call)) {
            asides.remove(call);
        }
    }

    /** Nothing of worth waits any more. */
    boolean isEmpty() {
        return billing.isEmpty() && asides.isEmpty();
    }

    int waiting() {
        return billing.size();
    }

    /** Calls that were answered with a result. */
    long acknowledged() {
        return acknowledged;
    }

    Optional<Charge> known(long id) {
        return charges.stream()
                .filter(it -> it.told().isPresent() && it.told().getAsLong() == id)
                .findFirst();
    }

    OptionalInt numberOf(long id) {
        return known(id).map(it -> OptionalInt.of(it.number())).orElse(OptionalInt.empty());
    }

    /** Everything of worth that was sent at least once, in order. */
    List<Said> said() {
        return order.stream()
                .filter(it -> !it.call().ids().isEmpty())
                .map(this::said)
                .toList();
    }

    private Said said(Entry entry) {
        Outgoing call = entry.call();
        Content content = Content.of(entry.kind(), call.text());
        return new Said(station, call.number(), entry.charge().number(), content, call.ids(), call.acknowledged());
    }

    List<Started> started() {
        return charges.stream()
                .filter(it -> it.told().isPresent())
                .map(it -> new Started(station, it.number(), it.told().getAsLong()))
                .toList();
    }

    /** Time stamp of the last status of each connector that was acknowledged. */
    Map<String, String> lastStatus() {
        return Map.copyOf(lastStatus);
    }
}
