// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Pours current into claims until something is full. For one thread. */
final class Filling {

    private final List<Bound> all;
    private final List<List<Bound>> bounds;
    private final long[] given;
    private final List<Optional<String>> stoppedBy = new ArrayList<>();

    /** Starts with nothing given; {@code bounds} names for each claim what of {@code all} bounds it. */
    Filling(List<Bound> all, List<List<Bound>> bounds) {
        this.all = all;
        this.bounds = bounds;
        this.given = new long[bounds.size()];
        bounds.forEach(ofClaim -> stoppedBy.add(Optional.empty()));
    }

    long given(int claim) {
        return given[claim];
    }

    Optional<String> stoppedBy(int claim) {
        return stoppedBy.get(claim);
    }

    /** Gives one claim as much more as fits, up to a total; nothing if that stays below its minimum. */
    void raiseTo(Claim claim, long total) {
        int index = claim.index();
        long missing = total - given[index];
        if (missing <= 0) {
            return;
        }
        long more = missing;
        for (Bound bound : bounds.get(index)) {
            long room = roomAlone(bound, index);
            if (room < more) {
                more = room;
                stoppedBy.set(index, Optional.of(bound.name()));
            }
        }
        if (given[index] + more >= claim.least()) {
            give(index, more);
        }
    }

    /** Raises several claims together, the lowest first, until each has what it may have or is stopped. */
    void level(List<Claim> claims) {
        List<Claim> waiting = new ArrayList<>(claims);
        waiting.removeIf(claim -> given[claim.index()] >= claim.most() || given[claim.index()] < claim.least());
        waiting.sort(Comparator.comparingLong(claim -> given[claim.index()]));
        List<Claim> rising = new ArrayList<>();
        while (!waiting.isEmpty() || !rising.isEmpty()) {
            if (rising.isEmpty()) {
                start(waiting.remove(0), rising);
            }
            long level = given[rising.get(0).index()];
            while (!waiting.isEmpty() && given[waiting.get(0).index()] == level) {
                start(waiting.remove(0), rising);
            }
            rise(
                    rising,
                    waiting.isEmpty() ? Long.MAX_VALUE : given[waiting.get(0).index()] - level);
        }
    }

    private void start(Claim claim, List<Claim> rising) {
        rising.add(claim);
        bounds.get(claim.index()).forEach(bound -> bound.rise(claim.index(), 1));
    }

    private void rise(List<Claim> rising, long toNext) {
        long step = Math.min(toNext, room());
        for (Claim claim : rising) {
            step = Math.min(step, claim.most() - given[claim.index()]);
        }
        for (Claim claim : rising) {
            give(claim.index(), step);
        }
        boolean full = room() == 0;
        List<Claim> ended = new ArrayList<>();
        for (Claim claim : rising) {
            if (given[claim.index()] == claim.most() || (full && stopped(claim.index()))) {
                ended.add(claim);
            }
        }
        for (Claim claim : ended) {
            rising.remove(claim);
            bounds.get(claim.index()).forEach(bound -> bound.rise(claim.index(), -1));
        }
    }

    /** Whether something stops a claim that rises, and notes what. */
    private boolean stopped(int claim) {
        for (Bound bound : bounds.get(claim)) {
            if (bound.stops(claim)) {
                stoppedBy.set(claim, Optional.of(bound.name()));
                return true;
            }
        }
        return false;
    }

    private void give(int claim, long amount) {
        given[claim] += amount;
        bounds.get(claim).forEach(bound -> bound.add(claim, amount));
    }

    private long room() {
        long room = Long.MAX_VALUE;
        for (Bound bound : all) {
            room = Math.min(room, bound.room());
        }
        return room;
    }

    private static long roomAlone(Bound bound, int claim) {
        bound.rise(claim, 1);
        long room = bound.room();
        bound.rise(claim, -1);
        return room;
    }
}
