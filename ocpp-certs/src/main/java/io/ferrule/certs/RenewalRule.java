// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When a station renews its certificate by itself: one month before it expires (security white paper for OCPP 1.6,
 * edition 3, A03.FR.01), but not before two thirds of its life are over; certificates of a week would else be renewed
 * at every start.
 *
 * @param before how long before the end, positive
 */
public record RenewalRule(Duration before) {

    private static final int THIRD = 3;
    private static final int TENTH = 10;

    /** Refuses what lies behind the end. */
    public RenewalRule {
        if (before.isNegative() || before.isZero()) {
            throw new IllegalArgumentException("a renewal comes before the end");
        }
    }

    /**
     * The default: thirty days.
     *
     * @return the rule
     */
    public static RenewalRule standard() {
        return new RenewalRule(Duration.ofDays(30));
    }

    /**
     * When a certificate is due.
     *
     * @param certificate the certificate in use
     * @return the instant
     */
    public Instant due(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().minus(window(certificate));
    }

    /**
     * When a certificate is due, spread so that a fleet that was enrolled in one hour does not renew in one hour.
     *
     * @param certificate the certificate in use
     * @param random decides by how much, up to a tenth of the time that is left then
     * @return an instant not before {@link #due(X509Certificate)}
     */
    public Instant due(X509Certificate certificate, RandomGenerator random) {
        long spread = window(certificate).dividedBy(TENTH).toMillis();
        return due(certificate).plusMillis(spread <= 0 ? 0 : random.nextLong(spread));
    }

    private Duration window(X509Certificate certificate) {
        Duration life = Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
        Duration third = life.dividedBy(THIRD);
        return third.compareTo(before) < 0 ? third : before;
    }
}
