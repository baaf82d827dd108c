// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Field quirk 23: a station that comes and goes in a loop. */
class DialPaceTest {

    private static final long START = Long.MAX_VALUE - 5; // the clock of the Java runtime may wrap at any time

    private final DialPace pace = new DialPace();

    @Test
    void givesABurstOfTurns() {
        int given = take(1_000, START);

        assertThat(given).isEqualTo(DialPace.BURST);
    }

    @Test
    void givesOneMoreAfterEachInterval() {
        take(DialPace.BURST, START);

        Duration wait = pace.turn(START);

        assertThat(wait).isEqualTo(DialPace.INTERVAL);
        assertThat(take(10, START + wait.toNanos())).isEqualTo(1);
    }

    @Test
    void doesNotCountWhatGotNoTurn() {
        take(1_000, START);

        Duration wait = pace.turn(START);

        assertThat(wait).isEqualTo(DialPace.INTERVAL);
    }

    @Test
    void forgetsTheLoopOnceItIsOver() {
        take(DialPace.BURST, START);

        int given = take(1_000, START + Duration.ofMinutes(5).toNanos());

        assertThat(given).isEqualTo(DialPace.BURST);
    }

    private int take(int times, long now) {
        int given = 0;
        for (int i = 0; i < times; i++) {
            given += pace.turn(now).isZero() ? 1 : 0;
        }
        return given;
    }
}
