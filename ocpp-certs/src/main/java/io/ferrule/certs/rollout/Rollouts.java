// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.rollout;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a share of a fleet show a certificate of a new kind first. The others follow when as many have proven themselves, each for
 * the time to hold; if one fails before, nobody else begins until somebody lifts the stop. Safe for use by several threads; only
 * {@link #failed} waits for a disk.
 */
public final class Rollouts {

    private final Canary canary;
    private final Stops stops;
    private final Clock clock;
    private final Map<String, Map<String, Trial>> trials = new HashMap<>();

    /** One station with what is new: since when, and since when it works. */
    private record Trial(Instant since, Optional<Instant> proven) {}

    /**
     * Roll-outs of which nothing is known but what has failed.
     *
     * @param canary how they go
     * @param stops what has failed
     * @param clock the time
     */
    public Rollouts(Canary canary, Stops stops, Clock clock) {
        this.canary = canary;
        this.stops = stops;
        this.clock = clock;
    }

    /**
     * How they go.
     *
     * @return the settings
     */
    public Canary canary() {
        return canary;
    }

    /**
     * Asks whether a station may show what is new. Who is let in counts as one of the first from then on.
     *
     * @param what what is new
     * @param station the station
     * @param fleet how many stations there are
     * @return whether it may
     */
    public synchronized boolean admits(Novelty what, String station, int fleet) {
        Map<String, Trial> first = trials.computeIfAbsent(what.name(), name -> new HashMap<>());
        if (stops.holds(what)) {
            return first.containsKey(station) && first.get(station).proven().isPresent();
        }
        if (first.containsKey(station) || open(what, fleet)) {
            return true;
        }
        int most = canary.first(fleet);
        if (first.size() >= most) {
            replaceOneThatNeverCame(first);
        }
        if (first.size() >= most) {
            return false;
        }
        first.put(station, new Trial(clock.instant(), Optional.empty()));
        return true;
    }

    /** A station that was let in and has not connected for the whole time gives its place to another. */
    private void replaceOneThatNeverCame(Map<String, Trial> first) {
        Instant longAgo = clock.instant().minus(canary.hold());
        first.entrySet().stream()
                .filter(entry -> entry.getValue().proven().isEmpty())
                .filter(entry -> entry.getValue().since().isBefore(longAgo))
                .min(Comparator.comparing(entry -> entry.getValue().since()))
                .map(Map.Entry::getKey)
                .ifPresent(first::remove);
    }

    /**
     * Whether the first have proven what is new, so that everybody may show it.
     *
     * @param what what is new
     * @param fleet how many stations there are
     * @return whether as many as go first have worked with it for the time to hold
     */
    public synchronized boolean open(Novelty what, int fleet) {
        Instant longAgo = clock.instant().minus(canary.hold());
        long proven = trials.getOrDefault(what.name(), Map.of()).values().stream()
                .filter(trial ->
                        trial.proven().filter(since -> !since.isAfter(longAgo)).isPresent())
                .count();
        return !stops.holds(what) && proven >= canary.first(fleet);
    }

    /**
     * A station shows what is new; from the store, after a restart.
     *
     * @param what what is new
     * @param station the station
     * @param since since when
     */
    public synchronized void shows(Novelty what, String station, Instant since) {
        trials.computeIfAbsent(what.name(), name -> new HashMap<>())
                .putIfAbsent(station, new Trial(since, Optional.empty()));
    }

    /**
     * A connection of a station works with what is new.
     *
     * @param what what is new
     * @param station the station
     * @param since since when
     */
    public synchronized void proven(Novelty what, String station, Instant since) {
        trials.computeIfAbsent(what.name(), name -> new HashMap<>())
                .merge(
                        station,
                        new Trial(since, Optional.of(since)),
                        (before, now) -> before.proven().isPresent() ? before : now);
    }

    /**
     * Whether a connection of a station has worked with what is new.
     *
     * @param what what is new
     * @param station the station
     * @return whether it has
     */
    public synchronized boolean worked(Novelty what, String station) {
        return Optional.ofNullable(trials.getOrDefault(what.name(), Map.of()).get(station))
                .flatMap(Trial::proven)
                .isPresent();
    }

    /**
     * What is new has failed at one of the first stations. When the roll-out is open that is a matter of the station alone.
     *
     * @param stop what, where and why
     * @param fleet how many stations there are
     * @return whether the roll-out stops by this
     * @throws IOException if the stop cannot be written down; it holds all the same, until the process ends
     */
    public synchronized boolean failed(Stop stop, int fleet) throws IOException {
        Map<String, Trial> first = trials.getOrDefault(stop.what().name(), Map.of());
        if (!first.containsKey(stop.station()) || open(stop.what(), fleet)) {
            return false;
        }
        first.remove(stop.station());
        if (stops.holds(stop.what())) {
            return false;
        }
        stops.put(stop);
        return true;
    }
}
