// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** When a new certificate takes effect, and what becomes of the old one. OCPP changed its mind once. */
public enum EffectRules {
    /**
     * The errata of 2025-01 for OCPP 2.0.1 edition 3, and OCPP 2.1 (A02.FR.06, 08, 10, 28, 29): valid now or refused,
     * used at once, and the one that is not in use after the first connection is discarded.
     */
    CURRENT("current", Duration.ZERO),
    /**
     * The security white paper for OCPP 1.6, edition 3, and OCPP 2.0.1 before the errata: a certificate may begin
     * later, the newest valid one is used, and the old one stays for a month.
     */
    WHITEPAPER_3("whitepaper-3", Duration.ofDays(30));

    private final String word;
    private final Duration retention;

    EffectRules(String word, Duration retention) {
        this.word = word;
        this.retention = retention;
    }

    /**
     * The word for it in configuration.
     *
     * @return {@code current} or {@code whitepaper-3}
     */
    public String word() {
        return word;
    }

    /**
     * How long the old certificate stays after the new one is proven.
     *
     * @return zero or a month
     */
    public Duration retention() {
        return retention;
    }

    /**
     * Finds rules by their word.
     *
     * @param word as in configuration
     * @return the rules, or empty if there are none of that name
     */
    public static Optional<EffectRules> named(String word) {
        return Arrays.stream(values()).filter(rules -> rules.word.equals(word)).findFirst();
    }

    /**
     * When a certificate with a certain begin takes effect.
     *
     * @param notBefore begin of its validity
     * @param now the present
     * @param skew how far in the future a begin may lie that is only a matter of clocks
     * @return the present, or the begin if it has to be waited for, or empty if the certificate must be refused
     */
    public Optional<Instant> effect(Instant notBefore, Instant now, Duration skew) {
        if (!notBefore.isAfter(now)) {
            return Optional.of(now);
        }
        boolean wait = this == WHITEPAPER_3 || !notBefore.isAfter(now.plus(skew));
        return wait ? Optional.of(notBefore) : Optional.empty();
    }
}
