// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.fact.ConnectorRef;
import io.ferrule.model.fact.Facts;
import io.ferrule.proxy.journal.StatusRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The last status of each connector that the CSMS has not been told. Only the last one counts: a status is a state, not
 * an event (OCPP 1.6, 4.9). Used on the lane only.
 */
final class StatusMemory {

    private static final String ACTION = "StatusNotification";
    private static final int MOST = 1_000;
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Desk desk;
    private final Line line;
    private final Runnable done;
    private final Map<Place, StatusRecord> untold = new LinkedHashMap<>();
    private final Map<Place, StatusRecord> passing = new HashMap<>();
    private boolean telling;

    /** Makes a memory; what is passed in runs each time when it has nothing to tell. */
    StatusMemory(Desk desk, Line line, Runnable done) {
        this.desk = desk;
        this.line = line;
        this.done = done;
    }

    void load(List<StatusRecord> statuses) {
        statuses.stream()
                .filter(status -> !status.told())
                .forEach(status -> untold.putIfAbsent(Place.of(status), status));
    }

    /** Takes a status over: written first, then answered. */
    CompletableFuture<Ruling> take(Call call) {
        Optional<StatusRecord> status = record(call);
        if (status.isEmpty()) {
            // Without a connector it says nothing; the station gets the answer that lets it go on.
            return CompletableFuture.completedFuture(new Ruling.Result(Payload.empty()));
        }
        Place place = Place.of(status.get());
        if (untold.size() >= MOST && !untold.containsKey(place)) {
            return CompletableFuture.completedFuture(Ruling.notWritten());
        }
        untold.put(place, status.get());
        passing.remove(place);
        return desk.orRefuse(
                ACTION,
                desk.lane(desk.journal().stations().write(desk.station(), status.get()))
                        .thenApply(written -> new Ruling.Result(Payload.empty())));
    }

    /**
     * A status goes to the CSMS as it comes. If an older one of its connector waits, that must not come behind it, neither now nor
     * after a restart: the newer one takes its place on disk.
     */
    CompletableFuture<Ruling> pass(Call call) {
        Optional<StatusRecord> newer = record(call).filter(status -> waits(Place.of(status)));
        if (newer.isEmpty()) {
            return CompletableFuture.completedFuture(new Ruling.Pass());
        }
        Place place = Place.of(newer.get());
        untold.remove(place);
        passing.put(place, newer.get());
        return desk.lane(desk.journal().stations().write(desk.station(), newer.get()))
                .handle((written, failure) -> {
                    if (failure != null) {
                        desk.notJournaled(ACTION, failure, true);
                    }
                    return new Ruling.Pass();
                });
    }

    private boolean waits(Place place) {
        return untold.containsKey(place) || passing.containsKey(place);
    }

    /** The CSMS has answered a status that went to it as it came. */
    void told(Call call) {
        String payload = call.payload().text();
        record(call)
                .map(Place::of)
                .map(passing::get)
                .filter(status -> status.payload().equals(payload))
                .ifPresent(status -> {
                    passing.remove(Place.of(status));
                    markTold(status);
                });
    }

    /** Tells the CSMS, one connector after the other. */
    void tell() {
        if (telling || !line.open()) {
            return;
        }
        if (untold.isEmpty()) {
            done.run();
            return;
        }
        telling = true;
        StatusRecord next = untold.values().iterator().next();
        desk.finish(desk.session()
                .call(Side.CSMS, ACTION, Payload.of(next.payload()))
                .handle((reply, failure) -> {
                    telling = false;
                    if (failure == null) {
                        settled(next, reply instanceof CallResult);
                    } else {
                        desk.session().executeAfter(AGAIN, this::tell);
                    }
                    return failure == null;
                }));
    }

    // One that the CSMS refuses is not offered again: the next one of its connector is.
    private void settled(StatusRecord status, boolean accepted) {
        if (untold.remove(Place.of(status), status) && accepted) {
            markTold(status);
        }
        tell();
    }

    private void markTold(StatusRecord status) {
        var unused = desk.journal().stations().told(desk.station(), status);
    }

    private Optional<StatusRecord> record(Call call) {
        return Facts.of(desk.version(), call)
                .connector()
                .filter(ref -> ref.evse() >= 0 && ref.connector().orElse(0) >= 0)
                .map(ref -> record(ref, call.payload().text()));
    }

    private StatusRecord record(ConnectorRef ref, String payload) {
        return ref.connector().isPresent()
                ? new StatusRecord(ref.evse(), ref.connector().getAsInt(), payload, desk.now(), false)
                : new StatusRecord(0, ref.evse(), payload, desk.now(), false);
    }

    /** A connector. */
    private record Place(int evse, int connector) {
        static Place of(StatusRecord status) {
            return new Place(status.evse(), status.connector());
        }
    }
}
