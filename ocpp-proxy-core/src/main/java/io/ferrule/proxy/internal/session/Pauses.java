// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Side;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.lane.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits for verdicts that come later, no longer than the deadline. Used on the session's lane only. */
final class Pauses {

    private final Lane lane;
    private final Timers timers;
    private final Duration deadline;
    private final PerSide<Direction> directions;
    private boolean stopped;

    Pauses(Lane lane, Timers timers, Duration deadline, PerSide<Direction> directions) {
        this.lane = lane;
        this.timers = timers;
        this.deadline = deadline;
        this.directions = directions;
    }

    /**
     * Goes on with the verdict or with the failure, whichever comes first. Meanwhile what this side sends is parked;
     * not so for a call of our own, whose injector may be what the parked traffic waits for.
     */
    <V> void pause(OpenCall open, Side from, CompletionStage<V> verdict, Consumer<Outcome<V>> then) {
        Optional<Direction> parked = open.injector().isPresent() ? Optional.empty() : Optional.of(directions.of(from));
        Pause<V> pause = new Pause<>(parked, then);
        parked.ifPresent(Direction::park);
        try {
            var unused =
                    verdict.whenComplete((value, failure) -> lane.submit(() -> pause.end(outcome(value, failure))));
        } catch (RuntimeException | Error e) {
            pause.over = true;
            parked.ifPresent(Direction::release);
            throw e;
        }
        pause.timer = timers.after(deadline, () -> lane.submit(() -> pause.end(tooLate())));
    }

    /** The session ends: no verdict is waited for any more. */
    void stop() {
        stopped = true;
    }

    private <V> Outcome<V> tooLate() {
        return new Outcome<>(
                Optional.empty(),
                Optional.of(new TimeoutException("no verdict within " + deadline.toMillis() + " ms")));
    }

    private static <V> Outcome<V> outcome(@Nullable V value, @Nullable Throwable failure) {
        if (failure != null) {
            return new Outcome<>(Optional.empty(), Optional.of(failure));
        }
        return value == null
                ? new Outcome<>(Optional.empty(), Optional.of(new NullPointerException("the verdict was null")))
                : new Outcome<>(Optional.of(value), Optional.empty());
    }

    /** Either a verdict or a failure. */
    record Outcome<V>(Optional<V> verdict, Optional<Throwable> failure) {}

    private final class Pause<V> {
        private final Optional<Direction> parked;
        private final Consumer<Outcome<V>> then;
        private Timers.@Nullable Timer timer;
        private boolean over;

        Pause(Optional<Direction> parked, Consumer<Outcome<V>> then) {
            this.parked = parked;
            this.then = then;
        }

        void end(Outcome<V> outcome) {
            if (over || stopped) {
                return;
            }
            over = true;
            if (timer != null) {
                timer.cancel();
            }
            try {
                then.accept(outcome);
            } finally {
                parked.ifPresent(Direction::release);
            }
        }
    }
}
