// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.hostile;

import io.ferrule.benchmarks.stations.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Repeats one attack for a time and counts how it ended; used by one thread at a time. */
final class Attacker {

    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();
    private static final int MOST_ATTACKS = 1_000;

    private final HostileInput input;
    private final Endpoint endpoint;
    private final Map<String, Integer> endings = new TreeMap<>();
    private int attacks;

    Attacker(HostileInput input, Endpoint endpoint) {
        this.input = input;
        this.endpoint = endpoint;
    }

    /** Attacks at least once, and again until the time is up. */
    void attackFor(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        do {
            endings.merge(attack(), 1, Integer::sum);
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (System.nanoTime() < end && attacks < MOST_ATTACKS);
    }

    /** How the attacks ended and how often, for example {@code 1009 x 40}. */
    String endings() {
        StringBuilder text = new StringBuilder();
        endings.forEach((ending, times) -> text.append(text.isEmpty() ? "" : ", ")
                .append(ending)
                .append(" x ")
                .append(times));
        return text.toString();
    }

    private String attack() {
        attacks++;
        try {
            return input.attack(endpoint, String.format(Locale.ROOT, "HOSTILE-%d", attacks));
        } catch (IOException e) {
            return "no connection";
        }
    }
}
