// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import io.ferrule.charging.controller.Change;
import io.ferrule.charging.controller.LimitWatch;
import io.ferrule.charging.controller.LimitWatch.Bound;
import io.ferrule.charging.controller.LimitWatch.Freed;
import io.ferrule.charging.controller.LimitWatch.Notice;
import io.ferrule.model.Side;
import io.ferrule.model.v201.V201;
import io.ferrule.proxy.intercept.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * Tells the CSMS of external limits, one notice at a time, and again until it has answered (OCPP 2.0.1 part 2, K12, K13, K14). Used on
 * the session's lane only.
 */
final class Herald {

    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Session session;
    private final LimitWatch watch;
    private final Memory memory;
    private Instant next = Instant.MIN;
    private boolean busy;

    Herald(Session session, LimitWatch watch, Memory memory) {
        this.session = session;
        this.watch = watch;
        this.memory = memory;
    }

    /** Sends what is due. */
    void look() {
        Instant now = session.clock().instant();
        if (!busy && !now.isBefore(next)) {
            watch.due(memory.state(), now).ifPresent(this::tell);
        }
    }

    /** A CSMS that refuses the message has been told all the same; one that is silent is told again. */
    private void tell(Notice notice) {
        busy = true;
        var unused = send(notice).whenComplete((response, failure) -> {
            if (failure == null || Registrar.refused(failure)) {
                var unusedToo = memory.change(state -> new Change<>(true, LimitWatch.told(state, notice)))
                        .whenComplete((done, lost) -> session.execute(() -> goOn(lost == null)));
            } else {
                goOn(false);
            }
        });
    }

    private void goOn(boolean told) {
        busy = false;
        if (told) {
            look();
        } else {
            next = session.clock().instant().plus(RETRY);
        }
    }

    private CompletionStage<?> send(Notice notice) {
        return notice instanceof Bound bound
                ? session.call(Side.CSMS, V201.NOTIFY_CHARGING_LIMIT, bound.request())
                : session.call(Side.CSMS, V201.CLEARED_CHARGING_LIMIT, ((Freed) notice).request());
    }
}
