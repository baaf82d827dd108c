// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.lane.Timers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One deadline at a time, which goes off on the lane; one that was cancelled never does. Used on the lane only. */
final class Alarm {

    private final Lane lane;
    private final Timers timers;
    private Timers.@Nullable Timer timer;
    private long number;

    Alarm(Lane lane, Timers timers) {
        this.lane = lane;
        this.timers = timers;
    }

    /** Goes off after a while, in place of what was set before. */
    void set(Duration wait, Runnable then) {
        cancel();
        long mine = number;
        timer = timers.after(wait, () -> lane.submit(() -> ring(mine, then)));
    }

    boolean isSet() {
        return timer != null;
    }

    void cancel() {
        number++;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void ring(long which, Runnable then) {
        if (which == number) {
            cancel();
            then.run();
        }
    }
}
