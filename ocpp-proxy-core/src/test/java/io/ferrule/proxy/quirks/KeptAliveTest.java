// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.KeepAlive;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Quirks 19 to 21: silent stations. Ping and pong as in RFC 6455, 5.5; OCPP-J 1.6, 5.3. */
@Timeout(60)
class KeptAliveTest {

    private static final Duration PING = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Test
    void keepsAStationThatNeverPingsAndOnlyAnswers() throws Exception {
        try (QuirkBench bench = bench(new KeepAlive(PING, PATIENCE));
                NeverPings station = new NeverPings(bench.address("CP19"), 12)) {
            station.connected();
            station.boot();

            boolean pinged = station.awaitPings();

            assertThat(pinged)
                    .as("pinged for longer than interval and patience together")
                    .isTrue();
            station.charge(1_000, 9_000);
            assertCharged(bench, "CP19");
        }
    }

    @Test
    void letsAStationHearSomethingAsOftenAsItNeeds() throws Exception {
        try (QuirkBench bench = new QuirkBench(builder -> builder.keepAlive(
                        station -> KeepAlive.every(station.value().equals("CP20") ? PING : Duration.ofMinutes(1))));
                NeedsToHear station = new NeedsToHear(bench.address("CP20"), 3_000, 16)) {
            station.connectedAndImpatient();

            boolean pinged = station.awaitPings();

            assertThat(pinged).as("pinged for longer than the station waits").isTrue();
            station.charge(1_000, 9_000);
            assertCharged(bench, "CP20");
        }
    }

    @Test
    void losesAStationThatHearsNothingForTooLong() throws Exception {
        try (QuirkBench bench = bench(KeepAlive.every(Duration.ofMinutes(1)));
                NeedsToHear station = new NeedsToHear(bench.address("CP20"), 300, 1)) {

            station.connectedAndImpatient();

            // What the test above would meet without an interval of its own.
            assertThat(station.wire().awaitEnd(20)).isZero();
        }
    }

    @Test
    void keepsAStationThatNeverAnswersAPingWhereNoAnswerIsAskedFor() throws Exception {
        try (QuirkBench bench = bench(new KeepAlive(PING, Duration.ZERO));
                NeverPongs station = new NeverPongs(bench.address("CP21"), false, 12)) {
            station.connected();
            station.boot();

            boolean pinged = station.awaitPings();

            assertThat(pinged).isTrue();
            station.charge(1_000, 9_000);
            assertCharged(bench, "CP21");
        }
    }

    @Test
    void takesAnyFrameForLife() throws Exception {
        try (QuirkBench bench = bench(new KeepAlive(PING, PATIENCE));
                NeverPongs station = new NeverPongs(bench.address("CP21"), true, 12)) {
            station.connected();
            station.boot();

            boolean pinged = station.awaitPings();

            assertThat(pinged).isTrue();
            station.charge(1_000, 9_000);
            assertCharged(bench, "CP21");
        }
    }

    @Test
    void givesUpAStationThatIsSilentBehindAPing() throws Exception {
        try (QuirkBench bench = bench(new KeepAlive(PING, PATIENCE));
                NeverPongs station = new NeverPongs(bench.address("CP21"), false, 1)) {

            station.connected();

            assertThat(station.wire().awaitEnd(20)).isZero();
        }
    }

    private static QuirkBench bench(KeepAlive keepAlive) throws Exception {
        return new QuirkBench(builder -> builder.keepAlive(station -> keepAlive));
    }

    private static void assertCharged(QuirkBench bench, String identity) {
        assertThat(bench.csms.books().only().station()).isEqualTo(identity);
        assertThat(bench.csms.books().only().start()).isEqualTo(1_000);
        assertThat(bench.csms.books().only().values()).containsExactly(5_000);
        assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
        assertThat(bench.csms.dials()).as("never lost on the way").containsExactly(identity);
    }
}
