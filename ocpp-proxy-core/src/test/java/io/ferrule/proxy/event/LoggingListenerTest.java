// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ferrule.model.StationId;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoggingListenerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void knowsALineForEveryEvent() {
        List<Class<?>> events = Stream.of(ProxyEvent.class, StationEvent.class, ObserverEvent.class)
                .<Class<?>>flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .toList();

        List<Class<?>> known = List.copyOf(LoggingListener.known());

        assertThat(known).containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void writesEventsWithAbsentParts() {
        LoggingListener listener = new LoggingListener();
        ProxyEvent event = new StationEvent.UpstreamOpened(
                NOW,
                new StationId("CP1"),
                URI.create("ws://csms.example/CP1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThatCode(() -> listener.on(event)).doesNotThrowAnyException();
    }

    @Test
    void tellsTheNextListenerThoughOneThrows() {
        List<ProxyEvent> heard = new ArrayList<>();
        ProxyListener broken = event -> {
            throw new IllegalStateException("bug");
        };
        ProxyEvent event = new ProxyEvent.ConnectionRefused(
                NOW, InetSocketAddress.createUnresolved("peer", 1), Optional.of("/CP1"), 404, "unknown");

        ProxyListener.all(broken, heard::add).on(event);

        assertThat(heard).containsExactly(event);
    }
}
