// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How a profile must be written so that a station obeys it.
 *
 * @param startSchedule when a schedule says when it starts
 * @param transactionId when a TxProfile names its transaction (OCPP 1.6 edition 2, 7.8)
 * @param pauseAmps the limit in amperes for each phase that stands for a pause, not negative. More than 0 only for a station that
 *     does not resume after 0; it must be below what the station can charge with, so that nothing flows
 * @param fallback what each profile falls back to when it is not renewed; empty if profiles have no end
 */
public record Wording(
        StartSchedule startSchedule, TransactionId transactionId, BigDecimal pauseAmps, Optional<Fallback> fallback) {

    /** As OCPP asks, a pause is 0 and profiles have no end. */
    public static final Wording USUAL =
            new Wording(StartSchedule.BY_KIND, TransactionId.WHERE_KNOWN, BigDecimal.ZERO, Optional.empty());

    /** Refuses a negative limit with {@link IllegalArgumentException}. */
    public Wording {
        if (pauseAmps.signum() < 0) {
            throw new IllegalArgumentException("pauseAmps is not negative");
        }
    }

    /** When a schedule says when it starts (OCPP 1.6 edition 2, 7.13). */
    public enum StartSchedule {
        /** Absolute and recurring ones do, relative ones do not. */
        BY_KIND,
        /** Every schedule does. */
        ALWAYS,
        /** None does; the station counts from when it gets the profile, so it is told one limit at a time. */
        NEVER
    }

    /** When a TxProfile names its transaction. */
    public enum TransactionId {
        /** Where its number is known. */
        WHERE_KNOWN,
        /** Always; none is sent while its number is not known. */
        ALWAYS,
        /** Never: it is meant for whatever runs at that connector. */
        NEVER
    }

    /**
     * A lower limit at the lowest stack level, which holds when the profile above it has ended.
     *
     * @param after the duration of each profile; it is renewed at half of that. 1 minute to 1 day
     * @param amps what holds then, in amperes for each phase, not negative; it is lowered to the target where that is less
     */
    public record Fallback(Duration after, BigDecimal amps) {

        private static final Duration SHORTEST = Duration.ofMinutes(1);
        private static final Duration LONGEST = Duration.ofDays(1);

        /** Refuses values outside their bounds with {@link IllegalArgumentException}. */
        public Fallback {
            if (after.compareTo(SHORTEST) < 0 || after.compareTo(LONGEST) > 0 || amps.signum() < 0) {
                throw new IllegalArgumentException("a profile lasts 1 minute to 1 day, and amps are not negative");
            }
        }
    }
}
