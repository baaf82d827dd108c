// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import io.ferrule.model.Timestamp;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * What everybody in one session's buffer works with. What {@link #lane} gives completes on the lane, so that all that
 * is chained to it runs there, too. Used on the lane only.
 */
record Desk(Session session, Journal journal, BufferSettings settings, Unwritten unwritten) {

    /** Shorter than the five seconds that a verdict may take, so that we learn of it when we were too slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;
    private static final long VARIANT_IETF = 0x8000_0000_0000_0000L;

    StationId station() {
        return session.station();
    }

    OcppVersion version() {
        return session.version();
    }

    Instant now() {
        return session.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The CSMS has said what time it is, or something that is no time. */
    void confirmTime(Payload answer) {
        answer.string("/currentTime")
                .flatMap(text -> new Timestamp(text).findInstant())
                .ifPresent(told -> {
                    var unused = journal.confirm(told);
                });
    }

    void tell(Function<Instant, BufferEvent> event) {
        settings.listener().on(event.apply(now()));
    }

    /** An id that no other call ever has, whatever a station that counts from 1 again makes of its own. */
    String freshId() {
        long high = (settings.random().nextLong() & VERSION_MASK) | VERSION_4;
        long low = (settings.random().nextLong() & VARIANT_MASK) | VARIANT_IETF;
        return new UUID(high, low).toString();
    }

    /** The same, completing on the lane; never, when the session ends before. */
    <T> CompletableFuture<T> lane(CompletionStage<T> stage) {
        CompletableFuture<T> arrived = new CompletableFuture<>();
        var unused = stage.whenComplete((value, failure) -> come(() -> {
            if (failure == null) {
                arrived.complete(value);
            } else {
                arrived.completeExceptionally(cause(failure));
            }
        }));
        return arrived;
    }

    /** Waits for a ruling no longer than a station's call may be held up; the turn is over then. */
    CompletableFuture<Ruling> patiently(CompletableFuture<Ruling> ruling, Turn turn) {
        if (ruling.isDone()) {
            return ruling;
        }
        CompletableFuture<Ruling> first = ruling.copy();
        session.executeAfter(PATIENCE, () -> {
            if (!first.isDone()) {
                turn.end();
                first.complete(Ruling.notWritten());
            }
        });
        return first;
    }

    /** A ruling that needs the journal; the station keeps its message where that cannot write. */
    CompletableFuture<Ruling> orRefuse(String action, CompletableFuture<Ruling> ruling) {
        return ruling.exceptionally(failure -> {
            notJournaled(action, failure, false);
            return Ruling.notWritten();
        });
    }

    /** Tells that the journal failed; any other failure goes on. */
    void notJournaled(String action, Throwable failure, boolean forwarded) {
        if (!(cause(failure) instanceof JournalException reason)) {
            throw new CompletionException(cause(failure));
        }
        tell(at -> new BufferEvent.NotJournaled(at, station(), action, String.valueOf(reason.getMessage()), forwarded));
    }

    /** The end of a chain: what nobody expected is told under the name of the interceptor. */
    void finish(CompletionStage<?> stage) {
        var unused = stage.whenComplete((value, failure) -> {
            if (failure != null) {
                come(() -> {
                    throw new IllegalStateException("the buffer of " + station() + " failed", cause(failure));
                });
            }
        });
    }

    static Throwable cause(Throwable failure) {
        Throwable inner = failure.getCause();
        return failure instanceof CompletionException && inner != null ? inner : failure;
    }

    // What cannot come back to the lane is lost, and with it the thread of what happens: a new session reads the
    // journal afresh.
    void come(Runnable onLane) {
        try {
            session.execute(onLane);
        } catch (RejectedExecutionException e) {
            session.close("the gateway cannot keep up with its journal");
        }
    }

    /** Whether somebody still waits for a ruling. */
    static final class Turn {
        private boolean over;

        boolean over() {
            return over;
        }

        private void end() {
            over = true;
        }
    }
}
