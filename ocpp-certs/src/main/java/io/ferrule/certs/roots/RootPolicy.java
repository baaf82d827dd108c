// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.roots;

import java.time.Duration;
import java.time.Instant;

/**
 * How InstallCertificate is judged.
 *
 * @param additionalRootCheck AdditionalRootCertificateCheck: a new CSMS root must be signed by the one it replaces
 * @param storeMax CertificateStoreMaxLength: how many roots a station may have, at least 1
 * @param maxChars what the field {@code certificate} holds: 5500 characters in OCPP 1.6 and 2.0.1, 10000 in 2.1
 * @param skew how far in the future the begin of a root may lie, for clocks that differ; not negative
 * @param plausibleSince a clock that shows less was never set; then no validity is judged
 */
public record RootPolicy(
        boolean additionalRootCheck, int storeMax, int maxChars, Duration skew, Instant plausibleSince) {

    /** Refuses a store without room. */
    public RootPolicy {
        if (storeMax < 1 || maxChars < 1 || skew.isNegative()) {
            throw new IllegalArgumentException("sizes must be positive, and the skew not negative");
        }
    }

    /**
     * The default: no additional check, 20 roots, 5500 characters, five minutes.
     *
     * @return the policy
     */
    public static RootPolicy standard() {
        return new RootPolicy(false, 20, 5500, Duration.ofMinutes(5), Instant.parse("2025-01-01T00:00:00Z"));
    }

    /**
     * The same with the additional check.
     *
     * @return a copy
     */
    public RootPolicy withAdditionalRootCheck() {
        return new RootPolicy(true, storeMax, maxChars, skew, plausibleSince);
    }

    /**
     * The same with another number of roots.
     *
     * @param other at least 1
     * @return a copy
     */
    public RootPolicy withStoreMax(int other) {
        return new RootPolicy(additionalRootCheck, other, maxChars, skew, plausibleSince);
    }
}
