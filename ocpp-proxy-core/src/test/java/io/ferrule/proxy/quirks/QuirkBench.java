// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.ProxyBuilder;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.upstream.Backoff;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SocketStation.PATIENCE_SECONDS);
        synchronized (events) {
            while (events(type).isEmpty()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("no " + type.getSimpleName() + "; so far " + events);
                }
                pause(left);
            }
        }
        return events(type).get(0);
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
