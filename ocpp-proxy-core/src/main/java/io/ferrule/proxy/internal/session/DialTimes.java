// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.internal.lane.Lane;
import java.time.Duration;

/** When an upstream is dialled: once its station speaks, in turn, and after a back-off. Used on the lane only. */
final class DialTimes {

    private final Lane lane;
    private final Duration silence;
    private final UpstreamHost host;
    private final Runnable dial;
    private final Alarm next;
    private boolean awake;
    private boolean stopped;

    DialTimes(Lane lane, Surroundings surroundings, UpstreamHost host, Runnable dial) {
        this.lane = lane;
        this.silence = surroundings.silence();
        this.host = host;
        this.dial = dial;
        next = new Alarm(lane, surroundings.timers());
    }

    /**
     * Gets ready to dial, which happens when the station first says something or stays silent for a while: an upgrade
     * is cheap to make, and must not by itself make us shake hands with a CSMS.
     */
    void begin() {
        if (silence.isZero()) {
            wake();
        } else if (!awake) {
            next.set(silence, this::wake);
        }
    }

    /** Dials if that has not begun yet; not on the socket's thread, since an embedder is asked for the address. */
    void wake() {
        if (!awake) {
            awake = true;
            next.cancel();
            lane.submit(this::turn);
        }
    }

    /** Whether a dial was asked for, or a back-off goes on. */
    boolean awake() {
        return awake;
    }

    /** Dials when a back-off is over. */
    void after(Duration wait) {
        awake = true;
        next.set(wait, dial);
    }

    /** Dials now, or when it is the station's turn: the back-off does not pace this dial. */
    void now() {
        awake = true;
        turn();
    }

    void stop() {
        stopped = true;
        next.cancel();
    }

    private void turn() {
        if (stopped) {
            return;
        }
        Duration wait = host.turn();
        if (wait.isZero()) {
            next.cancel();
            dial.run();
        } else {
            next.set(wait, this::turn);
        }
    }
}
