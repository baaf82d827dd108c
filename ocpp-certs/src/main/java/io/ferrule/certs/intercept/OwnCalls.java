// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.intercept.Unanswered;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Calls of our own in one session. Each is answered, at the latest when the session ends. Safe for use by several threads. */
final class OwnCalls {

    private final Executor own;
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /** @param own where replies arrive */
    OwnCalls(Executor own) {
        this.own = own;
    }

    CompletableFuture<Reply> send(Session session, Side to, String action, Payload payload) {
        Waiter waiter = new Waiter();
        waiting.add(waiter);
        var unused = session.call(to, action, payload).whenComplete((reply, failure) -> settle(waiter, reply, failure));
        if (over) {
            settle(waiter, null, ended());
        }
        return waiter.arrived;
    }

    private void settle(Waiter waiter, @Nullable Reply reply, @Nullable Throwable failure) {
        waiting.remove(waiter);
        own.execute(() -> {
            if (reply != null) {
                waiter.arrived.complete(reply);
            } else {
                waiter.arrived.completeExceptionally(failure == null ? ended() : failure);
            }
        });
    }

    /** The session has ended. */
    void end() {
        over = true;
        for (Waiter waiter : Set.copyOf(waiting)) {
            settle(waiter, null, ended());
        }
    }

    /** Somebody who waits for a reply. */
    private static final class Waiter {
        private final CompletableFuture<Reply> arrived = new CompletableFuture<>();
    }

    private static CallFailedException ended() {
        return new CallFailedException(ErrorCode.GENERIC_ERROR, "the session has ended", Unanswered.REPLY_MISSING);
    }
}
