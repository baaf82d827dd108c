// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.memory.MemoryConnector;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.internal.memory.VirtualTimers;
import io.ferrule.proxy.internal.session.MessageIds;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.MutableClock;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.Observer;
import io.ferrule.proxy.upstream.ObserverDirectory;
import io.ferrule.proxy.upstream.ObserverStatus;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamTarget;
import io.ferrule.proxy.upstream.VirtualKeyStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One station with its CSMS and its observers, all in memory; time stands still. */
final class ObserverBench {

    static final StationId STATION = new StationId("CP001");
    static final CloseReason LOST = new CloseReason(CloseReason.ABNORMAL, "", true);

    final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    final VirtualTimers timers = new VirtualTimers(clock, clock::advance);
    final MemoryConnector connector = new MemoryConnector();
    final List<ProxyEvent> events = new ArrayList<>();
    final List<Observer> observers = new ArrayList<>();
    final Set<String> primaryKeys;
    final Gallery gallery;
    InterceptorHarness session;
    boolean paused;

    private ObserverBench(OcppVersion version, Set<String> primaryKeys, List<Observer> observers) {
        this.primaryKeys = primaryKeys;
        this.observers.addAll(observers);
        Means means = new Means(
                timers,
                Runnable::run,
                connector,
                new FrameReader(FrameLimits.defaults()),
                new MessageIds(new Random(7)),
                new Backoff(Duration.ofSeconds(10), Duration.ZERO, 5),
                new Random(7),
                Duration.ofSeconds(30),
                event -> events.add(event.apply(clock.instant())));
        gallery = new Gallery(new Directory(), VirtualKeyStore.inMemory(), means);
        session = InterceptorHarness.of(version, OnFailure.FORWARD, gallery);
    }

    static ObserverBench of(Observer... observers) {
        return new ObserverBench(OcppVersion.V1_6, Set.of(), List.of(observers));
    }

    static ObserverBench of(OcppVersion version, Observer... observers) {
        return new ObserverBench(version, Set.of(), List.of(observers));
    }

    static ObserverBench withPrimaryKeys(String... keys) {
        return new ObserverBench(OcppVersion.V1_6, Set.of(keys), List.of());
    }

    static Observer readOnly(String name) {
        return Observer.readOnly(name, target(name, OcppVersion.V1_6));
    }

    static Observer allowed(String name, String... actions) {
        return new Observer(name, target(name, OcppVersion.V1_6), Set.of(actions), Set.of());
    }

    static UpstreamTarget target(String name, OcppVersion version) {
        return new UpstreamTarget(
                URI.create("ws://" + name + ".example/CP001"),
                version,
                SecurityProfile.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10));
    }

    /** The eldest dial of an observer succeeds. */
    MemoryLink open() {
        MemoryLink link = new MemoryLink(clock.instant());
        connector.next().opens(link);
        return link;
    }

    /** The station calls, and its CSMS answers. */
    Outcome exchange(String call, String reply) {
        session.fromStation(call);
        return session.fromCsms(reply);
    }

    /** The station comes back after its connection ended. */
    void reconnect() {
        session.close();
        session = InterceptorHarness.of(OcppVersion.V1_6, OnFailure.FORWARD, gallery);
    }

    ObserverStatus status() {
        return gallery.statuses(STATION).get(0);
    }

    <E extends ProxyEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private final class Directory implements ObserverDirectory {
        @Override
        public List<Observer> observersOf(StationId station, OcppVersion version) {
            return List.copyOf(observers);
        }

        @Override
        public boolean pausesCopies() {
            return paused;
        }

        @Override
        public Set<String> primaryVirtualKeys(StationId station) {
            return primaryKeys;
        }
    }
}
