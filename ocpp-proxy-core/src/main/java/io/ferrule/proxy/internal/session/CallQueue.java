// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import io.ferrule.proxy.internal.lane.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls towards one side: one is outstanding, the others wait in order (OCPP-J 1.6, 4.1.1; OCPP 2.0.1 part 4,
 * 4.1.1). SENDs need no turn (OCPP 2.1 part 4, 4.2.5). How many may wait is bounded by who lets them in. Used on the
 * session's lane only.
 */
final class CallQueue {

    private static final int REMEMBERED = 32;

    private final Timers timers;
    private final Duration timeout;
    private final Line line;
    private final List<OpenCall> waiting = new ArrayList<>();
    // Ids of calls that were given up, with a digest of what was asked: their replies may still come.
    private final Map<String, Integer> late = new Recent<>();
    // Caller's id and id on the wire of answered calls for which they differ.
    private final Map<String, String> renamed = new Recent<>();
    private @Nullable OpenCall outstanding;
    private Timers.@Nullable Timer timer;
    private boolean connected;
    private boolean proving;
    // So many of those that wait, from the head on, may go although the rest is held.
    private int ahead;

    CallQueue(Timers timers, Duration timeout, Line line) {
        this.timers = timers;
        this.timeout = timeout;
        this.line = line;
    }

    /** From now on calls can be sent; those that wait go first, and only now their time begins to run. */
    void connect() {
        connected = true;
        proving = false;
        ahead = 0;
        waiting.forEach(this::startWaiting);
        pump();
    }

    /** From now on calls wait for the next connection; one that is outstanding may still be answered. */
    void hold() {
        connected = false;
        proving = false;
        ahead = 0;
    }

    /** The next connection is open: calls of our own that come from now on go, ahead of what is held. */
    void prove() {
        proving = true;
    }

    /** Whether a call waits for its reply. */
    boolean busy() {
        return outstanding != null;
    }

    void offer(OpenCall open) {
        if (connected && !open.received().expectsReply()) {
            line.send(open);
            return;
        }
        startWaiting(open);
        if (proving && open.injector().isPresent()) {
            waiting.add(ahead, open);
            ahead++;
        } else {
            waiting.add(open);
        }
        pump();
    }

    /** Whether a call under its own id could be taken for another one on this side of the gateway. */
    boolean taken(Call call) {
        Integer digest = late.get(call.id());
        return isOutstanding(call.id())
                || waiting.stream().anyMatch(open -> open.wireId().equals(call.id()))
                || (digest != null && digest != digest(call));
    }

    /** A reply came: the call that it answers, which is then no longer outstanding. */
    Optional<OpenCall> settle(String wireId) {
        OpenCall settled = outstanding;
        if (settled == null || !settled.wireId().equals(wireId)) {
            return Optional.empty();
        }
        outstanding = null;
        if (!settled.id().equals(wireId)) {
            renamed.put(settled.id(), wireId);
        }
        return Optional.of(settled);
    }

    /** Whether a reply answers a call that is under way or was given up. */
    boolean knows(String wireId) {
        return isOutstanding(wireId) || late.containsKey(wireId);
    }

    /** Whether a reply answers a call that was given up; asked once for each such call. */
    boolean wasLate(String wireId) {
        return late.remove(wireId) != null;
    }

    /** The id under which an answered call was sent. */
    String wireIdOf(String id) {
        return renamed.getOrDefault(id, id);
    }

    /** Sends what can be sent now. */
    void pump() {
        while (mayGo() && hasTurn(waiting.get(0))) {
            OpenCall next = takeFirst();
            if (next.received().expectsReply()) {
                startWaiting(next);
                late.remove(next.wireId());
                outstanding = next;
            }
            line.send(next);
        }
        arm();
    }

    /** The connection is given up, and another one follows: the outstanding call, which can no longer be answered. */
    Optional<OpenCall> cut() {
        Optional<OpenCall> lost = Optional.ofNullable(outstanding);
        outstanding = null;
        late.clear();
        renamed.clear();
        return lost;
    }

    /** The connection is gone: what can no longer be answered, the outstanding call first. */
    List<OpenCall> disconnect() {
        List<OpenCall> cut = new ArrayList<>();
        Optional.ofNullable(outstanding).ifPresent(cut::add);
        cut.addAll(waiting);
        stop();
        late.clear();
        renamed.clear();
        return cut;
    }

    /** Takes out the calls that wait in vain because their caller is gone. */
    List<OpenCall> orphans() {
        List<OpenCall> orphans = waiting.stream().filter(OpenCall::orphaned).toList();
        waiting.removeAll(orphans);
        return orphans;
    }

    void stop() {
        hold();
        waiting.clear();
        outstanding = null;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void startWaiting(OpenCall open) {
        open.dueAt(timers.nanos() + timeout.toNanos());
    }

    private boolean mayGo() {
        return !waiting.isEmpty() && (connected || ahead > 0);
    }

    private OpenCall takeFirst() {
        ahead = Math.max(0, ahead - 1);
        return waiting.remove(0);
    }

    private boolean hasTurn(OpenCall open) {
        return outstanding == null || !open.received().expectsReply();
    }

    private boolean isOutstanding(String wireId) {
        return outstanding != null && outstanding.wireId().equals(wireId);
    }

    // One timer for the whole queue: all waits are equally long, so the armed one is never later than the first due.
    // None for what is held: a dial that fails may end the session, and its station must not lose what it said.
    private void arm() {
        OpenCall first = first();
        if (timer == null && first != null) {
            Duration left = Duration.ofNanos(Math.max(0, first.due() - timers.nanos()));
            timer = timers.after(left, () -> line.onLane(this::expire));
        }
    }

    private @Nullable OpenCall first() {
        OpenCall head = mayGo() ? waiting.get(0) : null;
        if (outstanding == null || head == null) {
            return outstanding == null ? head : outstanding;
        }
        return head.due() - outstanding.due() < 0 ? head : outstanding;
    }

    private void expire() {
        timer = null;
        long now = timers.nanos();
        OpenCall unanswered = outstanding;
        if (unanswered != null && unanswered.due() - now <= 0) {
            late.put(unanswered.wireId(), digest(unanswered.received()));
            outstanding = null;
            line.expired(unanswered, true);
        }
        while (mayGo() && waiting.get(0).due() - now <= 0) {
            line.expired(takeFirst(), false);
        }
        pump();
    }

    private static int digest(Call call) {
        return 31 * call.action().hashCode() + call.payload().text().hashCode();
    }

    /** Where the calls go. */
    interface Line {

        void send(OpenCall open);

        /** The call's time is up; it was sent, or never had its turn. */
        void expired(OpenCall open, boolean sent);

        void onLane(Runnable task);
    }

    /** Forgets the eldest. */
    private static final class Recent<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED;
        }
    }
}
