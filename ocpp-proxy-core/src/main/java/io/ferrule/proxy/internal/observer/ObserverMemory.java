// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.proxy.upstream.BackoffSequence;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What is remembered of one observer of one station, also between the station's connections: which number it gave to which
 * transaction, whether it took the station's boot, how long it is not to be dialled. Safe for use by several threads.
 */
final class ObserverMemory {

    private static final int MOST_TRANSACTIONS = 64;

    private final Map<Start, Payload> numbers = new Recent<>(MOST_TRANSACTIONS);
    private final BackoffSequence waits;
    private boolean waiting;
    private long waitUntil;
    private boolean booted;
    private long dropped;

    ObserverMemory(BackoffSequence waits) {
        this.waits = waits;
    }

    /** The call as this observer may see it; empty if it is about a transaction that it knows nothing of. */
    synchronized Optional<Call> translated(Copy copy) {
        if (copy.role() instanceof Copy.Role.Belongs about) {
            return Optional.ofNullable(numbers.get(about.start()))
                    .map(number -> copy.call().withPayload(copy.call().payload().with(Numbers.POINTER, number)));
        }
        return copy.role() instanceof Copy.Role.Unknown ? Optional.empty() : Optional.of(copy.call());
    }

    /** The observer answered the start of a transaction; only a whole number counts as its number. */
    synchronized void answered(Start start, Reply reply) {
        if (reply instanceof CallResult result) {
            result.payload()
                    .part(Numbers.POINTER)
                    .filter(number -> Numbers.digits(number).isPresent())
                    .ifPresent(number -> numbers.put(start, number));
        }
    }

    /** The transaction that this observer knows by a number, the latest if it gave the number twice. */
    synchronized Optional<Start> startOf(String digits) {
        return numbers.entrySet().stream()
                .filter(known -> Numbers.digits(known.getValue()).equals(Optional.of(digits)))
                .map(Map.Entry::getKey)
                .reduce((earlier, later) -> later);
    }

    /** Whether it has taken the station's last boot. */
    synchronized boolean booted() {
        return booted;
    }

    synchronized void booted(boolean taken) {
        booted = taken;
    }

    /** It could not be reached or was lost; tells how long to wait. */
    synchronized Duration away(long now, RandomGenerator random) {
        Duration wait = waits.next(random);
        waiting = true;
        waitUntil = now + wait.toNanos();
        return wait;
    }

    synchronized void reached() {
        waits.reset();
        waiting = false;
    }

    /** What is left of the wait, zero if it is over. */
    synchronized Duration waitLeft(long now) {
        waiting = waiting && waitUntil - now > 0;
        return waiting ? Duration.ofNanos(waitUntil - now) : Duration.ZERO;
    }

    /** Counts copies that it does not get. True at the first, and whenever their number has doubled since that was told. */
    synchronized boolean drop(int copies) {
        long before = dropped;
        dropped += copies;
        return Long.highestOneBit(before) != Long.highestOneBit(dropped);
    }

    synchronized long dropped() {
        return dropped;
    }
}
