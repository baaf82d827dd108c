// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.event;

import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.upstream.DialStage;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An event about one station whose identity is known. */
public sealed interface StationEvent extends ProxyEvent {

    /**
     * Whom it is about.
     *
     * @return the station
     */
    StationId station();

    @Override
    default Optional<StationId> subject() {
        return Optional.of(station());
    }

    /**
     * A station connected.
     *
     * @param at when
     * @param station the station
     * @param version version of this connection
     * @param peer address it came from
     */
    record SessionOpened(Instant at, StationId station, OcppVersion version, InetSocketAddress peer)
            implements StationEvent {}

    /**
     * A session ended; its interceptors are closed.
     *
     * @param at when
     * @param station the station
     * @param closeCode close code seen or sent on the station's side, 1006 where there was none
     * @param reason one sentence, possibly a peer's words
     */
    record SessionClosed(Instant at, StationId station, int closeCode, String reason) implements StationEvent {}

    /**
     * A second connection came with the identity of a live one and was refused.
     *
     * @param at when
     * @param station the identity
     * @param peer address of the newcomer
     */
    record DuplicateRefused(Instant at, StationId station, InetSocketAddress peer) implements StationEvent {}

    /**
     * A connection gave way: it was dead, or a newer one with the same identity took its place.
     *
     * @param at when
     * @param station the identity
     * @param alive whether the old connection still answered: then somebody may be taking over an identity
     */
    record SessionReplaced(Instant at, StationId station, boolean alive) implements StationEvent {}

    /**
     * A station has sent no message for longer than it should, be it connected or not.
     *
     * @param at when
     * @param station the station
     * @param silence time since it was heard
     * @param interval its heartbeat interval as far as it is known
     */
    record StationSilent(Instant at, StationId station, Duration silence, Duration interval) implements StationEvent {}

    /**
     * A silent station was heard again.
     *
     * @param at when
     * @param station the station
     * @param silence how long it was silent
     */
    record StationHeard(Instant at, StationId station, Duration silence) implements StationEvent {}

    /**
     * A station's CSMS was reached.
     *
     * @param at when
     * @param station the station
     * @param url address that was dialled
     * @param tlsProtocol for example {@code TLSv1.3}; empty without TLS
     * @param tlsSuite cipher suite; empty without TLS
     * @param tlsGroup group of the key exchange, for example {@code X25519MLKEM768}; empty without TLS or where it is not known
     * @param presented certificate that was shown to the CSMS; empty where none was
     */
    record UpstreamOpened(
            Instant at,
            StationId station,
            URI url,
            Optional<String> tlsProtocol,
            Optional<String> tlsSuite,
            Optional<String> tlsGroup,
            Optional<X509Certificate> presented)
            implements StationEvent {}

    /**
     * An open upstream is given up on purpose, to be dialled again, for example with a new certificate.
     *
     * @param at when
     * @param station the station
     * @param grace how long the station's calls wait for the next connection
     */
    record UpstreamRenewed(Instant at, StationId station, Duration grace) implements StationEvent {}

    /**
     * A station's CSMS could not be reached; where it has several targets, not at the last one either.
     *
     * @param at when
     * @param station the station
     * @param stage how far the dial came
     * @param httpStatus status of a refused upgrade, 0 where there was none
     * @param reason one sentence
     * @param retryAfter how long until the next dial; in mirror mode the station is told to wait so long
     */
    record UpstreamFailed(
            Instant at, StationId station, DialStage stage, int httpStatus, String reason, Duration retryAfter)
            implements StationEvent {}

    /**
     * One target of a station's CSMS could not be reached, and the next in its list is dialled.
     *
     * @param at when
     * @param station the station
     * @param url address that was dialled
     * @param stage how far the dial came
     * @param httpStatus status of a refused upgrade, 0 where there was none
     * @param reason one sentence
     */
    record UpstreamPassedOver(Instant at, StationId station, URI url, DialStage stage, int httpStatus, String reason)
            implements StationEvent {}

