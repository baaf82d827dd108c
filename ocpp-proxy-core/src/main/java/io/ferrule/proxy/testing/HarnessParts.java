// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.memory.MemoryConnector;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.internal.memory.VirtualTimers;
import io.ferrule.proxy.internal.session.Announcer;
import io.ferrule.proxy.internal.session.CallLimits;
import io.ferrule.proxy.internal.session.MessageIds;
import io.ferrule.proxy.internal.session.Registration;
import io.ferrule.proxy.internal.session.SessionKeeper;
import io.ferrule.proxy.internal.session.StationSession;
import io.ferrule.proxy.internal.session.Surroundings;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamState;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What a harness is made of: one session, and everything around it in memory. */
final class HarnessParts {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration BACK_OFF = Duration.ofSeconds(10);
    private static final StationId STATION = new StationId("CP001");

    final MutableClock clock = new MutableClock(START);
    final VirtualTimers timers = new VirtualTimers(clock, clock::advance);
    final MemoryLink station = new MemoryLink(START);
    final MemoryConnector connector = new MemoryConnector();
    private final List<ProxyEvent> events = Collections.synchronizedList(new ArrayList<>());
    // Sent on connections that have ended.
    private final List<String> sentBefore = new ArrayList<>();
    private MemoryLink csms = new MemoryLink(START);
    private int reported;

    /** A session that begins with its CSMS in this state, or about to be dialled. */
    StationSession session(
            OcppVersion version, WhenAway whenAway, UpstreamState first, List<Registration> interceptors) {
        Surroundings surroundings = new Surroundings(
                clock,
                timers,
                Runnable::run,
                new MessageIds(new Random(1)),
                new FrameReader(FrameLimits.defaults()),
                interceptors,
                HarnessParts::target,
                connector,
                CallLimits.defaults(Duration.ofSeconds(30)),
                Duration.ZERO,
                whenAway,
                Optional.empty(),
                new Announcer(events::add, clock));
        return new StationSession(
                new Admission.Admit(STATION, version, Optional.empty()),
                station,
                surroundings,
                new QuietKeeper(first == UpstreamState.AWAY ? BACK_OFF : Duration.ZERO));
    }

    /** The latest connection to the CSMS. */
    MemoryLink csms() {
        return csms;
    }

    /** A dial opens a connection. */
    Outcome opens(MemoryConnector.Dial dial) {
        sentBefore.addAll(csms.take());
        csms = new MemoryLink(clock.instant());
        dial.opens(csms);
        return outcome();
    }

    /** What happened since the last question. */
    Outcome outcome() {
        List<ProxyEvent> fresh = List.copyOf(events.subList(reported, events.size()));
        reported += fresh.size();
        List<String> toCsms = new ArrayList<>(sentBefore);
        sentBefore.clear();
        toCsms.addAll(csms.take());
        return new Outcome(station.take(), toCsms, fresh);
    }

    /** The dial that is under way; where there is none, that after the back-off. */
    MemoryConnector.Dial nextDial() {
        if (connector.waiting() == 0) {
            timers.advance(BACK_OFF);
        }
        return connector.next();
    }

    /** As a dial tells its failure. */
    static DialException exception(UpstreamFailure failure) {
        DialException.Stage stage = DialException.Stage.valueOf(failure.stage().name());
        return new DialException(stage, failure.httpStatus().orElse(0), failure.reason()).blaming(failure.fault());
    }

    static List<Registration> registrations(OnFailure onFailure, InterceptorFactory... factories) {
        List<Registration> registrations = new ArrayList<>();
        for (InterceptorFactory factory : factories) {
            registrations.add(new Registration("interceptor-" + registrations.size(), onFailure, factory));
        }
        return registrations;
    }

    private static UpstreamTarget target(StationId station, OcppVersion version) {
        return new UpstreamTarget(
                URI.create("ws://csms.example/ocpp/" + station.value()),
                version,
                SecurityProfile.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10));
    }

    /** Nobody keeps this session. */
    private record QuietKeeper(Duration waitLeft) implements SessionKeeper {
        @Override
        public void reached() {}

        @Override
        public Duration away() {
            return BACK_OFF;
        }

        @Override
        public Duration turn() {
            return Duration.ZERO;
        }

        @Override
        public void finding() {}

        @Override
        public void ended(StationSession ended) {}
    }
}
