// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.ids.simulation.Central;
import io.ferrule.benchmarks.ids.simulation.Channel;
import io.ferrule.benchmarks.ids.simulation.Estate;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Recorded;
import io.ferrule.benchmarks.ids.simulation.Simulation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Long captures in files. */
final class Captures {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int STATIONS = 60;
    private static final int FRAMES_OF_AN_IDENTITY = 12;
    private static final int LARGE = 12_000;

    private Captures() {}

    /** Something that writes lines to a tape. */
    @FunctionalInterface
    interface Source {
        void play(Consumer<Recorded> tape);
    }

    /** Writes a capture; tells how many lines it has. */
    static long write(Path file, Source source) throws IOException {
        long[] lines = new long[1];
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            source.play(recorded -> {
                try {
                    writer.write(recorded.line());
                    writer.newLine();
                    lines[0]++;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return lines[0];
    }

    /** Sixty honest stations for so long. */
    static Source honest(Duration length) {
        return tape -> {
            Simulation simulation = new Simulation(START, dice(), tape);
            new Estate(simulation, STATIONS).live(true);
            simulation.runUntil(START.plus(length));
        };
    }

    /**
     * Somebody makes up as many identities as he can, each with cards, message ids, transactions and large texts of its own, and
     * never waits for an answer.
     */
    static Source spray(int identities) {
        return tape -> {
            Simulation simulation = new Simulation(START, dice(), tape);
            Central central = new Central(simulation);
            for (int i = 0; i < identities; i++) {
                int number = i;
                simulation.in(Duration.ofMillis(20L * i), () -> sprayed(simulation, central, number));
            }
            simulation.runUntil(START.plus(Duration.ofMillis(20L * identities)));
        };
    }

    private static void sprayed(Simulation simulation, Central central, int number) {
        RandomGenerator random = simulation.random();
        Channel.Address address =
                new Channel.Address("SPRAY" + number, "1.6", "10." + number % 200 + ".0.9", "203.0.113.10");
        Channel channel = new Channel(simulation, central, address, () -> "unused");
        channel.open();
        String large = "x".repeat(LARGE);
        for (int i = 0; i < FRAMES_OF_AN_IDENTITY; i++) {
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            String card = Long.toHexString(random.nextLong());
            switch (i % 4) {
                case 0 -> channel.frame(true, Json.call(id, "Authorize", Json.object("idTag", card)));
                case 1 ->
                    channel.frame(
                            true, Json.call(id, "DataTransfer", Json.object("vendorId", card, "data", large + id)));
                case 2 ->
                    channel.frame(
                            true,
                            Json.call(
                                    id,
                                    "StartTransaction",
                                    Json.object(
                                            "connectorId", random.nextInt(),
                                            "idTag", card,
                                            "meterStart", random.nextLong(),
                                            "timestamp", simulation.now().toString())));
                default ->
                    channel.frame(
                            true,
                            Json.call(
                                    id,
                                    "StopTransaction",
                                    Json.object(
                                            "transactionId", random.nextInt(), "meterStop", 1, "timestamp", "" + i)));
            }
        }
    }

    private static RandomGenerator dice() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    }
}
