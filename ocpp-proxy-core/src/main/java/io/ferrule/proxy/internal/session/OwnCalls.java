// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.intercept.Unanswered;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets calls of our own set out, within the bounds of a peer. Used on the lane only. */
final class OwnCalls {

    private final Ledger ledger;
    private final PerSide<CallQueue> queues;
    private final Supplier<String> ids;

    OwnCalls(Ledger ledger, PerSide<CallQueue> queues, Supplier<String> ids) {
        this.ledger = ledger;
        this.queues = queues;
        this.ids = ids;
    }

    /** The call, or empty if there are too many already: its injector is told. */
    Optional<OpenCall> begin(Side to, Errand errand) {
        if (ledger.own(to).full()) {
            refuse(errand, "too many calls of our own wait for a reply");
            return Optional.empty();
        }
        OpenCall open = OpenCall.injected(to.other(), errand, wireIdOf(to, errand));
        ledger.add(open);
        return Optional.of(open);
    }

    /** Tells the injector that his call does not set out. */
    static void refuse(Errand errand, String reason) {
        errand.injector()
                .completeExceptionally(new CallFailedException(ErrorCode.GENERIC_ERROR, reason, Unanswered.NOT_SENT));
    }

    // Ids of our own are unique, and one of our own choice is chosen on purpose; those of other upstreams may be
    // anything.
    private String wireIdOf(Side to, Errand errand) {
        Call call = errand.call();
        boolean taken = errand.upstream().isPresent()
                && (ledger.own(to).knows(call.id())
                        || ledger.peers(to.other()).knows(call.id())
                        || queues.of(to).taken(call));
        return taken ? ids.get() : call.id();
    }
}
