// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.buffer.Buffer;
import io.ferrule.proxy.buffer.BufferSettings;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.testing.MemoryJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VisitsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final StationId CP1 = new StationId("CP1");
    private static final String STOP = "[2,\"left\",\"StopTransaction\",{\"transactionId\":7,\"meterStop\":5,"
            + "\"timestamp\":\"2026-11-22T08:00:00Z\"}]";

    private final FakeCsms csms = FakeCsms.plain();
    private final Journal journal = new MemoryJournal(Clock.systemUTC());
    private final Visits visits = new Visits(journal.outbox());
    private final Proxy proxy = proxy();

    private Proxy proxy() {
        Buffer buffer = Buffer.over(journal, BufferSettings.of(new SecureRandom()));
        try {
            return Proxy.builder()
                    .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .upstream(csms.uri())
                    .whenAway(WhenAway.BUFFER)
                    .intercept("visits", OnFailure.FORWARD, visits::open)
                    .intercept("buffer", OnFailure.REJECT, buffer.interceptors())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void leaveSomethingBehind() {
        journal.outbox()
                .append(new JournaledCall(
                        CP1,
                        OcppVersion.V1_6,
                        Kind.BILLING,
                        "left",
                        "StopTransaction",
                        Optional.of("7"),
                        STOP,
                        Instant.parse("2026-11-22T08:00:00Z")))
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        proxy.close();
        csms.close();
    }

    @Test
    void bringsWhatAStationLeftBehindAndLeaves() {
        visits.look(proxy).toCompletableFuture().join();

        FakeCsmsConnection visit = csms.awaitConnection(SOON);
        assertThat(visit.path()).endsWith("/CP1");
        assertThat(visit.awaitFrame(SOON)).isEqualTo(STOP);
        awaitNothingWaiting();
        visits.look(proxy).toCompletableFuture().join();
        assertThat(visit.awaitClosed(SOON).code()).isEqualTo(1001);
        assertThat(proxy.session(CP1)).isEmpty();
    }

    @Test
    void makesOneVisitAtATime() {
        csms.silent();
        visits.look(proxy).toCompletableFuture().join();
        csms.awaitConnection(SOON).awaitFrame(SOON);

        visits.look(proxy).toCompletableFuture().join();

        assertThat(csms.connections()).hasSize(1);
    }

    @Test
    void leavesTheConnectionOfAStationThatIsThereAlone() {
        URI url = URI.create("ws://" + Addresses.text(proxy.address()) + "/CP1");
        try (FakeStation station = FakeStation.connect(url, "ocpp1.6")) {
            station.send("[2,\"1\",\"Heartbeat\",{}]");
            station.awaitFrame(SOON);
            awaitNothingWaiting();

            visits.look(proxy).toCompletableFuture().join();

            assertThat(csms.connections()).hasSize(1);
            assertThat(proxy.session(CP1).map(Session::stationAbsent)).contains(false);
        }
    }

    private void awaitNothingWaiting() {
        long end = System.nanoTime() + SOON.toNanos();
        while (!journal.outbox().stationsWaiting().toCompletableFuture().join().isEmpty()) {
            assertThat(System.nanoTime() - end).as("time left for the delivery").isNegative();
        }
    }
}
