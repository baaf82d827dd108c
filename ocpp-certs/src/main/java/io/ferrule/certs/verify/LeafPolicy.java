// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import java.time.Duration;
import java.time.Instant;

/**
 * How strictly CertificateSigned is judged.
 *
 * @param rules when a certificate takes effect
 * @param trust whose signature it needs
 * @param maxChainChars CertificateSignedMaxChainSize or MaxCertificateChainSize, 1 to 10000 characters
 * @param skew how far in the future its begin may lie under {@link EffectRules#CURRENT}; not negative
 * @param sortChain whether a chain in the wrong order is sorted instead of refused
 * @param plausibleSince a clock that shows less was never set; then no validity is judged
 */
public record LeafPolicy(
        EffectRules rules,
        LeafTrust trust,
        int maxChainChars,
        Duration skew,
        boolean sortChain,
        Instant plausibleSince) {

    /** What the field {@code certificateChain} holds at most, in characters, in OCPP 1.6, 2.0.1 and 2.1. */
    public static final int MAX_CHAIN_CHARS = 10_000;

    /** Refuses sizes that no message can have. */
    public LeafPolicy {
        if (maxChainChars < 1 || maxChainChars > MAX_CHAIN_CHARS) {
            throw new IllegalArgumentException("the chain size must lie between 1 and 10000 characters");
        }
        if (skew.isNegative()) {
            throw new IllegalArgumentException("the skew must not be negative");
        }
    }

    /**
     * The default: current rules, a path to an installed root, 10000 characters, five minutes, sorting.
     *
     * @return the policy
     */
    public static LeafPolicy standard() {
        return new LeafPolicy(
                EffectRules.CURRENT,
                LeafTrust.HIERARCHY,
                MAX_CHAIN_CHARS,
                Duration.ofMinutes(5),
                true,
                Instant.parse("2025-01-01T00:00:00Z"));
    }

    /**
     * The same with other rules.
     *
     * @param other when a certificate takes effect
     * @return a copy
     */
    public LeafPolicy withRules(EffectRules other) {
        return new LeafPolicy(other, trust, maxChainChars, skew, sortChain, plausibleSince);
    }

    /**
     * The same with another trust.
     *
     * @param other whose signature a certificate needs
     * @return a copy
     */
    public LeafPolicy withTrust(LeafTrust other) {
        return new LeafPolicy(rules, other, maxChainChars, skew, sortChain, plausibleSince);
    }

    /**
     * The same with another size limit.
     *
     * @param other characters
     * @return a copy
     */
    public LeafPolicy withMaxChainChars(int other) {
        return new LeafPolicy(rules, trust, other, skew, sortChain, plausibleSince);
    }

    /**
     * The same with or without sorting.
     *
     * @param other whether a chain in the wrong order is sorted
     * @return a copy
     */
    public LeafPolicy withSortChain(boolean other) {
        return new LeafPolicy(rules, trust, maxChainChars, skew, other, plausibleSince);
    }
}
