// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.StationStatus;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.handshake.UpgradeRequest;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.internal.memory.MemoryConnector;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.internal.memory.VirtualTimers;
import io.ferrule.proxy.testing.MutableClock;
import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamDirectory;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;

/** A front door with sessions behind it, links in memory and time that stands still. */
final class DoorBench {

    static final StationId CP1 = new StationId("CP1");

    final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    final VirtualTimers timers = new VirtualTimers(clock, clock::advance);
    final MemoryConnector connector = new MemoryConnector();
    final List<ProxyEvent> events = new ArrayList<>();
    /** Hosts of the CSMS, the preferred one first. */
    final List<String> hosts = new ArrayList<>(List.of("csms.example"));

    final Roster roster;
    final FrontDoor door;

    DoorBench(Duplicates duplicates, InterceptorFactory... factories) {
        this(duplicates, 10_000, Runnable::run, factories);
    }

    DoorBench(Duplicates duplicates, Executor executor, InterceptorFactory... factories) {
        this(duplicates, 10_000, executor, factories);
    }

    DoorBench(Duplicates duplicates, int remembered, Executor executor, InterceptorFactory... factories) {
        this(duplicates, remembered, executor, Duration.ZERO, WhenAway.MIRROR, factories);
    }

    DoorBench(
            Duplicates duplicates,
            int remembered,
            Executor executor,
            Duration silence,
            WhenAway whenAway,
            InterceptorFactory... factories) {
        roster = new Roster(new Backoff(Duration.ofSeconds(10), Duration.ZERO, 5), new Random(1), remembered);
        List<Registration> registrations = new ArrayList<>();
        for (InterceptorFactory factory : factories) {
            registrations.add(new Registration("i" + registrations.size(), OnFailure.REJECT, factory));
        }
        Surroundings surroundings = new Surroundings(
                clock,
                timers,
                executor,
                new MessageIds(new Random(1)),
                new FrameReader(FrameLimits.defaults()),
                registrations,
                new Addresses(),
                connector,
                CallLimits.defaults(Duration.ofSeconds(30)),
                silence,
                whenAway,
                Optional.empty(),
                new Announcer(events::add, clock));
        door = new FrontDoor(DoorBench::admit, duplicates, roster, surroundings);
    }

    /** Sessions that outlive their upstream. */
    static DoorBench buffering(InterceptorFactory... factories) {
        return new DoorBench(Duplicates.REFUSE, 10_000, Runnable::run, Duration.ZERO, WhenAway.BUFFER, factories);
    }

    /** Knocks with this identity. */
    Admission knock(StationId station) {
        InetSocketAddress peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        return door.decide(new UpgradeRequest(peer, "/" + station.value(), Map.of(), List.of()));
    }

    /** Opens a session without the station. */
    boolean visit(StationId station) {
        return door.visit(new Admission.Admit(station, OcppVersion.V1_6, Optional.empty()));
    }

    /** Knocks, is admitted, and the link opens. */
    MemoryLink connect(StationId station) {
        if (knock(station) instanceof Admission.Admit admit) {
            return open(admit);
        }
        throw new AssertionError("the station was not admitted");
    }

    MemoryLink open(Admission.Admit admit) {
        MemoryLink link = new MemoryLink(clock.instant());
        link.attach(door.opened(admit, link));
        return link;
    }

    /** The CSMS accepts the eldest dial. */
    MemoryLink csms() {
        MemoryLink link = new MemoryLink(clock.instant());
        connector.next().opens(link);
        return link;
    }

    StationStatus status() {
        return roster.statuses().get(0);
    }

    <E extends ProxyEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Admission admit(UpgradeRequest request) {
        StationId station = new StationId(request.target().substring(1));
        return new Admission.Admit(station, OcppVersion.V1_6, Optional.empty());
    }

    private final class Addresses implements UpstreamDirectory {
        @Override
        public UpstreamTarget targetOf(StationId station, OcppVersion version) {
            return targetsOf(station, version).get(0);
        }

        @Override
        public List<UpstreamTarget> targetsOf(StationId station, OcppVersion version) {
            return hosts.stream().map(host -> target(host, station, version)).toList();
        }
    }

    private static UpstreamTarget target(String host, StationId station, OcppVersion version) {
        return new UpstreamTarget(
                URI.create("ws://" + host + "/" + station.value()),
                version,
                SecurityProfile.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10));
    }
}
