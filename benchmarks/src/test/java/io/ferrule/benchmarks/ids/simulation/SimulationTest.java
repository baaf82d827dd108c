// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Virtual time, and who is to blame for what. */
class SimulationTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final List<Recorded> tape = new ArrayList<>();
    private final Simulation simulation = new Simulation(START, new Random(1), tape::add);
    private final Channel channel = new Channel(
            simulation,
            new Central(simulation),
            new Channel.Address("CP1", "1.6", "192.0.2.1", "203.0.113.10"),
            () -> "id");

    @Test
    void blamesAnAttackerForTheAnswerThatHeIsGiven() {
        channel.open();
        simulation.hostile(() -> channel.blurt("h", "Heartbeat", Json.object()));

        simulation.runUntil(START.plusSeconds(5));

        assertThat(tape).extracting(Recorded::hostile).containsExactly(false, true, true);
    }

    @Test
    void writesLinesInTheOrderOfTheirTime() {
        simulation.in(Duration.ofSeconds(2), channel::close);
        simulation.in(Duration.ofSeconds(1), channel::open);

        simulation.runUntil(START.plusSeconds(5));

        assertThat(tape).extracting(Recorded::at).containsExactly(START.plusSeconds(1), START.plusSeconds(2));
    }

    @Test
    void letsACallWaitForTheAnswerToTheOneBefore() {
        channel.open();
        channel.call("Heartbeat", Json.object());
        channel.call("Heartbeat", Json.object());

        simulation.runUntil(START.plusSeconds(5));

        assertThat(tape)
                .extracting(recorded -> recorded.line().contains("frame\":\"[3,"))
                .containsExactly(false, false, true, false, true);
    }
}
