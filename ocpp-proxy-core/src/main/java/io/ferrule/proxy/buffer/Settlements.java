// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Takes what the CSMS has answered out of the outbox. Where the journal cannot write that, it is kept here, so that at
 * least this session does not send it again. Used on the lane only.
 */
final class Settlements {

    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Desk desk;
    private final Links links;
    private final Outbox outbox;
    private final Map<Long, Outcome> unwritten = new HashMap<>();

    Settlements(Desk desk, Links links) {
        this.desk = desk;
        this.links = links;
        this.outbox = desk.journal().outbox();
    }

    /** Whether it is on disk. */
    CompletableFuture<Boolean> settle(long number, Outcome outcome) {
        outcome.reply().ifPresent(reply -> desk.unwritten().replied(desk.station(), reply));
        return desk.lane(outbox.acknowledged(number, desk.station(), outcome))
                .handle((written, failure) -> failure == null ? written(number) : unwritten(number, outcome, failure));
    }

    /** What was answered and could not be written. */
    Optional<Outcome> unwritten(long number) {
        return Optional.ofNullable(unwritten.get(number));
    }

    private boolean written(long number) {
        unwritten.remove(number);
        return true;
    }

    private boolean unwritten(long number, Outcome outcome, Throwable failure) {
        desk.notJournaled("acknowledgement", failure, true);
        outcome.link().ifPresent(links::keep);
        if (unwritten.put(number, outcome) == null) {
            desk.session().executeAfter(AGAIN, () -> again(number));
        }
        return false;
    }

    private void again(long number) {
        Outcome outcome = unwritten.get(number);
        if (outcome != null) {
            desk.finish(settle(number, outcome).thenAccept(written -> {
                if (!written) {
                    desk.session().executeAfter(AGAIN, () -> again(number));
                }
            }));
        }
    }
}
