// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A gateway with a journal on disk between real sockets; its CSMS comes and goes, and it may itself be restarted. */
final class Site implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);

    private static final URI NOWHERE = URI.create("ws://127.0.0.1:9/ocpp");

    private final Path file;
    private final AtomicReference<URI> csms = new AtomicReference<>(NOWHERE);
    private final BlockingQueue<BufferEvent> events = new LinkedBlockingQueue<>();
    // One for all restarts: a gateway that starts anew does not repeat the message ids of its earlier life.
    private final Random random = new Random(1);
    private Journal journal;
    private Buffer buffer;
    private Proxy proxy;

    Site(Path directory) {
        file = directory.resolve("journal.db");
        start();
    }

    /** The CSMS can be reached. */
    void reaches(FakeCsms there) {
        csms.set(there.uri());
    }

    /** The CSMS goes away. */
    void loses(FakeCsms there) {
        csms.set(NOWHERE);
        there.close();
    }

    FakeStation station() {
        URI url = URI.create("ws://127.0.0.1:" + proxy.address().getPort() + "/ocpp/CP001");
        return FakeStation.connect(url, "ocpp1.6");
    }

    /** Delivers what stations left behind that are not there; tells for how many. */
    int visit() {
        return buffer.visit(proxy::visit, 10).toCompletableFuture().join();
    }

    /** Stops and starts again, over the same file. */
    void restart() {
        close();
        start();
    }

    List<Entry> entries(EntryQuery query) {
        return journal.outbox().list(query).toCompletableFuture().join();
    }

    /** Waits until something of this kind is told. */
    <E extends BufferEvent> E await(Class<E> type) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        for (long left = SOON.toNanos(); left > 0; left = end - System.nanoTime()) {
            BufferEvent event = events.poll(left, TimeUnit.NANOSECONDS);
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
        throw new AssertionError("no " + type.getSimpleName() + " in time");
    }

    @Override
    public void close() {
        proxy.close();
        journal.close();
    }

    private void start() {
        journal = Journal.open(JournalSettings.at(file));
        buffer = Buffer.over(
                journal,
                BufferSettings.of(random)
                        .withBoot(station -> WhileAway.ANY)
                        .withReplayPerSecond(100)
                        .withListener(events::add));
        try {
            proxy = Proxy.builder()
                    .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .upstream(this::target)
                    .whenAway(WhenAway.BUFFER)
                    .backoff(new Backoff(Duration.ofSeconds(1), Duration.ZERO, 0))
                    .duplicates(Duplicates.REPLACE)
                    .intercept("buffer", OnFailure.REJECT, buffer.interceptors())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UpstreamTarget target(StationId station, OcppVersion version) {
        return new UpstreamTarget(
                URI.create(csms.get() + "/" + station.value()),
                version,
                SecurityProfile.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5));
    }
}
