// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.shedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.config.CeilingSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheddingTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Memory memory = new Memory();
    private final List<String> changes = new ArrayList<>();
    private final Shedding shedding = shedding(new CeilingSettings(75, 85));
    private long now = -MINUTE / 2; // monotonic time may be negative

    private Shedding shedding(CeilingSettings ceilings) {
        return new Shedding(ceilings, memory, (before, after, percent) -> changes.add(before + "-" + after));
    }

    private Stage at(int percent) {
        memory.percent = percent;
        now++;
        shedding.check(now);
        return shedding.stage();
    }

    @Test
    void givesUpNothingWhileThereIsRoom() {
        Stage stage = at(74);

        assertThat(stage).isEqualTo(Stage.NONE);
        assertThat(changes).isEmpty();
    }

    @Test
    void givesUpCopiesForObserversFirst() {
        Stage stage = at(75);

        assertThat(stage).isEqualTo(Stage.OBSERVERS);
        assertThat(changes).containsExactly("NONE-OBSERVERS");
    }

    @Test
    void keepsNewcomersOutsideNext() {
        at(80);

        Stage stage = at(85);

        assertThat(stage).isEqualTo(Stage.NEWCOMERS);
        assertThat(changes).containsExactly("NONE-OBSERVERS", "OBSERVERS-NEWCOMERS");
    }

    @Test
    void staysWhereItIsUntilThereIsSomeRoomBelowTheCeiling() {
        at(90);

        Stage stillFull = at(80);
        Stage better = at(79);
        Stage stillShort = at(70);
        Stage fine = at(69);

        assertThat(List.of(stillFull, better, stillShort, fine))
                .containsExactly(Stage.NEWCOMERS, Stage.OBSERVERS, Stage.OBSERVERS, Stage.NONE);
        assertThat(changes).containsExactly("NONE-NEWCOMERS", "NEWCOMERS-OBSERVERS", "OBSERVERS-NONE");
    }

    @Test
    void asksForACollectionOnceAMinuteWhileSomethingIsGivenUp() {
        at(90);
        int atOnce = memory.refreshed;

        now += MINUTE - 2;
        at(90);
        int beforeAMinute = memory.refreshed;
        at(90);
        at(90);

        assertThat(List.of(atOnce, beforeAMinute, memory.refreshed)).containsExactly(0, 0, 1);
    }

    @Test
    void noticesAfterACollectionThatThereIsRoom() {
        at(90);
        memory.afterRefresh = 20;

        now += MINUTE;
        shedding.check(now);

        assertThat(shedding.stage()).isEqualTo(Stage.NONE);
    }

    @Test
    void givesUpNothingAtACeilingOfAHundred() {
        Shedding never = shedding(new CeilingSettings(100, 100));
        memory.percent = 100;

        never.check(0);

        assertThat(never.stage()).isEqualTo(Stage.NONE);
    }

    @Test
    void readsTheHeapOfThisProcess() {
        HeapReading heap = new HeapReading();

        heap.refresh();

        assertThat(heap.percentAfterCollection()).isBetween(0, 99);
    }

    private static final class Memory implements MemoryReading {
        private int percent;
        private int refreshed;
        private int afterRefresh = -1;

        @Override
        public int percentAfterCollection() {
            return percent;
        }

        @Override
        public void refresh() {
            refreshed++;
            percent = afterRefresh < 0 ? percent : afterRefresh;
        }
    }
}
