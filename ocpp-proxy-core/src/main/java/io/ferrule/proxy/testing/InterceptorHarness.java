// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.internal.session.Registration;
import io.ferrule.proxy.internal.session.StationSession;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A real session without sockets, threads and waiting, to test interceptors with: say what a side sends and look at
 * what the other side and the sender get.
 *
 * <p>Station {@code CP001} is connected and its CSMS is reached before the first frame. Everything runs on the calling
 * thread; time stands still until {@link #advance}. Calls have a timeout of 30 seconds, later verdicts a deadline of 5.
 * Not safe for use by several threads.
 */
public final class InterceptorHarness implements AutoCloseable {

    private final HarnessParts parts = new HarnessParts();
    private final MemoryLink station = parts.station;
    private final StationSession session;

    private InterceptorHarness(
            OcppVersion version, WhenAway whenAway, UpstreamState first, List<Registration> interceptors) {
        session = parts.session(version, whenAway, first, interceptors);
        station.attach(session.southbound());
        session.start();
        if (first == UpstreamState.OPEN && parts.connector.waiting() > 0) {
            parts.connector.next().opens(parts.csms());
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
                version, WhenAway.MIRROR, UpstreamState.OPEN, HarnessParts.registrations(onFailure, factories));
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
        return new InterceptorHarness(
                version, WhenAway.BUFFER, first, HarnessParts.registrations(OnFailure.REJECT, factories));
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
        parts.csms().says(frame);
        return outcome();
    }

    /**
     * The connection to the CSMS is lost.
     *
     * @return what came of it
     */
    public Outcome upstreamLost() {
        parts.csms().goes(new CloseReason(CloseReason.ABNORMAL, "", true));
        return outcome();
    }

    /**
     * The dial that is under way succeeds; where there is none, the back-off of ten seconds passes first.
     *
     * @return what came of it
     */
    public Outcome upstreamOpens() {
        return parts.opens(parts.nextDial());
    }

    /**
     * The dial that is under way fails; where there is none, the back-off of ten seconds passes first.
     *
     * @return what came of it
     */
    public Outcome upstreamFails() {
        parts.nextDial().fails(new DialException(DialException.Stage.NETWORK, 0, "connection refused"));
        return outcome();
    }

    /**
     * The dial that {@link Session#redial} asked for succeeds, and no time passes.
     *
     * @return what came of it; what was sent on the connection before comes first
     * @throws java.util.NoSuchElementException if nobody has asked, or calls are still under way
     */
    public Outcome redialSucceeds() {
        return parts.opens(parts.connector.next());
    }

    /**
     * The dial that {@link Session#redial} asked for fails, and no time passes.
     *
     * @param failure why
     * @return what came of it
     * @throws java.util.NoSuchElementException if nobody has asked, or calls are still under way
     */
    public Outcome redialFails(UpstreamFailure failure) {
        parts.connector.next().fails(HarnessParts.exception(failure));
        return outcome();
    }

    /**
     * Time passes; every deadline on the way goes off at its own time.
     *
     * @param step how much
     * @return what came of it
     */
    public Outcome advance(Duration step) {
        parts.timers.advance(step);
        return outcome();
    }

    /**
     * What happened since the last question, for things that begin elsewhere: an injected call, a completed verdict.
     *
     * @return what came of them
     */
    public Outcome outcome() {
        return parts.outcome();
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
        return parts.clock;
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
        return parts.csms().closed().map(CloseReason::code);
    }

    /** The station goes away, which ends the session and closes its interceptors. */
    @Override
    public void close() {
        station.goes(new CloseReason(CloseReason.NORMAL, "", true));
    }
}
