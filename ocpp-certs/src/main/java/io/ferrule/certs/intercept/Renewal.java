// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.RenewalRule;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How certificates are asked for.
 *
 * @param rule when a station renews its certificate by itself (A03); empty for never, because somebody else does
 * @param keyType what keys are made
 * @param retry how often SignCertificate is repeated, by station and version
 * @param atMostAtOnce how many requests and changes of certificate are under way at one time, of all stations; at least 1
 */
public record Renewal(
        Optional<RenewalRule> rule,
        KeyType keyType,
        BiFunction<StationId, OcppVersion, SignRetry> retry,
        int atMostAtOnce) {

    private static final int DEFAULT_AT_ONCE = 8;

    /** Checks the number. */
    public Renewal {
        if (atMostAtOnce < 1) {
            throw new IllegalArgumentException("at least one renewal must be possible");
        }
    }

    /**
     * One month before the end, P-256, no repetition in OCPP 1.6 and three in 2.x, eight at once.
     *
     * @return the default
     */
    public static Renewal standard() {
        return new Renewal(
                Optional.of(RenewalRule.standard()), KeyType.EC_P256, Renewal::standardRetry, DEFAULT_AT_ONCE);
    }

    private static SignRetry standardRetry(StationId station, OcppVersion version) {
        return version.compareTo(OcppVersion.V2_0_1) < 0 ? SignRetry.never() : SignRetry.standard();
    }

    /**
     * With another rule.
     *
     * @param other when, or empty for never
     * @return a copy
     */
    public Renewal withRule(Optional<RenewalRule> other) {
        return new Renewal(other, keyType, retry, atMostAtOnce);
    }

    /**
     * With other keys.
     *
     * @param other what keys are made
     * @return a copy
     */
    public Renewal withKeyType(KeyType other) {
        return new Renewal(rule, other, retry, atMostAtOnce);
    }

    /**
     * With other repetitions.
     *
     * @param other how often, by station and version
     * @return a copy
     */
    public Renewal withRetry(BiFunction<StationId, OcppVersion, SignRetry> other) {
        return new Renewal(rule, keyType, other, atMostAtOnce);
    }

    /**
     * With another number of requests at one time.
     *
     * @param other at least 1
     * @return a copy
     */
    public Renewal withAtMostAtOnce(int other) {
        return new Renewal(rule, keyType, retry, other);
    }
}
