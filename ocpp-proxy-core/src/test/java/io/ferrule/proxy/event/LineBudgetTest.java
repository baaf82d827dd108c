// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineBudgetTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final LineBudget budget = new LineBudget();

    @Test
    void holdsBackWhatOneStationCausesBeyondTwentyLinesAMinute() {
        List<OptionalLong> spent = spend(25, NOW, at -> dropped(at, "CP1"));

        assertThat(spent.subList(0, 20)).containsOnly(OptionalLong.of(0));
        assertThat(spent.subList(20, 25)).containsOnly(OptionalLong.empty());
    }

    @Test
    void tellsInTheNextMinuteHowManyWereHeldBack() {
        spend(25, NOW, at -> dropped(at, "CP1"));

        OptionalLong next = budget.spend(dropped(NOW.plus(Duration.ofMinutes(1)), "CP1"));

        assertThat(next).hasValue(5);
    }

    @Test
    void writesAboutAnotherStationAllTheSame() {
        spend(25, NOW, at -> dropped(at, "CP1"));

        OptionalLong other = budget.spend(dropped(NOW, "CP2"));

        assertThat(other).hasValue(0);
    }

    @Test
    void writesAboutAnotherKindOfEventAllTheSame() {
        spend(25, NOW, at -> dropped(at, "CP1"));

        OptionalLong other = budget.spend(new StationEvent.SessionClosed(NOW, new StationId("CP1"), 1000, ""));

        assertThat(other).hasValue(0);
    }

    @Test
    void countsRefusedConnectionsByTheirAddressWhateverPortsTheyUse() {
        List<OptionalLong> spent = IntStream.range(0, 25)
                .mapToObj(port -> budget.spend(refused(NOW, "192.0.2.1", 1_024 + port)))
                .toList();

        assertThat(spent.get(24)).isEmpty();
    }

    @Test
    void forgetsTheOldestOfTooManySources() {
        spend(25, NOW, at -> refused(at, "attacker-0", 1));
        IntStream.range(1, 5_000).forEach(number -> budget.spend(refused(NOW, "attacker-" + number, 1)));

        OptionalLong again = budget.spend(refused(NOW, "attacker-0", 1));

        assertThat(again).hasValue(0);
    }

    private List<OptionalLong> spend(int times, Instant at, Function<Instant, ProxyEvent> event) {
        return IntStream.range(0, times)
                .mapToObj(time -> budget.spend(event.apply(at)))
                .toList();
    }

    private static ProxyEvent dropped(Instant at, String station) {
        return new StationEvent.ReplyDropped(at, new StationId(station), Side.CSMS, "1", false);
    }

    private static ProxyEvent refused(Instant at, String host, int port) {
        return new ProxyEvent.ConnectionRefused(
                at, InetSocketAddress.createUnresolved(host, port), Optional.empty(), 404, "unknown");
    }
}
