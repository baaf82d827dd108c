// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import io.ferrule.certs.store.LogSpan;
import io.ferrule.model.Payload;
import io.ferrule.model.Timestamp;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One order to upload a log, as GetLog gives it. Immutable.
 *
 * @param requestId its number
 * @param location where to
 * @param span which part of the log
 * @param attempts how often to try at all, 1 to 6
 * @param pause how long to wait between attempts
 */
record Order(int requestId, Location location, LogSpan span, int attempts, Duration pause) {

    private static final int DEFAULT_RETRIES = 2;
    private static final int MOST_RETRIES = 5;
    private static final int DEFAULT_SECONDS = 30;
    private static final int MOST_SECONDS = 3_600;

    /** Reads an order; empty if it cannot be carried out as it is. Whether logs may go there is another question. */
    static Optional<Order> of(Payload request) {
        Optional<Integer> id = number(request, "/requestId");
        Optional<Location> location = request.string("/log/remoteLocation").flatMap(Location::of);
        if (id.isEmpty() || location.isEmpty()) {
            return Optional.empty();
        }
        LogSpan span = new LogSpan(time(request, "/log/oldestTimestamp"), time(request, "/log/latestTimestamp"));
        int retries = within(number(request, "/retries").orElse(DEFAULT_RETRIES), MOST_RETRIES);
        int seconds = within(number(request, "/retryInterval").orElse(DEFAULT_SECONDS), MOST_SECONDS);
        return Optional.of(new Order(id.get(), location.get(), span, retries + 1, Duration.ofSeconds(seconds)));
    }

    private static int within(int number, int most) {
        return Math.max(0, Math.min(number, most));
    }

    static Optional<Integer> number(Payload request, String pointer) {
        try {
            return request.number(pointer).map(BigDecimal::intValueExact);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(Payload request, String pointer) {
        return request.string(pointer).map(Timestamp::new).flatMap(Timestamp::findInstant);
    }
}
