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
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.internal.link.CloseReason;
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

/**
 * A real session without sockets, threads and waiting, to test interceptors with: say what a side sends and look at
 * what the other side and the sender get.
 *
 * <p>Station {@code CP001} is connected and its CSMS is reached before the first frame. Everything runs on the calling
 * thread; time stands still until {@link #advance}. Calls have a timeout of 30 seconds, later verdicts a deadline of 5.
 * Not safe for use by several threads.
 */
public final class InterceptorHarness implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration BACK_OFF = Duration.ofSeconds(10);
    private static final StationId STATION = new StationId("CP001");

    private final MutableClock clock = new MutableClock(START);
    private final VirtualTimers timers = new VirtualTimers(clock, clock::advance);
    private final MemoryLink station = new MemoryLink(START);
    private final MemoryConnector connector = new MemoryConnector();
    private MemoryLink csms = new MemoryLink(START);
    private final List<ProxyEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final StationSession session;
    private int reported;

    private InterceptorHarness(
            OcppVersion version, WhenAway whenAway, UpstreamState first, List<Registration> interceptors) {
        Surroundings surroundings = new Surroundings(
                clock,
                timers,
                Runnable::run,
                new MessageIds(new Random(1)),
                new FrameReader(FrameLimits.defaults()),
                interceptors,
                (id, spoken) -> target(id, spoken),
                connector,
                CallLimits.defaults(Duration.ofSeconds(30)),
                Duration.ZERO,
                whenAway,
                new Announcer(events::add, clock));
        Admission.Admit admission = new Admission.Admit(STATION, version, Optional.empty());
        session = new StationSession(
                admission,
                station,
                surroundings,
                new QuietKeeper(first == UpstreamState.AWAY ? BACK_OFF : Duration.ZERO));
        station.attach(session.southbound());
        session.start();
        if (first == UpstreamState.OPEN && connector.waiting() > 0) {
            connector.next().opens(csms);
        }
    }

    /**
     * A session of OCPP 1.6 with one interceptor.
     *
     * @param factory opens the interceptor; registered with {@link OnFailure#REJECT}
     * @return a harness
     */
    public static InterceptorHarness v16(InterceptorFactory factory) {
        return of(OcppVersion.V1_6, factory);
    }

    /**
     * A session of OCPP 2.0.1 with one interceptor.
     *
     * @param factory opens the interceptor; registered with {@link OnFailure#REJECT}
     * @return a harness
     */
    public static InterceptorHarness v201(InterceptorFactory factory) {
        return of(OcppVersion.V2_0_1, factory);
    }

    /**
     * A session with several interceptors.
     *
     * @param version version of the session
     * @param factories open the interceptors, the one nearest the station first; all with {@link OnFailure#REJECT}
     * @return a harness
     */
    public static InterceptorHarness of(OcppVersion version, InterceptorFactory... factories) {
        return of(version, OnFailure.REJECT, factories);
    }

    /**
     * A session with several interceptors that share a rule for failures.
     *
     * @param version version of the session
     * @param onFailure what happens to a message when one of them fails
     * @param factories open the interceptors, the one nearest the station first; they are named by their position,
     *     {@code interceptor-0} and so on
     * @return a harness
     */
    public static InterceptorHarness of(OcppVersion version, OnFailure onFailure, InterceptorFactory... factories) {
        return new InterceptorHarness(
                version, WhenAway.MIRROR, UpstreamState.OPEN, registrations(onFailure, factories));
    }

    /**
     * A session that outlives its upstream.
     *
     * @param version version of the session
     * @param first how it stands with the CSMS when the session begins; a session that is connecting waits for
     *     {@link #upstreamOpens} or {@link #upstreamFails}
     * @param factories open the interceptors, the one nearest the station first; all with {@link OnFailure#REJECT}
     * @return a harness in {@link WhenAway#BUFFER}
     */
    public static InterceptorHarness buffering(
            OcppVersion version, UpstreamState first, InterceptorFactory... factories) {
        return new InterceptorHarness(version, WhenAway.BUFFER, first, registrations(OnFailure.REJECT, factories));
    }

    /**
     * The station sends a frame.
     *
     * @param frame one WebSocket text message, be it readable or not
     * @return what came of it so far
     */
    public Outcome fromStation(String frame) {
        station.says(frame);
        return outcome();
    }

    /**
     * The CSMS sends a frame.
     *
     * @param frame one WebSocket text message, be it readable or not
     * @return what came of it so far
     */
    public Outcome fromCsms(String frame) {
        csms.says(frame);
        return outcome();
    }

    /**
     * The connection to the CSMS is lost.
     *
     * @return what came of it
     */
    public Outcome upstreamLost() {
        csms.goes(new CloseReason(CloseReason.ABNORMAL, "", true));
        return outcome();
    }

    /**
     * The dial that is under way succeeds; where there is none, the back-off of ten seconds passes first.
     *
     * @return what came of it
     */
    public Outcome upstreamOpens() {
        csms = new MemoryLink(clock.instant());
        nextDial().opens(csms);
        return outcome();
    }

    /**
     * The dial that is under way fails; where there is none, the back-off of ten seconds passes first.
     *
     * @return what came of it
     */
    public Outcome upstreamFails() {
        nextDial().fails(new DialException(DialException.Stage.NETWORK, 0, "connection refused"));
        return outcome();
    }

    /**
     * Time passes; every deadline on the way goes off at its own time.
     *
     * @param step how much
     * @return what came of it
     */
    public Outcome advance(Duration step) {
        timers.advance(step);
        return outcome();
    }

    /**
     * What happened since the last question, for things that begin elsewhere: an injected call, a completed verdict.
     *
     * @return what came of them
     */
    public Outcome outcome() {
        List<ProxyEvent> fresh = List.copyOf(events.subList(reported, events.size()));
        reported += fresh.size();
        return new Outcome(station.take(), csms.take(), fresh);
    }

    /**
     * The session, to inject calls as somebody outside of all interceptors.
     *
     * @return the session
     */
    public Session session() {
        return session.view();
    }

    /**
     * The clock of the session.
     *
     * @return a clock; move it by {@link #advance}, or no deadline goes off
     */
    public MutableClock clock() {
        return clock;
    }

    /**
     * The close code with which the station's connection ended.
     *
     * @return the code, or empty while it is open
     */
    public Optional<Integer> stationClosed() {
        return station.closed().map(CloseReason::code);
    }

    /**
     * The close code with which the connection to the CSMS ended.
     *
     * @return the code, or empty while it is open
     */
    public Optional<Integer> csmsClosed() {
        return csms.closed().map(CloseReason::code);
    }

    /** The station goes away, which ends the session and closes its interceptors. */
    @Override
    public void close() {
        station.goes(new CloseReason(CloseReason.NORMAL, "", true));
    }

    private MemoryConnector.Dial nextDial() {
        if (connector.waiting() == 0) {
            timers.advance(BACK_OFF);
        }
        return connector.next();
    }

    private static List<Registration> registrations(OnFailure onFailure, InterceptorFactory... factories) {
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
