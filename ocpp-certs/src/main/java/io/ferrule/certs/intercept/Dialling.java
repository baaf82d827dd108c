// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.Issued;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.Trust;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.store.StoreException;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.DialStage;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * What one identity dials with. Asked by any thread; loaded and turned on the identity's own, but for the first time, when
 * whoever asks first waits for the disk.
 */
final class Dialling {

    private record Held(StationIdentity identity, Map<Integer, TlsIdentity> keys) {}

    private final Office office;
    private final StationId name;
    private final AtomicLong dials = new AtomicLong();
    private volatile Optional<Held> held = Optional.empty();
    private volatile Turn turn = Turn.first();

    Dialling(Office office, StationId name) {
        this.office = office;
        this.name = name;
    }

    Turn turn() {
        return turn;
    }

    synchronized void turn(UnaryOperator<Turn> change) {
        turn = change.apply(turn);
    }

    /**
     * Turns to what is to be tried after a failure. A fault of the network says nothing against a certificate, but the next
     * round goes with the other one all the same.
     *
     * @param failure why; empty if a connection came about and nobody answered on it
     * @return whether to dial again at once
     */
    synchronized boolean failed(Dialled dialled, Optional<UpstreamFailure> failure) {
        if (!dialled.turn().equals(turn)) {
            return false;
        }
        Optional<UpstreamFailure.Fault> fault = failure.map(UpstreamFailure::fault);
        boolean theirs = fault.equals(Optional.of(UpstreamFailure.Fault.SERVER_CERTIFICATE));
        if (theirs && !dialled.oldRoots() && dialled.choices().roots()) {
            turn = turn.otherRoots();
            return true;
        }
        boolean blamed = fault.equals(Optional.of(UpstreamFailure.Fault.CERTIFICATE));
        boolean newest = dialled.candidate() && dialled.choices().certificates();
        if (newest) {
            turn = blamed ? turn.missed().blaming(number(dialled)) : turn.missed();
        }
        turn = dialled.choices().certificates() ? turn.next() : turn.newRoots();
        return newest
                && failure.map(UpstreamFailure::stage).map(Dialling::there).orElse(true);
    }

    /** Whether the CSMS was there: some refuse a certificate by cutting the connection without a word. */
    private static boolean there(DialStage stage) {
        return switch (stage) {
            case CLIENT_CERTIFICATE, TLS, UPGRADE, SUBPROTOCOL -> true;
            case NETWORK, SERVER_CERTIFICATE, TIMEOUT, CONFIGURATION -> false;
        };
    }

    private static int number(Dialled dialled) {
        return dialled.shown().map(Generation::number).orElse(0);
    }

    /** Reads again what the store has. Keys that are known are not opened again. */
    synchronized void load() throws StoreException {
        StationIdentity identity = office.store().station(name.value());
        Map<Integer, TlsIdentity> known = held.map(Held::keys).orElseGet(Map::of);
        Map<Integer, TlsIdentity> keys = new HashMap<>();
        for (Generation generation : identity.generations()) {
            if (!generation.stage().pending()) {
                Optional.ofNullable(known.get(generation.number()))
                        .or(() -> open(generation))
                        .ifPresent(key -> keys.put(generation.number(), key));
            }
        }
        held = Optional.of(new Held(identity, keys));
    }

    private Optional<TlsIdentity> open(Generation generation) {
        try {
            Issued credential = office.store().credential(name.value(), generation.number());
            return Optional.of(new TlsIdentity(credential.key(), credential.chain()));
        } catch (IOException e) {
            office.storeFailed(name, e);
            return Optional.empty();
        }
    }

    /** What to dial with now; empty if the store cannot tell. */
    Optional<Dialled> choose(StationId station) {
        if (held.isEmpty()) {
            try {
                load();
            } catch (StoreException e) {
                office.storeFailed(name, e);
            }
        }
        return held.map(known -> choose(known, turn, station));
    }

    private Dialled choose(Held known, Turn now, StationId station) {
        Trust replaced = known.identity().trust().fallbackTrust(RootUse.CSMS);
        boolean rootOnTrial = !replaced.anchors().isEmpty();
        boolean oldRoots = now.oldRoots() && rootOnTrial;
        boolean shows = office.settings().switching().shows().test(station);
        List<Generation> order = shows ? order(known, station) : List.of();
        Optional<Generation> shown =
                order.isEmpty() ? Optional.empty() : Optional.of(order.get(now.place() % order.size()));
        boolean trial = rootOnTrial
                || order.stream().anyMatch(generation -> generation.stage().candidate());
        Trust trust = oldRoots ? replaced : known.identity().trust().trust(RootUse.CSMS);
        StationCredentials credentials = new StationCredentials(
                shown.map(generation -> OptionalInt.of(generation.number())).orElse(OptionalInt.empty()),
                shown.map(generation -> known.keys().get(generation.number())),
                trust.anchors());
        Dialled.Choices choices = new Dialled.Choices(order.size() > 1, rootOnTrial);
        return new Dialled(dials.incrementAndGet(), shown, now, oldRoots, trial, choices, credentials);
    }

    /** Who has nothing else that is valid does not wait until others have gone first. */
    private List<Generation> order(Held known, StationId station) {
        Instant now = office.time().now();
        List<Generation> order = known.identity().dialOrder(now).stream()
                .filter(generation -> known.keys().containsKey(generation.number()))
                .toList();
        boolean other = order.stream()
                .filter(generation -> !generation.stage().candidate())
                .flatMap(generation -> generation.certificate().stream())
                .anyMatch(certificate -> now.isBefore(certificate.getNotAfter().toInstant()));
        return order.stream()
                .filter(generation -> !other
                        || !generation.stage().candidate()
                        || office.canaries().admits(station, generation))
                .toList();
    }
}
