// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.FrameReader;
import io.ferrule.proxy.StationId;
import io.ferrule.proxy.StationStatus;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.internal.lane.ScheduledTimers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A running proxy: listener, sessions, and the threads that it owns. Safe for use by several threads. */
public final class Engine implements AutoCloseable {

    private static final Duration LAST_WORDS = Duration.ofSeconds(3);
    private static final int REMEMBERED_STATIONS = 10_000;

    private final Transport transport;
    private final ScheduledTimers timers;
    private final Optional<LanePool> ownPool;
    private final Roster roster;
    private final FrontDoor door;
    private final InetSocketAddress address;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Engine(Settings settings, Transport transport, Supplier<Waits> waits) throws IOException {
        this.transport = transport;
        timers = new ScheduledTimers("ferrule-timers");
        ownPool = settings.executor().isPresent()
                ? Optional.empty()
                : Optional.of(new LanePool(settings.wire().connections()));
        roster = new Roster(waits, REMEMBERED_STATIONS);
        Executor executor = settings.executor().or(() -> ownPool).orElseThrow();
        Surroundings surroundings = new Surroundings(
                settings.clock(),
                timers,
                executor,
                new MessageIds(settings.random()),
                new FrameReader(settings.frames()),
                settings.interceptors(),
                settings.upstream(),
                transport.connector(),
                CallLimits.defaults(settings.callTimeout()),
                new Announcer(settings.listener(), settings.clock()));
        door = new FrontDoor(
                settings.admission().orElseGet(transport::anyStation), settings.duplicates(), roster, surroundings);
        address = transport.listen(door, door);
    }

    /** Opens a proxy on sockets. */
    public static Engine start(Settings settings) throws IOException {
        SocketTransport transport = new SocketTransport(settings);
        try {
            return new Engine(settings, transport, transport.waits());
        } catch (IOException | RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return address;
    }

    public List<StationStatus> stations() {
        return roster.statuses();
    }

    public Optional<Session> session(StationId station) {
        return roster.live(station).map(StationSession::view);
    }

    /** Ends each session when its calls are answered, all of them after the given time, then closes. */
    public void drain(Duration atMost) {
        door.shut();
        roster.sessions().forEach(StationSession::drain);
        roster.awaitEmpty(atMost);
        close();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        door.shut();
        roster.sessions().forEach(session -> session.close("the gateway is shutting down"));
        roster.awaitEmpty(LAST_WORDS);
        transport.close();
        timers.close();
        ownPool.ifPresent(LanePool::close);
    }
}
