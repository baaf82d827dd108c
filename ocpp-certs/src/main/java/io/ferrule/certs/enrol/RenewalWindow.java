// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol;

import java.time.Duration;
import java.time.Instant;

/**
 * When an authority would like a certificate to be followed by another (RFC 9773, 4.2), for example all of them at once
 * because it is about to revoke them.
 *
 * @param start first instant
 * @param end last instant, after the first
 * @param askAgain how long that holds before the authority is to be asked again, between a minute and a day
 */
public record RenewalWindow(Instant start, Instant end, Duration askAgain) {

    /** Refuses a window that ends before it begins. */
    public RenewalWindow {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("a window ends after it begins");
        }
    }
}
