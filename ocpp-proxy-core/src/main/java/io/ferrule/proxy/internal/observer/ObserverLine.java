// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.StationId;
import io.ferrule.proxy.event.ObserverEvent;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.lane.Timers;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.upstream.UpstreamState;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one observer: dialled, and dialled again with a back-off of its own. Changed on the observer's lane, its
 * state read from any thread.
 */
final class ObserverLine {

    private static final int MOST_WAITING_TEXTS = 32;

    private final StationId station;
    private final String name;
    private final Means means;
    private final ObserverMemory memory;
    private final Lane lane;
    private final End end;
    private volatile UpstreamState state = UpstreamState.CONNECTING;
    private @Nullable Link link;
    private @Nullable Leg current;
    private Timers.@Nullable Timer next;
    private boolean closed;

    ObserverLine(StationId station, String name, Means means, ObserverMemory memory, Lane lane, End end) {
        this.station = station;
        this.name = name;
        this.means = means;
        this.memory = memory;
        this.lane = lane;
        this.end = end;
    }

    /** Dials, once the back-off of an earlier session is over. */
    void begin() {
        Duration left = memory.waitLeft(means.timers().nanos());
        if (left.isZero()) {
            dial();
        } else {
            state = UpstreamState.AWAY;
            dialAfter(left);
        }
    }

    boolean send(String text) {
        return link != null && link.send(text);
    }

    UpstreamState state() {
        return state;
    }

    /** The observer breaks the rules of the conversation: its connection ends, another one follows after the back-off. */
    void cut(String reason) {
        if (current != null) {
            current.onViolated(CloseReason.ours(CloseReason.POLICY, reason));
        }
    }

    /** The session is over. */
    void close() {
        closed = true;
        state = UpstreamState.AWAY;
        if (next != null) {
            next.cancel();
        }
        hangUp(CloseReason.ours(CloseReason.GOING_AWAY, "the station is gone"));
    }

    private void dial() {
        if (closed) {
            return;
        }
        Leg dialled = new Leg();
        current = dialled;
        try {
            Optional<UpstreamTarget> target = end.target();
            if (target.isEmpty()) {
                close();
                return;
            }
            var unused = means.connector()
                    .dial(target.get(), dialled)
                    .whenComplete(
                            (opened, failure) -> lane.submit(() -> dialled.dialled(target.get(), opened, failure)));
        } catch (RuntimeException e) {
            away(String.valueOf(e.getMessage()));
        }
    }

    private void opened(UpstreamTarget target, Link opened) {
        link = opened;
        state = UpstreamState.OPEN;
        memory.reached();
        means.announce(at -> new ObserverEvent.ObserverOpened(at, station, name, target.url()));
        end.opened();
    }

    private void lost(CloseReason reason) {
        hangUp(reason);
        away("the connection ended with " + reason.code() + (reason.text().isEmpty() ? "" : ": " + reason.text()));
        end.lost();
    }

    private void away(String reason) {
        current = null;
        state = UpstreamState.AWAY;
        Duration wait = memory.away(means.timers().nanos(), means.random());
        means.announce(at -> new ObserverEvent.ObserverAway(at, station, name, reason, wait));
        dialAfter(wait);
    }

    private void dialAfter(Duration wait) {
        next = means.timers().after(wait, () -> lane.submit(this::dial));
    }

    private void hangUp(CloseReason reason) {
        Link open = link;
        link = null;
        current = null;
        if (open != null) {
            open.close(reason.byPeer() ? CloseReason.ours(CloseReason.GOING_AWAY, "") : reason);
        }
    }

    private static String sentence(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause == null ? "no connection" : String.valueOf(cause.getMessage());
    }

    /** What hangs on the line. Called on the observer's lane. */
    interface End {

        /** Where to dial now; empty if this is no observer any more. */
        Optional<UpstreamTarget> target();

        void opened();

        void lost();

        void said(String text);
    }

    /** One connection, from its dial to its end. Late words of an earlier one touch nothing. */
    private final class Leg implements LinkListener {
        private final AtomicInteger waiting = new AtomicInteger();

        void dialled(UpstreamTarget target, @Nullable Link link, @Nullable Throwable failure) {
            if (current == this && link != null) {
                opened(target, link);
            } else if (current == this) {
                away(sentence(failure));
            } else if (link != null) {
                link.close(CloseReason.ours(CloseReason.GOING_AWAY, "the station is gone"));
            }
        }

        @Override
        public void onText(String text) {
            int waits = waiting.incrementAndGet();
            if (waits <= MOST_WAITING_TEXTS) {
                lane.submit(() -> hear(text));
            } else if (waits == MOST_WAITING_TEXTS + 1) {
                onViolated(CloseReason.ours(CloseReason.POLICY, "too many messages wait"));
            }
        }

        private void hear(String text) {
            waiting.decrementAndGet();
            if (current == this) {
                end.said(text);
            }
        }

        @Override
        public void onViolated(CloseReason reason) {
            lane.submit(() -> over(reason));
        }

        @Override
        public void onClosed(CloseReason reason) {
            lane.submit(() -> over(reason));
        }

        private void over(CloseReason reason) {
            if (current == this) {
                lost(reason);
            }
        }
    }
}
