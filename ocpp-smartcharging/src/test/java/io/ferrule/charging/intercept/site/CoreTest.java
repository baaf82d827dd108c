// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.intercept.ChargingMemory;
import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.recipe.ClaimedCapabilities;
import io.ferrule.charging.site.books.Order;
import io.ferrule.proxy.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class CoreTest {

    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<String> noted = new ArrayList<>();
    private boolean full;
    private final Core core = new Core(
            OneStation.wish().plan(),
            new Means(
                    this::execute,
                    clock,
                    ChargingMemory.inMemory(),
                    ClaimedCapabilities.usual(),
                    SiteGuidance.none(),
                    (kind, station, sentence) -> noted.add(sentence)));

    @Test
    void countsEveryStationAsRestartedWhenItMayHaveMissedARestart() {
        confirm(10);
        full = true;
        core.run(() -> core.books().restarted("CP001"));
        full = false;

        core.run(() -> {});

        assertThat(core.books().worst("CP001", core.steady())).isEqualTo(32);
        assertThat(noted).containsExactly("too much happened at once; each station counts as if it had restarted");
    }

    @Test
    void countsAStationAtItsConfirmedLimitWhileNothingIsMissed() {
        confirm(10);

        core.run(() -> {});

        assertThat(core.books().worst("CP001", core.steady())).isEqualTo(10);
        assertThat(noted).isEmpty();
    }

    @Test
    void suspectsNobodyForWhatComesAfterItsEnd() {
        confirm(10);
        core.end();
        full = true;
        core.run(() -> core.books().restarted("CP001"));
        full = false;

        core.run(() -> {});

        assertThat(core.books().worst("CP001", core.steady())).isEqualTo(10);
        assertThat(noted).isEmpty();
    }

    private void confirm(double amps) {
        core.books().connected("CP001");
        Order order = core.books().enter("CP001", amps, Order.Cause.LOWER, core.steady());
        core.books().accepted(order, core.steady());
        clock.advance(Duration.ofMinutes(5));
    }

    private void execute(Runnable task) {
        if (full) {
            throw new RejectedExecutionException();
        }
        task.run();
    }
}
