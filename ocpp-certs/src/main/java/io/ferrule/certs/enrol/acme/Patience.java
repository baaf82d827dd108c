// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** How long one call may go on asking, so that one order does not keep those of other stations waiting. */
final class Patience {

    private static final Duration WHOLE = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Pace pace;
    private final long begin;

    Patience(Pace pace) {
        this.pace = pace;
        this.begin = pace.nanos();
    }

    /** A wait that an answer may name. */
    static Duration bounded(Duration wait) {
        Duration least = wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        return least.compareTo(LONGEST) > 0 ? LONGEST : least;
    }

    /** Ends a conversation in which each answer comes in time, but slowly. */
    void check() throws IOException {
        if (left().isNegative()) {
            throw new HttpTimeoutException("the authority takes too long");
        }
    }

    /** Lets a while pass, if there is time for it. */
    boolean await(Duration wait) throws InterruptedException {
        if (wait.compareTo(left()) > 0) {
            return false;
        }
        pace.await(wait);
        return true;
    }

    private Duration left() {
        return WHOLE.minusNanos(pace.nanos() - begin);
    }
}
