// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.rollout.Novelty;
import io.ferrule.certs.rollout.Rollouts;
import io.ferrule.certs.rollout.Stop;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.Stage;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.store.StoreException;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which stations show a new certificate first. In mode S certificates of the same kind go together, and what the store says
 * about each station is the memory; in mode L the one certificate of all goes by itself, and the stations that have dialled are
 * the fleet. Safe for use by several threads.
 */
final class Canaries {

    private final Optional<Rollouts> rollouts;
    private final IdentityStore store;
    private final boolean shared;
    private final Set<StationId> dialled = ConcurrentHashMap.newKeySet();

    private Canaries(Optional<Rollouts> rollouts, IdentityStore store, boolean shared) {
        this.rollouts = rollouts;
        this.store = store;
        this.shared = shared;
    }

    /** With what the store knows of certificates that are tried or proven. */
    static Canaries of(IdentityStore store, LifeSettings settings) {
        boolean shared = settings.naming().gateway().isPresent();
        Canaries canaries = new Canaries(settings.switching().rollouts(), store, shared);
        if (canaries.rollouts.isPresent() && !shared) {
            store.stations().forEach(canaries::remember);
        }
        return canaries;
    }

    private void remember(String station) {
        StationIdentity identity;
        try {
            identity = store.station(station);
        } catch (StoreException e) {
            return;
        }
        for (Generation generation : identity.generations()) {
            if (generation.stage() == Stage.ACTIVE) {
                rollouts.ifPresent(known -> known.proven(novelty(generation), station, generation.since()));
            } else if (generation.stage() == Stage.CANDIDATE_LIVE) {
                rollouts.ifPresent(known -> known.shows(novelty(generation), station, generation.since()));
            }
        }
    }

    private Novelty novelty(Generation generation) {
        X509Certificate certificate = generation.certificate().orElseThrow();
        return shared ? Novelty.alone(certificate) : Novelty.ofKind(certificate);
    }

    private int fleet() {
        return shared ? dialled.size() : store.size();
    }

    /** How long until one has to ask again; empty where nobody goes first. */
    Optional<Duration> hold() {
        return rollouts.map(known -> known.canary().hold());
    }

    /** Whether a station may show a certificate that no connection of its own has proven. */
    boolean admits(StationId station, Generation candidate) {
        if (rollouts.isEmpty()) {
            return true;
        }
        dialled.add(station);
        return rollouts.get().admits(novelty(candidate), station.value(), fleet());
    }

    /**
     * A connection works with a candidate.
     *
     * @return whether it may take the place of the old one: in mode L not before all stations may show it
     */
    boolean proven(StationId station, Generation candidate, Instant now) {
        if (rollouts.isEmpty()) {
            return true;
        }
        Novelty what = novelty(candidate);
        // In mode L the time to hold counts from the first trial, which is on disk, and so goes on over a restart.
        rollouts.get().proven(what, station.value(), shared ? candidate.since() : now);
        return !shared || rollouts.get().open(what, fleet());
    }

    /** Whether a connection of this station has worked with a candidate, which then waits for others. */
    boolean worked(StationId station, Generation candidate) {
        return rollouts.filter(known -> known.worked(novelty(candidate), station.value()))
                .isPresent();
    }

    /**
     * A certificate was given up, or the CSMS refuses it after all.
     *
     * @return the sentence for an operator if the others stop by this
     */
    Optional<String> failed(StationId station, Generation generation, String why, Instant now) throws IOException {
        if (rollouts.isEmpty() || generation.certificate().isEmpty()) {
            return Optional.empty();
        }
        Novelty what = novelty(generation);
        boolean stops = rollouts.get().failed(new Stop(what, now, station.value(), why), fleet());
        return stops
                ? Optional.of("no other station gets a certificate of this kind (" + what.label() + "): " + why
                        + "; when it is mended: ferrule cert resume PLACE " + what.name())
                : Optional.empty();
    }
}
