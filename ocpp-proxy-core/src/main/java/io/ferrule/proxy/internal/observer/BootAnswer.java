// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What an observer says to a boot. */
final class BootAnswer {

    private static final Set<String> NOT_YET = Set.of("Pending", "Rejected");
    private static final BigDecimal SHORTEST_SECONDS = BigDecimal.TEN;
    private static final BigDecimal USUAL_SECONDS = BigDecimal.valueOf(60);
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(3_600);

    private BootAnswer() {}

    /** How long the station would have to wait before its next boot; empty if it is taken. */
    static Optional<Duration> waitAfter(Reply reply) {
        return reply instanceof CallResult result
                ? result.payload().string("/status").filter(NOT_YET::contains).map(status -> interval(result.payload()))
                : Optional.empty();
    }

    // 1.5 calls it heartbeatInterval.
    private static Duration interval(Payload answer) {
        BigDecimal seconds = answer.number("/interval")
                .or(() -> answer.number("/heartbeatInterval"))
                .orElse(USUAL_SECONDS);
        return Duration.ofSeconds(
                seconds.max(SHORTEST_SECONDS).min(LONGEST_SECONDS).longValue());
    }
}
