// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static io.ferrule.proxy.quirks.BookkeepingCsms.HEARTBEAT_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.event.StationEvent.SessionClosed;
import io.ferrule.proxy.event.StationEvent.StationHeard;
import io.ferrule.proxy.event.StationEvent.StationSilent;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.silence.SilenceAlarm;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Quirk 24: a station that believes it is connected cannot be cured, but somebody is told. */
@Timeout(60)
class SilentStationTest {

    private static final int HEARTBEATS = 3;

    private final AtomicLong nanos = new AtomicLong();
    private final List<ProxyEvent> events = new CopyOnWriteArrayList<>();
    private final SilenceAlarm alarm = new SilenceAlarm(HEARTBEATS, events::add, Clock.systemUTC(), nanos::get);

    @Test
    void tellsOfASilentStationOnceAndThatItIsBack() throws Exception {
        try (QuirkBench bench = watched();
                FallsSilent station = new FallsSilent(bench.address("CP24"))) {
            station.connected();
            station.boot();
            int transaction = station.start(1_000);

            passes(HEARTBEATS * HEARTBEAT_SECONDS);
            boolean early = !events.isEmpty();
            passes(1);
            passes(HEARTBEATS * HEARTBEAT_SECONDS);
            station.wakesUp();

            assertThat(early).isFalse();
            assertThat(events).hasSize(2).first().isInstanceOfSatisfying(StationSilent.class, silent -> {
                assertThat(silent.station().value()).isEqualTo("CP24");
                assertThat(silent.interval()).isEqualTo(Duration.ofSeconds(HEARTBEAT_SECONDS));
            });
            assertThat(events).last().isInstanceOf(StationHeard.class);
            station.stop(transaction, 9_000);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
        }
    }

    @Test
    void tellsOfAStationThatIsGone() throws Exception {
        try (QuirkBench bench = watched();
                FallsSilent station = new FallsSilent(bench.address("CP24"))) {
            station.connected();
            station.boot();
            station.wire().close();
            bench.await(SessionClosed.class);

            passes(HEARTBEATS * HEARTBEAT_SECONDS + 1);

            assertThat(events).singleElement().isInstanceOf(StationSilent.class);
        }
    }

    private QuirkBench watched() throws Exception {
        return new QuirkBench(builder -> builder.intercept("silence", OnFailure.FORWARD, alarm));
    }

    private void passes(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
        alarm.check();
    }
}
