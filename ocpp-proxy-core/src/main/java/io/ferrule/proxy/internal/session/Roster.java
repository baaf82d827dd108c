// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.StationId;
import io.ferrule.proxy.StationStatus;
import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.BackoffSequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** All stations that are connected or remembered. Everything in it is guarded by its own monitor. */
final class Roster {

    private final Map<StationId, StationSlot> slots = new LinkedHashMap<>();
    private final Backoff backoff;
    private final RandomGenerator random;
    private final int remembered;

    /** Remembers so many stations at least; those without a connection are forgotten beyond, the eldest first. */
    Roster(Backoff backoff, RandomGenerator random, int remembered) {
        this.backoff = backoff;
        this.random = random;
        this.remembered = remembered;
    }

    /** The slot of a station that knocks. */
    synchronized StationSlot knock(StationId station) {
        StationSlot known = slots.remove(station);
        StationSlot slot = known == null ? new StationSlot(station, new BackoffSequence(backoff)) : known;
        slots.put(station, slot);
        if (slots.size() > remembered) {
            forgetOne(slot);
        }
        return slot;
    }

    /** The CSMS of a station is away; tells how long the station has to wait. */
    synchronized Duration away(StationSlot slot, long now) {
        return slot.away(now, random);
    }

    /** The slot of a station that is remembered. */
    synchronized Optional<StationSlot> find(StationId station) {
        return Optional.ofNullable(slots.get(station));
    }

    synchronized Optional<StationSession> live(StationId station) {
        return find(station).flatMap(slot -> Optional.ofNullable(slot.live));
    }

    /** Of all stations that ever opened a connection. */
    synchronized List<StationStatus> statuses() {
        return slots.values().stream()
                .map(StationSlot::status)
                .filter(status -> status.version().isPresent())
                .toList();
    }

    /** All sessions, those that wait to take over among them. */
    synchronized List<StationSession> sessions() {
        List<StationSession> all = new ArrayList<>();
        for (StationSlot slot : slots.values()) {
            Optional.ofNullable(slot.live).ifPresent(all::add);
            Optional.ofNullable(slot.successor).ifPresent(all::add);
        }
        return all;
    }

    /** A session is over; wakes who waits for that. */
    synchronized void changed() {
        notifyAll();
    }

    /** Waits until there are no sessions, or the time is up. */
    synchronized void awaitEmpty(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        try {
            while (left > 0 && !sessions().isEmpty()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = end - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forgetOne(StationSlot newest) {
        Iterator<StationSlot> eldestFirst = slots.values().iterator();
        while (eldestFirst.hasNext()) {
            StationSlot slot = eldestFirst.next();
            if (slot.free() && slot != newest) {
                eldestFirst.remove();
                return;
            }
        }
    }
}
