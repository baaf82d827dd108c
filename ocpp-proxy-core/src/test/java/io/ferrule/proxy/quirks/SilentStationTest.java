// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static io.ferrule.proxy.quirks.BookkeepingCsms.HEARTBEAT_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.event.StationEvent.SessionClosed;
import io.ferrule.proxy.event.StationEvent.StationHeard;
import io.ferrule.proxy.event.StationEvent.StationSilent;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.silence.SilenceAlarm;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Quirk 24: a station that believes it is connected cannot be cured, but somebody is told. */
@Timeout(60)
class SilentStationTest {

    private static final int HEARTBEATS = 3;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void tellsOfASilentStationOnceAndThatItIsBack() throws Exception {
        QuirkBench[] holder = new QuirkBench[1];
        SilenceAlarm alarm = new SilenceAlarm(
                HEARTBEATS, event -> holder[0].happened(event), Clock.systemUTC(), nanos::get);
        try (QuirkBench bench =
                        new QuirkBench(builder -> builder.intercept("silence", OnFailure.FORWARD, alarm));
                FallsSilent station = new FallsSilent(bench.address("CP24"))) {
            holder[0] = bench;
            station.connected();
            station.boot();
            int transaction = station.start(1_000);

            passes(alarm, HEARTBEATS * HEARTBEAT_SECONDS);
            boolean early = !bench.events(StationSilent.class).isEmpty();
            passes(alarm, 1);
            passes(alarm, HEARTBEATS * HEARTBEAT_SECONDS);
            station.wakesUp();

            assertThat(early).isFalse();
            assertThat(bench.events(StationSilent.class)).singleElement().satisfies(silent -> {
                assertThat(silent.station().value()).isEqualTo("CP24");
                assertThat(silent.interval()).isEqualTo(Duration.ofSeconds(HEARTBEAT_SECONDS));
            });
            assertThat(bench.events(StationHeard.class)).hasSize(1);
            station.stop(transaction, 9_000);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
        }
    }

    @Test
    void tellsOfAStationThatIsGone() throws Exception {
        QuirkBench[] holder = new QuirkBench[1];
        SilenceAlarm alarm = new SilenceAlarm(
                HEARTBEATS, event -> holder[0].happened(event), Clock.systemUTC(), nanos::get);
        try (QuirkBench bench =
                        new QuirkBench(builder -> builder.intercept("silence", OnFailure.FORWARD, alarm));
                FallsSilent station = new FallsSilent(bench.address("CP24"))) {
            holder[0] = bench;
            station.connected();
            station.boot();
            station.wire().close();
            bench.await(SessionClosed.class);

            passes(alarm, HEARTBEATS * HEARTBEAT_SECONDS + 1);

            assertThat(bench.events(StationSilent.class)).hasSize(1);
        }
    }

    private void passes(SilenceAlarm alarm, int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
        alarm.check();
    }
}
