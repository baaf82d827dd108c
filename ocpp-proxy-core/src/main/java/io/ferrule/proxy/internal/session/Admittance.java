// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.event.StationEvent;
import java.util.Optional;

/** Turns away what a peer says twice, and what it says too much. Used on the session's lane only. */
final class Admittance {

    private final OcppVersion version;
    private final Ledger ledger;
    private final SessionHost host;
    private final Announcer announcer;
    private final AnsweredCalls answered = new AnsweredCalls();

    Admittance(OcppVersion version, Ledger ledger, SessionHost host, Announcer announcer) {
        this.version = version;
        this.ledger = ledger;
        this.host = host;
        this.announcer = announcer;
    }

    /** Whether a call does not go on; its caller is answered here, where he is to be. */
    boolean turnsAway(Side from, Call call) {
        OpenCalls calls = ledger.peers(from);
        Optional<CallResult> known = from == Side.STATION ? answered.resultOf(call) : Optional.empty();
        if (known.isPresent() || calls.repeats(call)) {
            announcer.announce(at -> new StationEvent.CallRepeated(at, host.station(), from, call.action(), call.id()));
            known.ifPresent(result -> host.transmit(from, result));
            return true;
        }
        if (calls.full()) {
            announcer.announce(at -> new StationEvent.CallRefused(at, host.station(), from.other(), call.action()));
            if (call.expectsReply()) {
                host.transmit(from, CallError.of(call.id(), version, ErrorCode.INTERNAL_ERROR, "too many calls wait"));
            }
            return true;
        }
        return false;
    }

    /** Remembers what a station was told. */
    void remember(OpenCall open, Reply reply) {
        if (open.origin() == Side.STATION) {
            answered.remember(open.received(), reply);
        }
    }
}
