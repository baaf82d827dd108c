// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.shedding;

import io.ferrule.gateway.config.CeilingSettings;
import java.time.Duration;

/**
 * Watches memory and says what is to be given up. A stage begins when the heap is at its ceiling, and ends when it is
 * {@value #MARGIN} points below, so that it does not flicker. While a stage lasts a collection is asked for once a minute: a
 * gateway that has become quiet would collect by itself only much later, and keep stations outside for so long.
 *
 * <p>{@link #check} is called by one thread, {@link #stage} by any.
 */
public final class Shedding {

    /** Hears when what is given up changes. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Another stage has begun.
         *
         * @param before stage before
         * @param now stage now
         * @param percent what was left of the heap after its latest collection
         */
        void changed(Stage before, Stage now, int percent);
    }

    private static final int MARGIN = 5;
    private static final int NEVER = 100;
    private static final long REFRESH = Duration.ofMinutes(1).toNanos();

    private final CeilingSettings ceilings;
    private final MemoryReading memory;
    private final Listener listener;
    private long refreshedAt;
    private volatile Stage stage = Stage.NONE;

    /**
     * Nothing is given up at first.
     *
     * @param ceilings when a stage begins
     * @param memory what to watch
     * @param listener hears of every change
     */
    public Shedding(CeilingSettings ceilings, MemoryReading memory, Listener listener) {
        this.ceilings = ceilings;
        this.memory = memory;
        this.listener = listener;
    }

    /**
     * What is given up now.
     *
     * @return the stage
     */
    public Stage stage() {
        return stage;
    }

    /**
     * Looks at the memory; to be called about once a second.
     *
     * @param nanos monotonic time, in nanoseconds of any origin
     */
    public void check(long nanos) {
        Stage before = stage;
        if (before != Stage.NONE && nanos - refreshedAt >= REFRESH) {
            refreshedAt = nanos;
            memory.refresh();
        }
        int percent = memory.percentAfterCollection();
        Stage now = next(before, percent);
        if (now != before) {
            refreshedAt = before == Stage.NONE ? nanos : refreshedAt;
            stage = now;
            listener.changed(before, now, percent);
        }
    }

    private Stage next(Stage before, int percent) {
        if (beyond(ceilings.newcomersHeapPercent(), before == Stage.NEWCOMERS, percent)) {
            return Stage.NEWCOMERS;
        }
        return beyond(ceilings.observersHeapPercent(), before != Stage.NONE, percent) ? Stage.OBSERVERS : Stage.NONE;
    }

    private static boolean beyond(int ceiling, boolean already, int percent) {
        return ceiling < NEVER && percent >= (already ? ceiling - MARGIN : ceiling);
    }
}
