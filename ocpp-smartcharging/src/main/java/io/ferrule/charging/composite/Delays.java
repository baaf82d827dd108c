// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The delays of periods with a {@code randomizedDelay} (OCPP 2.1 part 2, K01.FR.92 to FR.97). A draw belongs to a
 * transaction, a profile and a period, so that asking twice gives the same answer.
 *
 * @param fixed draws that are known: by the profile's identifier, then by the period's start; all others are drawn
 *     evenly from 0 to the most, in whole seconds
 */
public record Delays(Map<Integer, Map<Duration, Duration>> fixed) {

    /** Nothing is known beforehand. */
    public static final Delays STABLE = new Delays(Map.of());

    /** Copies the maps. */
    public Delays {
        fixed = Map.copyOf(fixed);
    }

    /** The delay of a period that is not the first. */
    Duration of(String transactionId, int profileId, Duration start, Duration most) {
        Map<Duration, Duration> known = fixed.getOrDefault(profileId, Map.of());
        if (known.containsKey(start)) {
            return known.getOrDefault(start, Duration.ZERO);
        }
        long seed = (transactionId.hashCode() * 31L + profileId) * 1_000_003L + start.toSeconds();
        return Duration.ofSeconds(new SplittableRandom(seed).nextLong(most.toSeconds() + 1));
    }
}
