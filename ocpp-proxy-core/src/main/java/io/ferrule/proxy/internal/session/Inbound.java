// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.CallError;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.MessageType;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.proxy.event.StationEvent;
import java.util.Optional;

/**
 * What came in from a peer: frames go to the conversation, everything else is answered as its version asks and never
 * passed on. Used on the session's lane only.
 */
final class Inbound {

    // The id of a reply to a CALL whose own id cannot be read (OCPP 2.0.1 part 4, 4.2.3).
    private static final String NO_ID = "-1";

    private final OcppVersion version;
    private final Surroundings surroundings;
    private final Conversation conversation;
    private final SessionHost host;
    private final PerSide<UnreadableMeter> meters;

    Inbound(OcppVersion version, Surroundings surroundings, Conversation conversation, SessionHost host) {
        this.version = version;
        this.surroundings = surroundings;
        this.conversation = conversation;
        this.host = host;
        meters = PerSide.of(() -> new UnreadableMeter(surroundings.timers()));
    }

    void read(Side from, Reading reading) {
        if (reading instanceof Reading.Unreadable unreadable) {
            unreadable(from, unreadable);
        } else if (reading instanceof Reading.Read read) {
            read.notes().forEach(note -> surroundings
                    .announcer()
                    .announce(at -> new StationEvent.FrameMended(at, host.station(), from, note)));
            if (known(read.frame())) {
                conversation.received(from, read.frame());
            } else {
                unreadable(from, ofLaterVersion(read.frame()));
            }
        }
    }

    private void unreadable(Side from, Reading.Unreadable unreadable) {
        host.unreadable();
        surroundings
                .announcer()
                .announce(at -> new StationEvent.FrameUnreadable(at, host.station(), from, unreadable.finding()));
        if (isReply(unreadable.type())) {
            unreadable.id().ifPresent(id -> conversation.replyUnreadable(from, id));
        } else {
            answer(unreadable).ifPresent(error -> host.transmit(from, error));
        }
        if (meters.of(from).exceeded()) {
            host.offended(from);
        }
    }

    // A frame of unknown type gets no answer before 2.0.1 (OCPP-J 1.6, 4.1.3).
    private Optional<CallError> answer(Reading.Unreadable unreadable) {
        boolean version2 = version.compareTo(OcppVersion.V2_0_1) >= 0;
        boolean call = unreadable.type().filter(MessageType.CALL::equals).isPresent();
        if (!call && (unreadable.type().isPresent() || !version2)) {
            return Optional.empty();
        }
        if (unreadable.id().isPresent()) {
            return unreadable.id().map(id -> error(id, unreadable.finding().code(), unreadable.finding()));
        }
        return version2
                ? Optional.of(error(NO_ID, ErrorCode.RPC_FRAMEWORK_ERROR, unreadable.finding()))
                : Optional.empty();
    }

    private CallError error(String id, ErrorCode code, Finding finding) {
        return CallError.of(id, version, code, finding.message());
    }

    private static boolean isReply(Optional<MessageType> type) {
        return type.filter(known -> known == MessageType.CALLRESULT || known == MessageType.CALLERROR)
                .isPresent();
    }

    private boolean known(Frame frame) {
        boolean since21 = frame.type() == MessageType.SEND || frame.type() == MessageType.CALLRESULTERROR;
        return !since21 || version.compareTo(OcppVersion.V2_1) >= 0;
    }

    private Reading.Unreadable ofLaterVersion(Frame frame) {
        Finding finding = new Finding(
                "",
                "envelope",
                ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED,
                "message type " + frame.type().number() + " does not exist in OCPP " + version.number());
        return new Reading.Unreadable(finding, Optional.empty(), Optional.of(frame.id()));
    }
}
