// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import io.ferrule.proxy.testing.FakeStation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A station that has a number of transactions to stop and does not give up: it connects again whenever its connection is gone, and
 * says again, in the same words, what was not answered (OCPP-J 1.6, 4.1.1; OCPP 1.6, 3.7.1).
 */
final class TirelessStation {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final URI url;
    private final String name;
    private final int messages;
    private final long end = System.nanoTime() + LONGEST.toNanos();

    TirelessStation(URI url, String name, int messages) {
        this.url = url;
        this.name = name;
        this.messages = messages;
    }

    /** Works on a thread of its own; completes when everything was answered. */
    CompletableFuture<Void> work() {
        return CompletableFuture.runAsync(this::run, task -> new Thread(task, name).start());
    }

    static String text(String station, int number) {
        return "[2,\"" + station + "-" + number + "\",\"StopTransaction\",{\"transactionId\":" + number
                + ",\"meterStop\":" + number * 10 + ",\"timestamp\":\"2026-11-22T08:00:00Z\"}]";
    }

    private void run() {
        FakeStation station = connected();
        for (int number = 1; number <= messages; number++) {
            while (!answered(station, number)) {
                station.vanish();
                station = connected();
            }
        }
        // It stays: what the gateway has taken over goes to the CSMS while its station is there.
    }

    private boolean answered(FakeStation station, int number) {
        try {
            station.send(text(name, number));
            return station.awaitFrameContaining("\"" + name + "-" + number + "\"", PATIENCE)
                    .startsWith("[3,");
        } catch (AssertionError | RuntimeException e) {
            return false; // the connection is gone, or says nothing
        }
    }

    private FakeStation connected() {
        while (System.nanoTime() - end < 0) {
            FakeStation station = FakeStation.dial(URI.create(url + "/" + name), Map.of(), List.of("ocpp1.6"));
            try {
                if (station.awaitUpgrade(PATIENCE) == 101) {
                    return station;
                }
            } catch (AssertionError e) {
                station.vanish();
            }
        }
        throw new AssertionError(name + " was not let in within " + LONGEST);
    }
}
