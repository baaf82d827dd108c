// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.ProxyBuilder;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.buffer.Buffer;
import io.ferrule.proxy.buffer.BufferSettings;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.event.StationEvent.UpstreamLost;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.upstream.Backoff;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A proxy between odd stations and a CSMS that keeps books. What waits fails after half a minute. */
final class QuirkBench implements AutoCloseable {

    final BookkeepingCsms csms = new BookkeepingCsms();
    private final List<ProxyEvent> events = new ArrayList<>();
    private final Proxy proxy;

    /** Starts a proxy with the defaults but for what is said. */
    QuirkBench(Consumer<ProxyBuilder> settings) throws IOException {
        ProxyBuilder builder = Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .upstream(csms.uri())
                .backoff(new Backoff(Duration.ofSeconds(1), Duration.ZERO, 0))
                .listener(this::happened);
        settings.accept(builder);
        proxy = builder.start();
    }

    static QuirkBench usual() throws IOException {
        return new QuirkBench(builder -> {});
    }

    /** Starts a proxy that outlives its CSMS, with a journal in a file. */
    static QuirkBench buffering(Journal journal) throws IOException {
        return buffering(journal, builder -> {});
    }

    static QuirkBench buffering(Journal journal, Consumer<ProxyBuilder> settings) throws IOException {
        Buffer buffer =
                Buffer.over(journal, BufferSettings.of(new SecureRandom()).withReplayPerSecond(500));
        return new QuirkBench(builder -> {
            settings.accept(builder);
            builder.whenAway(WhenAway.BUFFER).intercept("buffer", OnFailure.REJECT, buffer.interceptors());
        });
    }

    /** The CSMS goes away, and the proxy knows it. */
    void csmsGoesAway() {
        int before = events(UpstreamLost.class).size();
        csms.goesAway();
        await(UpstreamLost.class, before + 1);
    }

    /** How a station has to be set up. */
    Address address(String identity) {
        return Address.of(proxy.address(), identity);
    }

    /** For whatever else raises events. */
    void happened(ProxyEvent event) {
        synchronized (events) {
            events.add(event);
            events.notifyAll();
        }
    }

    <E extends ProxyEvent> List<E> events(Class<E> type) {
        synchronized (events) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    /** Waits for the first event of a kind. */
    <E extends ProxyEvent> E await(Class<E> type) {
        return await(type, 1).get(0);
    }

    /** Waits for so many events of a kind. */
    <E extends ProxyEvent> List<E> await(Class<E> type, int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SocketStation.PATIENCE_SECONDS);
        synchronized (events) {
            while (events(type).size() < count) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("no " + type.getSimpleName() + "; so far " + events);
                }
                pause(left);
            }
        }
        return events(type);
    }

    private void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(events, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        proxy.close();
        csms.close();
    }
}
