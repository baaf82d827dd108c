// SPDX-License-Identifier: Apache-2.0
/**
 * Hands in the conversation between a station and its CSMS: this page is the contract.
 *
 * <p><b>One instance for each session.</b> An {@link io.ferrule.proxy.intercept.InterceptorFactory} opens one
 * {@link io.ferrule.proxy.intercept.Interceptor} when a station connects, before its first frame. Its fields are its
 * state. If the factory throws, the session is refused and what was opened is closed; other sessions go on. {@code
 * close} is called exactly once, after the last callback.
 *
 * <p><b>The lane.</b> All callbacks of one session run one at a time, each happens-before the next, not always on the
 * same thread. They run on the executor of the proxy and must not block it, unless the embedder supplied one that may
 * be blocked. An interceptor whose {@link io.ferrule.proxy.intercept.Interests} are {@code brief()} is also called on
 * the threads that read sockets. What sessions share is what the factory closes over, and must be safe for use by
 * several threads. {@link io.ferrule.proxy.intercept.Session#execute} comes back to the lane from elsewhere.
 *
 * <p><b>Order.</b> The order of registration is the distance from the station. Calls of the station pass interceptors
 * 0 to n, calls of the CSMS n to 0. A reply comes back through exactly those that saw the call, in reverse. A call that
 * one of them answers or rejects does not go further, and that reply passes those between it and the caller. Frames
 * that fail the frame checks (not JSON, duplicate keys, beyond the limits and so on) are never shown. What no
 * interceptor changed goes out character for character.
 *
 * <p><b>Verdicts.</b> A call is forwarded, replaced, answered, rejected, the session closed, or the verdict comes
 * later; it is never silently dropped. A SEND of OCPP 2.1, which expects no reply, is not passed on when it is answered
 * or rejected. While a verdict comes later, everything from the same side of the same session waits in order, but for
 * calls of our own and the replies to them: so an interceptor may ask the station before it decides about the station.
 *
 * <p><b>Failures.</b> An interceptor that throws, gives {@code null}, or gives no verdict within 5 seconds fails. With
 * {@link io.ferrule.proxy.intercept.OnFailure#REJECT} the caller gets a CALLERROR InternalError; with {@code FORWARD} the
 * message goes on as if the interceptor were not there, and it will not see the reply. Either raises an event with its
 * name. A {@link io.ferrule.model.PayloadException} is the fault of the frame: it is reported as a finding, and the
 * code is FormationViolation.
 *
 * <p><b>Calls of our own.</b> {@link io.ferrule.proxy.intercept.Session#call} sends a call under an id of the proxy. It
 * starts when the current callback is over, at the interceptor's own place: it passes those between it and the target,
 * and its reply passes back through exactly those. It waits in the same queue as the peer's calls, since one call may be
 * outstanding in each direction (OCPP-J 1.6, 4.1.1). Code outside of all interceptors injects in front of all of them.
 *
 * <p><b>The exchange.</b> {@link io.ferrule.proxy.intercept.Exchange} lives from the call until its reply has passed or
 * its deadline is over; all interceptors share the values in it.
 *
 * <p>The smallest use:
 *
 * <pre>{@code
 * Proxy proxy = Proxy.builder()
 *         .upstream(URI.create("ws://csms.example/ocpp"))
 *         .intercept("freeze-keys", OnFailure.REJECT, session -> Typed.interceptor()
 *                 .on(V16.CHANGE_CONFIGURATION, (request, exchange) -> FROZEN.contains(request.key())
 *                         ? CallVerdict.reject(ErrorCode.SECURITY_ERROR, "this key is managed by the gateway")
 *                         : CallVerdict.forward())
 *                 .build())
 *         .start();
 * }</pre>
 */
@NullMarked
package io.ferrule.proxy.intercept;

import org.jspecify.annotations.NullMarked;