    /**
     * An open upstream ended while the station was still connected.
     *
     * @param at when
     * @param station the station
     * @param closeCode close code, 1006 where no close frame was seen
     * @param reason reason as received
     * @param retryAfter how long until the next dial; in mirror mode the station is told to wait so long
     */
    record UpstreamLost(Instant at, StationId station, int closeCode, String reason, Duration retryAfter)
            implements StationEvent {}

    /**
     * A text was no OCPP-J frame. It was not passed on.
     *
     * @param at when
     * @param station the station
     * @param from who sent it
     * @param finding why
     */
    record FrameUnreadable(Instant at, StationId station, Side from, Finding finding) implements StationEvent {}

    /**
     * The guard kept a call or a reply from passing; who waits for something was answered in its place.
     *
     * @param at when
     * @param station the station
     * @param from who sent it
     * @param action action of the call, or {@code Reply}
     * @param reason one sentence
     */
    record FrameWithheld(Instant at, StationId station, Side from, String action, String reason)
            implements StationEvent {}

    /**
     * Something was taken off a frame before it could be read, such as a byte-order mark.
     *
     * @param at when
     * @param station the station
     * @param from who sent it
     * @param note what was taken off
     */
    record FrameMended(Instant at, StationId station, Side from, Note note) implements StationEvent {}

    /**
     * An interceptor reported something wrong about a frame.
     *
     * @param at when
     * @param station the station
     * @param interceptor name of its registration
     * @param from who sent the frame
     * @param frame the frame; its payload may carry secrets and does not belong in a log
     * @param finding what is wrong
     */
    record FindingRaised(Instant at, StationId station, String interceptor, Side from, Frame frame, Finding finding)
            implements StationEvent {}

    /**
     * An interceptor threw, missed its deadline or broke its contract.
     *
     * @param at when
     * @param station the station
     * @param interceptor name of its registration
     * @param consequence what became of the message
     * @param reason one sentence; the type and message of an exception
     */
    record InterceptorFailed(Instant at, StationId station, String interceptor, OnFailure consequence, String reason)
            implements StationEvent {}

    /**
     * A call got no reply in time; its caller got a CALLERROR.
     *
     * @param at when
     * @param station the station
     * @param to who did not answer
     * @param action action of the call
     * @param id message id as its caller knows it
     * @param sent whether it was sent; false if it waited too long behind other calls
     */
    record CallTimedOut(Instant at, StationId station, Side to, String action, String id, boolean sent)
            implements StationEvent {}

    /**
     * A call was refused because too many of its caller's calls were waiting.
     *
     * @param at when
     * @param station the station
     * @param to who would have received it
     * @param action action of the call
     */
    record CallRefused(Instant at, StationId station, Side to, String action) implements StationEvent {}

    /**
     * A caller repeated a call under the same id and word for word. The repetition was not passed on: while the first waits
     * for its reply the one reply answers both, and a transaction-related call of a station that has its result gets it again.
     *
     * @param at when
     * @param station the station
     * @param from who sent it
     * @param action action of the call
     * @param id message id
     */
    record CallRepeated(Instant at, StationId station, Side from, String action, String id) implements StationEvent {}

    /**
     * A reply answered no open call and was dropped.
     *
     * @param at when
     * @param station the station
     * @param from who sent it
     * @param id message id
     * @param late whether it answers a call whose deadline had passed
     */
    record ReplyDropped(Instant at, StationId station, Side from, String id, boolean late) implements StationEvent {}

    /**
     * A CALLRESULTERROR of OCPP 2.1 passed.
     *
     * @param at when
     * @param station the station
     * @param from who sent it
     * @param id message id
     * @param code code as received
     */
    record ResultRefused(Instant at, StationId station, Side from, String id, String code) implements StationEvent {}
}
