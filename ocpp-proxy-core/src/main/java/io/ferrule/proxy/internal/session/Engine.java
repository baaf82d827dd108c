// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.FrameReader;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.StationStatus;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.handshake.AdmissionPolicy;
import io.ferrule.proxy.handshake.StationDirectory;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.internal.lane.ScheduledTimers;
import io.ferrule.proxy.internal.link.UpstreamConnector;
import io.ferrule.proxy.internal.websocket.SocketConnector;
import io.ferrule.proxy.internal.websocket.SouthboundListener;
import io.ferrule.proxy.upstream.ObserverStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A running proxy: listener, sessions, and the threads that it owns. Safe for use by several threads. */
public final class Engine implements AutoCloseable {

    private static final Duration LAST_WORDS = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofMillis(250);
    private static final int REMEMBERED_STATIONS = 10_000;

    private final ScheduledTimers timers = new ScheduledTimers("ferrule-timers");
    private final Optional<LanePool> ownPool;
    private final Optional<ObserverSide> observers;
    private final Executor lanes;
    private final UpstreamConnector connector;
    private final Roster roster;
    private final FrontDoor door;
    private final SouthboundListener listener;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Opens a proxy on sockets: the one place where sessions and WebSockets meet. */
    public Engine(Settings settings) throws IOException {
        Announcer announcer = new Announcer(settings.listener(), settings.clock());
        WireAlarms alarms = new WireAlarms(announcer);
        ownPool = settings.executor().isPresent()
                ? Optional.empty()
                : Optional.of(new LanePool("ferrule-lane-", settings.wire().connections()));
        lanes = settings.executor().or(() -> ownPool).orElseThrow();
        connector = SocketConnector.open(settings.wire(), settings.ping(), settings.clock());
        observers = settings.observers().map(plan -> new ObserverSide(plan, settings, timers, announcer));
        roster = new Roster(settings.backoff(), settings.random(), REMEMBERED_STATIONS);
        AdmissionPolicy policy = settings.admission().orElseGet(StationDirectory::open);
        door = new FrontDoor(policy, settings.duplicates(), roster, surroundings(settings, announcer));
        settings.residents().forEach(door::claim);
        try {
            listener = SouthboundListener.open(
                    settings.listen(), settings.wire(), settings.keepAlive(), door, alarms, settings.clock());
        } catch (IOException | RuntimeException e) {
            release();
            throw e;
        }
        settings.residents().forEach(door::moveIn);
    }

    private Surroundings surroundings(Settings settings, Announcer announcer) {
        return new Surroundings(
                settings.clock(),
                timers,
                lanes,
                new MessageIds(settings.random()),
                new FrameReader(settings.frames()),
                observers.map(side -> side.among(settings.interceptors())).orElse(settings.interceptors()),
                settings.upstream(),
                connector,
                CallLimits.defaults(settings.callTimeout()),
                SILENCE,
                settings.whenAway(),
                settings.guard(),
                announcer);
    }

    public InetSocketAddress address() {
        return listener.address();
    }

    public List<StationStatus> stations() {
        return roster.statuses();
    }

    public Optional<Session> session(StationId station) {
        return roster.live(station).filter(live -> !live.stationAbsent()).map(StationSession::view);
    }

    public List<ObserverStatus> observers(StationId station) {
        return observers.map(side -> side.statuses(station)).orElse(List.of());
    }

    public boolean visit(StationId station, OcppVersion version) {
        return door.visit(new Admission.Admit(station, version, Optional.empty()));
    }

    /** Comes back when the timers, the lanes and each loop of the listener have done something that was asked for now. */
    public CompletionStage<Void> pulse() {
        CompletableFuture<Void> onLane = new CompletableFuture<>();
        timers.after(Duration.ZERO, () -> knock(onLane));
        return CompletableFuture.allOf(onLane, listener.pulse());
    }

    /** A pool that is full now is asked again: what it has no room for says nothing about whether it works. */
    private void knock(CompletableFuture<Void> onLane) {
        try {
            lanes.execute(() -> onLane.complete(null));
        } catch (RejectedExecutionException e) {
            timers.after(SILENCE, () -> knock(onLane));
        }
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
        listener.close();
        release();
    }

    private void release() {
        observers.ifPresent(ObserverSide::close);
        connector.close();
        timers.close();
        ownPool.ifPresent(LanePool::close);
    }
}
