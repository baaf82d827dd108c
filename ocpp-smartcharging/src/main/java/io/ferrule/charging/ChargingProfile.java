// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A charging profile of OCPP 1.6, 2.0.1 or 2.1 (OCPP 1.6 edition 2, 7.8; OCPP 2.1 part 2, ChargingProfileType).
 *
 * @param id its identifier
 * @param stackLevel precedence among profiles of one purpose; higher wins, not negative
 * @param purpose what it is for
 * @param placement how its schedules are placed in time
 * @param transactionId the transaction that it is for, as text in all versions
 * @param schedules 1 to 3; only the first one limits
 * @param features what else it says
 */
public record ChargingProfile(
        int id,
        int stackLevel,
        Purpose purpose,
        Placement placement,
        Optional<String> transactionId,
        List<ChargingSchedule> schedules,
        Set<Feature> features) {

    /** The most schedules of one profile (OCPP 2.0.1 part 3). */
    public static final int MOST_SCHEDULES = 3;

    /**
     * How schedules are placed in time.
     *
     * @param kind from where periods are counted
     * @param recurrency how often a recurring schedule starts again
     * @param validity when the profile counts
     * @param updated when a dynamic limit was last updated (OCPP 2.1 part 2, {@code dynUpdateTime})
     * @param maxOffline for how long the profile counts without a connection (OCPP 2.1 part 2, {@code maxOfflineDuration});
     *     for ever where it is absent
     */
    public record Placement(
            Kind kind,
            Optional<Recurrency> recurrency,
            Validity validity,
            Optional<Instant> updated,
            Optional<Duration> maxOffline) {

        /**
         * For a profile that counts with and without a connection.
         *
         * @param kind from where periods are counted
         * @param recurrency how often a recurring schedule starts again
         * @param validity when the profile counts
         * @param updated when a dynamic limit was last updated
         */
        public Placement(Kind kind, Optional<Recurrency> recurrency, Validity validity, Optional<Instant> updated) {
            this(kind, recurrency, validity, updated, Optional.empty());
        }
    }

    /** Copies the collections; refuses values outside their bounds with {@link IllegalArgumentException}. */
    public ChargingProfile {
        schedules = List.copyOf(schedules);
        features = Set.copyOf(features);
        if (stackLevel < 0 || schedules.isEmpty() || schedules.size() > MOST_SCHEDULES) {
            throw new IllegalArgumentException("a stack level is not negative, and there are 1 to 3 schedules");
        }
    }

    /**
     * The schedule that limits.
     *
     * @return the first one
     */
    public ChargingSchedule schedule() {
        return schedules.get(0);
    }
}
