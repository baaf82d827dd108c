// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.Call;
import io.ferrule.model.Reply;
import io.ferrule.proxy.internal.lane.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends copies to one observer, one after the other, each when the one before is answered (OCPP-J 1.6, 4.1.1). One whose reply
 * was lost with its connection is sent once more under its id; a boot that the observer does not take is sent again after the
 * interval that it names, and nothing else before (OCPP 1.6, 4.2). Used on the observer's lane only.
 */
final class Feed {

    private static final int MOST_ATTEMPTS = 2;
    private static final int REMEMBERED_IDS = 32;

    private final CopyQueue queue;
    private final StationMemory station;
    private final ObserverMemory memory;
    private final Means means;
    private final Out out;
    private final Deque<Sending> first = new ArrayDeque<>();
    private final Set<String> late = Collections.newSetFromMap(new Recent<>(REMEMBERED_IDS));
    private @Nullable Sending outstanding;
    private Timers.@Nullable Timer timer;
    private int turn;
    private boolean open;
    private boolean held;

    Feed(CopyQueue queue, StationMemory station, ObserverMemory memory, Means means, Out out) {
        this.queue = queue;
        this.station = station;
        this.memory = memory;
        this.means = means;
        this.out = out;
    }

    /** The observer is there: what waits goes on. One that never took the station's boot gets it before all else. */
    void connected() {
        open = true;
        if (!memory.booted() && !bootIsNext()) {
            bootAgain();
        }
        pump();
    }

    /** The observer is gone. */
    void disconnected() {
        open = false;
        held = false;
        cancelTimer();
        Sending cut = outstanding;
        outstanding = null;
        late.clear();
        if (cut != null && cut.attempt() < MOST_ATTEMPTS) {
            first.addFirst(new Sending(cut.copy(), cut.call(), cut.attempt() + 1));
        } else if (cut != null) {
            out.dropped(1);
        }
    }

    /** Sends what can be sent now. */
    void pump() {
        while (open && !held && outstanding == null) {
            Optional<Sending> next = next();
            if (next.isEmpty()) {
                return;
            }
            send(next.get());
        }
    }

    /** A reply came; false if it answers nothing that was asked. */
    boolean replied(Reply reply) {
        Sending answered = outstanding;
        if (answered == null || !answered.call().id().equals(reply.id())) {
            return late.remove(reply.id());
        }
        cancelTimer();
        outstanding = null;
        if (answered.copy().role() instanceof Copy.Role.Begins begun) {
            memory.answered(begun.start(), reply);
        }
        if (answered.copy().boot()) {
            Optional<Duration> wait = BootAnswer.waitAfter(reply);
            memory.booted(wait.isEmpty());
            wait.ifPresent(this::hold);
        }
        pump();
        return true;
    }

    private Optional<Sending> next() {
        Sending before = first.poll();
        if (before != null) {
            return Optional.of(before);
        }
        for (Optional<Copy> copy = queue.take(); copy.isPresent(); copy = queue.take()) {
            Optional<Call> call = memory.translated(copy.get());
            if (call.isPresent()) {
                return Optional.of(new Sending(copy.get(), named(call.get()), 1));
            }
            out.dropped(1);
        }
        return Optional.empty();
    }

    // The reply to an earlier call of the same id may still come.
    private Call named(Call call) {
        return late.contains(call.id()) ? call.withId(means.ids().get()) : call;
    }

    private void send(Sending sending) {
        if (sending.call().expectsReply()) {
            outstanding = sending;
            turn++;
            int mine = turn;
            timer = means.timers().after(means.timeout(), () -> out.onLane(() -> expired(mine)));
        }
        out.send(sending.call().text());
    }

    private void expired(int whose) {
        Sending unanswered = outstanding;
        if (unanswered != null && whose == turn) {
            late.add(unanswered.call().id());
            outstanding = null;
            pump();
        }
    }

    private void hold(Duration wait) {
        held = true;
        timer = means.timers().after(wait, () -> out.onLane(this::release));
    }

    private void release() {
        if (open && held) {
            held = false;
            bootAgain();
            pump();
        }
    }

    private boolean bootIsNext() {
        Sending next = first.peek();
        return next == null ? queue.beginsWithBoot() : next.copy().boot();
    }

    private void bootAgain() {
        station.boot().ifPresent(boot -> {
            Call fresh = boot.withId(means.ids().get());
            first.addFirst(new Sending(new Copy(fresh, new Copy.Role.None()), fresh, 1));
        });
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** A copy as it is sent. */
    private record Sending(Copy copy, Call call, int attempt) {}

    /** Where copies go. */
    interface Out {

        void send(String text);

        /** So many copies will not be sent. */
        void dropped(int copies);

        void onLane(Runnable task);
    }
}
