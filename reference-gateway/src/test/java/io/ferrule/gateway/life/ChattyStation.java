// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.testing.FakeStation;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A legacy station that has always something to say, one call after the other on one connection. It never connects again: if its
 * last call is answered, it was connected through it all.
 */
final class ChattyStation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAUSE_MILLIS = 200;
    private static final Pattern RESULT = Pattern.compile("\\[3,\"say-\\d+\".*", Pattern.DOTALL);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final FakeStation station;
    private int calls;

    private ChattyStation(FakeStation station) {
        this.station = station;
    }

    static ChattyStation connect(int port, String identity) {
        FakeStation station =
                FakeStation.connect(URI.create("ws://127.0.0.1:" + port + "/ocpp/" + identity), "ocpp1.6");
        station.answering(
                "GetConfiguration",
                "{\"configurationKey\":[{\"key\":\"HeartbeatInterval\",\"readonly\":false,\"value\":\"300\"}]}");
        station.send("[2,\"boot\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        station.awaitFrameContaining("\"boot\"", PATIENCE);
        ChattyStation chatty = new ChattyStation(station);
        var unused = chatty.clock.scheduleWithFixedDelay(chatty::say, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return chatty;
    }

    FakeStation station() {
        return station;
    }

    /** Every fifth call, the first among them, is one of those that may not get lost. */
    private void say() {
        calls++;
        String body = calls % 5 == 1
                ? "\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-11-22T08:00:00Z\","
                        + "\"sampledValue\":[{\"value\":\"" + calls + "\"}]}]}]"
                : "\"Heartbeat\",{}]";
        station.send("[2,\"say-" + calls + "\"," + body);
        station.awaitFrameContaining("\"say-" + calls + "\"", PATIENCE);
    }

    /** Ends its talk, and looks whether it was always listened to: how many calls it made. */
    int finish() throws InterruptedException {
        clock.shutdown();
        assertThat(clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        say();
        long answered = station.frames().stream()
                .filter(frame -> RESULT.matcher(frame).matches())
                .count();
        assertThat(answered).as("results among " + calls + " calls").isEqualTo(calls);
        return calls;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        station.close();
    }
}
