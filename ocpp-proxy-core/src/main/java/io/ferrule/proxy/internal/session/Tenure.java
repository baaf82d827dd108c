// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.internal.lane.Timers;
import io.ferrule.proxy.resident.Resident;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The time during which a session holds its identity, or waits for it. */
final class Tenure implements SessionKeeper {

    private final StationSlot slot;
    private final Roster roster;
    private final Timers timers;
    private final Consumer<Resident> moveIn;

    /** Residents move in again by the consumer when a session of theirs is over. */
    Tenure(StationSlot slot, Roster roster, Timers timers, Consumer<Resident> moveIn) {
        this.slot = slot;
        this.roster = roster;
        this.timers = timers;
        this.moveIn = moveIn;
    }

    @Override
    public void reached() {
        synchronized (roster) {
            slot.reached();
        }
    }

    @Override
    public Duration away() {
        return roster.away(slot, timers.nanos());
    }

    @Override
    public Duration waitLeft() {
        synchronized (roster) {
            return slot.waitLeft(timers.nanos());
        }
    }

    @Override
    public Duration turn() {
        synchronized (roster) {
            return slot.dials.turn(timers.nanos());
        }
    }

    @Override
    public void finding() {
        slot.findings.incrementAndGet();
    }

    @Override
    public void ended(StationSession session) {
        Optional<StationSession> next = Optional.empty();
        synchronized (roster) {
            slot.remember(session);
            if (slot.live == session) {
                next = slot.succeed();
            } else if (slot.successor == session) {
                slot.successor = null;
                slot.succession = false;
            }
            roster.changed();
        }
        next.ifPresent(StationSession::start);
        Optional.ofNullable(slot.resident).ifPresent(this::comeBack);
    }

    /** A session that ended for another reason than its CSMS is followed by a wait as well. */
    private void comeBack(Resident resident) {
        Duration left = waitLeft();
        Duration wait = left.isZero() ? away() : left;
        timers.after(wait, () -> moveIn.accept(resident));
    }
}
