// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import io.ferrule.model.MessageType;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Reading;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.guard.Ruling;
import java.util.Optional;

/**
 * What came in from a peer: frames go to the conversation, everything else is answered as its version asks and never
 * passed on. Used on the session's lane only, but for {@link #parse}.
 */
final class Inbound {

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

    /** What a text is in this session's version; from any thread. */
    Reading parse(String text) {
        return surroundings.reader().read(text, version);
    }

    /** Where the guard of the session stands. */
    GuardPost post() {
        return host.post();
    }

    void read(Side from, String text, Reading reading) {
        boolean awaited = reading instanceof Reading.Read read && conversation.awaits(from, read.frame());
        Ruling ruling = awaited ? Ruling.pass() : host.post().heard(from, text);
        if (ruling instanceof Ruling.Disconnect disconnect) {
            host.disconnect(disconnect.reason());
        } else if (reading instanceof Reading.Unreadable unreadable) {
            unreadable(from, unreadable);
        } else if (reading instanceof Reading.Read read) {
            read.notes().forEach(note -> surroundings
                    .announcer()
                    .announce(at -> new StationEvent.FrameMended(at, host.station(), from, note)));
            if (from == Side.STATION) {
                host.spoke();
            }
            received(from, read, ruling);
        }
    }

    private void received(Side from, Reading.Read read, Ruling ruling) {
        Optional<Reply> instead =
                read.frame() instanceof Call call ? host.post().instead(call, from, ruling) : Optional.empty();
        if (instead.isEmpty()) {
            conversation.received(from, read.frame());
        } else if (read.frame() instanceof Call call && call.expectsReply()) {
            host.transmit(from, instead.get());
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
            unreadable.answer(version).ifPresent(error -> host.transmit(from, error));
        }
        if (meters.of(from).exceeded()) {
            host.offended(from);
        }
    }

    private static boolean isReply(Optional<MessageType> type) {
        return type.filter(known -> known == MessageType.CALLRESULT || known == MessageType.CALLERROR)
                .isPresent();
    }
}
