// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.store.StoreException;
import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.UpstreamFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The life of one identity: that of a station, or in mode L that of the gateway. What reads or writes the store happens one
 * thing after the other on the identity's own thread, which is one of the workers; sessions come from their lanes. Methods
 * may be called by any thread.
 */
final class IdentityLife {

    private final Office office;
    private final StationId name;
    private final Serial serial;
    private final Desks desks;
    private final Dialling dialling;
    private final Subjects subjects;
    private final Attempt attempt;
    private final OwnRenewal renewal;
    private final Trial trial;
    private final RootKeeper roots;
    private final Inventories inventories;
    private final Arrivals arrivals;
    private final Map<StationId, Dialled> dials = new ConcurrentHashMap<>();
    private volatile boolean idle = true;

    IdentityLife(Office office, StationId name) {
        this.office = office;
        this.name = name;
        serial = new Serial(office.settings().means().workers(), failure -> office.storeFailed(name, failure));
        desks = new Desks(this::run);
        dialling = new Dialling(office, name);
        subjects = new Subjects(office, name);
        attempt = new Attempt(office, name, subjects, desks);
        renewal = new OwnRenewal(office, name, attempt);
        trial = new Trial(office, name, dialling, desks);
        roots = new RootKeeper(office, name, this::reload);
        inventories = new Inventories(office, name);
        arrivals = new Arrivals(office, name, subjects, attempt);
        run(this::resume);
    }

    private void resume() {
        try {
            attempt.resume();
        } catch (StoreException e) {
            office.storeFailed(name, e);
        }
    }

    /** What to dial with; remembered, so that it is known what came out of it. */
    Optional<StationCredentials> credentials(StationId station) {
        Optional<Dialled> chosen = dialling.choose(station);
        chosen.ifPresent(dialled -> dials.put(station, dialled));
        return chosen.map(Dialled::credentials);
    }

    /** What was dialled with last. */
    Optional<Dialled> dialledFor(StationId station) {
        return Optional.ofNullable(dials.get(station));
    }

    Duration grace() {
        return office.settings().switching().grace();
    }

    /** Whether nothing in memory would be missed. */
    boolean idle() {
        return idle;
    }

    /** Comes to the identity's own thread. */
    void run(Runnable task) {
        serial.execute(() -> {
            task.run();
            idle = attempt.idle() && trial.idle();
        });
    }

    private <T> CompletableFuture<T> ask(Supplier<CompletableFuture<T>> question) {
        return CompletableFuture.completedFuture(true).thenComposeAsync(begun -> question.get(), this::run);
    }

    void entered(Desk desk) {
        run(() -> desks.add(desk));
    }

    void left(Desk desk) {
        run(() -> {
            desks.remove(desk);
            renewal.left(desk);
            trial.left(desk);
        });
    }

    /** The CSMS is there. */
    void opened(Desk desk) {
        run(() -> {
            if (desk.ready()) {
                attempt.opened(desk);
            }
            trial.opened(desk);
        });
    }

    /** The CSMS takes calls. */
    void welcomed(Desk desk) {
        run(() -> {
            attempt.opened(desk);
            renewal.look(desk);
        });
    }

    void booting(Desk desk, List<String> serials) {
        run(() -> {
            try {
                subjects.reported(desk.station(), serials);
            } catch (StoreException e) {
                office.storeFailed(desk.station(), e);
            }
        });
    }

    /** A connection works with what was dialled. */
    void proven(Desk desk, Dialled dialled) {
        run(() -> trial.proven(desk, dialled));
    }

    /** No connection came about for now. */
    void stuck(Desk desk) {
        run(() -> trial.stuck(desk));
    }

    /**
     * A dial has failed, or nobody answered on the connection. Decided here and now, for a session may end with this callback.
     *
     * @return whether to dial again at once
     */
    boolean failed(Desk desk, Dialled dialled, Optional<UpstreamFailure> failure) {
        boolean again = dialling.failed(dialled, failure);
        failure.map(UpstreamFailure::fault)
                .filter(fault -> fault == UpstreamFailure.Fault.CERTIFICATE && !dialled.candidate())
                .ifPresent(fault -> run(() -> trial.refused(desk, dialled)));
        if (again) {
            String reason = failure.map(UpstreamFailure::reason).orElse("the CSMS does not answer");
            office.tell(desk.station(), LifeEvent.Kind.FELL_BACK, reason);
        }
        return again;
    }

    /** A station has asked for a certificate of its own. */
    void ownRequest(Desk desk) {
        office.tell(
                desk.station(),
                LifeEvent.Kind.OWN_REQUEST_REFUSED,
                "the station asked for a certificate; towards the CSMS the gateway has one for it");
    }

    /** The answer to an order; empty if the station is to give it. */
    CompletableFuture<Optional<Payload>> order(Desk desk, Order order) {
        return ask(() -> answer(desk, order));
    }

    private CompletableFuture<Optional<Payload>> answer(Desk desk, Order order) {
        if (order instanceof Order.Inventory inventory) {
            return inventories
                    .answer(desk, desk.words().orElseThrow(), inventory)
                    .thenApply(Optional::of);
        }
        return CompletableFuture.completedFuture(status(desk, order).map(Words::status));
    }

    private Optional<String> status(Desk desk, Order order) {
        if (order instanceof Order.Renew) {
            return Optional.of(renewed(attempt.ask(desk.station())));
        } else if (order instanceof Order.Signed signed) {
            return Optional.of(signed(desk, signed));
        } else if (order instanceof Order.Install install) {
            return Optional.of(roots.install(desk, install));
        } else if (order instanceof Order.Delete delete) {
            boolean stationToo = desk.words().filter(Words::stationHasOwn).isPresent();
            return Optional.of(roots.delete(desk, delete)).filter(status -> !(stationToo && status.equals("NotFound")));
        }
        return Optional.of(((Order.Refusal) order).status());
    }

    /** What is done about an answer comes after it. */
    private String renewed(RenewalOrder order) {
        boolean possible = order == RenewalOrder.BEGUN || order == RenewalOrder.WAITS;
        if (possible) {
            run(attempt::begin);
        }
        return possible ? "Accepted" : "Rejected";
    }

    private String signed(Desk desk, Order.Signed order) {
        Arrivals.Outcome outcome = arrivals.take(desk.station(), order);
        if (outcome == Arrivals.Outcome.STORED) {
            reload();
            trial.stored();
            run(trial::look);
        }
        return outcome.status();
    }

    /** Asks for a new certificate on an operator's behalf. */
    CompletableFuture<RenewalOrder> renew(StationId station) {
        return ask(() -> {
            RenewalOrder order = attempt.ask(station);
            renewed(order);
            return CompletableFuture.completedFuture(order);
        });
    }

    /** Somebody else has changed what the store has. */
    CompletableFuture<Boolean> refresh() {
        return ask(() -> {
            boolean loaded = reload();
            trial.look();
            return CompletableFuture.completedFuture(loaded);
        });
    }

    private boolean reload() {
        try {
            dialling.load();
            return true;
        } catch (StoreException e) {
            office.storeFailed(name, e);
            return false;
        }
    }
}
