// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.Action;
import io.ferrule.model.Call;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.Redial;
import io.ferrule.proxy.upstream.UpstreamState;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One station's life while connected: its southbound link, its upstream, its interceptors.
 *
 * <p>All methods may be called from any thread.
 */
public interface Session {

    /**
     * Whose session it is.
     *
     * @return the station's identity
     */
    StationId station();

    /**
     * The version both sides speak.
     *
     * @return version of this connection; another connection of the same station may differ
     */
    OcppVersion version();

    /**
     * Where the station connects from.
     *
     * @return address of its end of the southbound connection; unresolved for a station that is absent
     */
    InetSocketAddress peer();

    /**
     * Whether this is a session without its station, opened to deliver what it left behind
     * ({@link io.ferrule.proxy.Proxy#visit}). Calls to the station fail at once. Whoever delivers closes the session.
     *
     * @return false for a station that is connected
     */
    boolean stationAbsent();

    /**
     * The clock that everything in this session goes by.
     *
     * @return the clock
     */
    Clock clock();

    /**
     * How it stands with the CSMS.
     *
     * @return the state at this moment
     */
    UpstreamState upstream();

    /**
     * The certificates that the CSMS has shown on the open connection.
     *
     * @return its own first, as it sent them; empty without TLS or without a connection
     */
    List<X509Certificate> upstreamCertificates();

    /**
     * Sends a call of our own. An interceptor that calls injects at its own place: the call passes the interceptors
     * between it and the target, and its reply comes back through exactly those; everybody else injects behind the
     * interceptor nearest the side that does not receive it. The call waits in the same queue as the peer's own calls.
     *
     * @param to who receives the call
     * @param action action of this session's version
     * @param request typed request
     * @param <Q> record of the request
     * @param <R> record of the response
     * @return the response on the session's lane; fails with {@link CallFailedException} for a CALLERROR, a missed
     *     deadline, a full queue or the end of the session
     */
    <Q extends Record, R extends Record> CompletionStage<R> call(Side to, Action<Q, R> action, Q request);

    /**
     * Sends a call of our own without types, for actions that the model does not know.
     *
     * @param to who receives the call
     * @param action action name
     * @param payload payload
     * @return the reply, result or error, on the session's lane; fails with {@link CallFailedException} for a missed
     *     deadline, a full queue or the end of the session
     */
    CompletionStage<Reply> call(Side to, String action, Payload payload);

    /**
     * Sends a call under an id of the caller's choice, to repeat one whose reply may have been lost.
     *
     * @param to who receives the call
     * @param call the call; its id is sent as it is
     * @return as for {@link #call(Side, String, Payload)}
     */
    CompletionStage<Reply> call(Side to, Call call);

    /**
     * Gives up the connection to the CSMS and dials again at once, whatever the back-off says; the directory is asked anew. Calls to
     * the CSMS that wait, and those that come meanwhile, are held in order. What is under way between the CSMS and the station gets up to five
     * seconds, and never more than the grace, to finish; what is not answered then fails for its caller. Two connections
     * of one station are never open at a time.
     *
     * <p>The grace begins with the first of several redials in a row and ends with the first CALLRESULT on the new connection. While it
     * lasts, neither a dial that fails nor the loss of a new connection that has brought no CALLRESULT ends the session or is told as a loss:
     * it is dialled again by the back-off, or at once by the next redial, which is how one goes back to a former certificate. When it is over
     * without a connection, things are as when the CSMS is away: in mirror mode the station is closed with 1001, in buffer mode
     * the CSMS is away. Where it is away already nothing is held.
     *
     * <p>Redials that come while one is under way share the outcome of the last. A call that is made on the lane when the stage
     * completes with {@link Redial.Opened}, such as a heartbeat to prove the connection, goes before the calls that are held.
     *
     * @param grace how long calls are held, not negative
     * @return how it came out, on the session's lane; {@link Redial.Failed} when the session ends meanwhile or has ended
     */
    CompletionStage<Redial> redial(Duration grace);

    /**
     * The same session for somebody who speaks for another upstream: interceptors learn its name from
     * {@link Exchange#upstream()}. A call that is sent under an id of the caller's choice gets another one towards its target
     * where that one is taken; its reply comes back under its own.
     *
     * @param upstream name of the upstream
     * @return a view of this session, at the same place
     */
    Session onBehalfOf(String upstream);

    /**
     * Comes back to the lane from any thread.
     *
     * @param onLane runs on the lane, after what is already waiting there; dropped when the session has ended. What it
     *     throws is told as {@link io.ferrule.proxy.event.StationEvent.InterceptorFailed} and harms nothing else
     * @throws java.util.concurrent.RejectedExecutionException if more than 1,024 tasks already wait
     */
    void execute(Runnable onLane);

    /**
     * Comes back to the lane after a while.
     *
     * @param wait how long, not negative; by monotonic time, not by {@link #clock}
     * @param onLane as for {@link #execute}, dropped when the session has ended meanwhile
     */
    void executeAfter(Duration wait, Runnable onLane);

    /**
     * Reports something wrong about a frame: raises {@link io.ferrule.proxy.event.StationEvent.FindingRaised} under the
     * name of the interceptor's registration and counts in {@link io.ferrule.proxy.StationStatus#findings()}. It does
     * not change what becomes of the frame; the verdict does.
     *
     * @param from who sent the frame
     * @param frame the frame
     * @param finding what is wrong
     */
    void report(Side from, Frame frame, Finding finding);

    /**
     * Ends the session on both sides.
     *
     * @param reason for the log and the close frames
     */
    void close(String reason);
}
