// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import java.time.Duration;

/**
 * How often SignCertificate is sent again when no certificate comes (OCPP 2.0.1 part 2, A02.FR.17 to 19). The security
 * extension of OCPP 1.6 knows no repetition.
 *
 * @param first CertSigningWaitMinimum: the first wait; each later one is twice as long; positive
 * @param times CertSigningRepeatTimes: 0 for never, at most 20
 */
public record SignRetry(Duration first, int times) {

    /** The largest number of repetitions. */
    public static final int MOST_TIMES = 20;

    /** Checks both numbers. */
    public SignRetry {
        if (first.isNegative() || first.isZero() || times < 0 || times > MOST_TIMES) {
            throw new IllegalArgumentException("a repetition needs a positive wait and 0 to " + MOST_TIMES + " times");
        }
    }

    /**
     * No repetition.
     *
     * @return the rule of OCPP 1.6
     */
    public static SignRetry never() {
        return new SignRetry(Duration.ofMinutes(1), 0);
    }

    /**
     * What holds in OCPP 2.x as long as nobody has set anything else.
     *
     * @return three repetitions, the first after one minute
     */
    public static SignRetry standard() {
        return new SignRetry(Duration.ofMinutes(1), 3);
    }

    /**
     * With another first wait.
     *
     * @param other positive
     * @return a copy
     */
    public SignRetry withFirst(Duration other) {
        return new SignRetry(other, times);
    }

    /**
     * With another number of repetitions.
     *
     * @param other 0 to 20
     * @return a copy
     */
    public SignRetry withTimes(int other) {
        return new SignRetry(first, other);
    }

    /**
     * How long to wait for the certificate after a request.
     *
     * @param repeated how often it was sent again already, less than {@link #times}
     * @return the wait
     */
    public Duration waitAfter(int repeated) {
        return first.multipliedBy(1L << repeated);
    }
}
