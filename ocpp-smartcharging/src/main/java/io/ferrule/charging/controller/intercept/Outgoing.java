// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.Session;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;

/** Reports on their way to the CSMS, one after the other. Used on the session's lane only. */
final class Outgoing {

    private static final int MOST = 1_000;

    private record Message(String action, Payload payload) {}

    private final Session session;
    private final Queue<Message> waiting = new ArrayDeque<>();
    private boolean busy;

    Outgoing(Session session) {
        this.session = session;
    }

    /** Takes all messages or, where there is no room for them, none. They are sent after what is being answered now. */
    boolean offer(String action, Collection<Payload> payloads) {
        if (waiting.size() + payloads.size() > MOST) {
            return false;
        }
        payloads.forEach(payload -> waiting.add(new Message(action, payload)));
        session.execute(this::next);
        return true;
    }

    /** What waits is of no use any more. */
    void clear() {
        waiting.clear();
    }

    private void next() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        Message message = waiting.remove();
        var unused = session.call(Side.CSMS, message.action(), message.payload())
                .whenComplete((reply, failure) -> {
                    busy = false;
                    next();
                });
    }
}
