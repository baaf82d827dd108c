// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.watch.Conversation.Asked;
import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.Frame;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import java.util.Optional;

/** Finds which call a reply answers, and what is wrong with ids (OCPP-J 1.6, 4.1). Runs before the other watches. */
final class ConversationWatch implements Watch {

    /** A capture may begin in the middle of a conversation. */
    private static final long SETTLED_MILLIS = 60_000;

    private static final int NOTED_OPEN = 4;

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.decoded().isEmpty()) {
            return;
        }
        DecodedFrame decoded = o.decoded().get();
        FrameEvent event = decoded.event();
        if (event.from() == Side.STATION) {
            station.conversation.connection(event.link().key());
        }
        oversize(o, event);
        if (decoded.reading() instanceof Reading.Read read) {
            frame(o, station, decoded, read.frame());
        }
    }

    private static void oversize(Observation o, FrameEvent event) {
        int most = o.context().station(o.station()).limits().frameBytes().orElse(65_536);
        if (event.from() == Side.CSMS && event.content().length() > most) {
            o.mark(Mark.OVERSIZE, (double) event.content().length());
        }
    }

    private static void frame(Observation o, StationMemory station, DecodedFrame decoded, Frame frame) {
        FrameEvent event = decoded.event();
        if (frame instanceof Call call) {
            o.call(call.action(), call.id(), decoded);
            if (call.expectsReply()) {
                asked(o, station, event, decoded);
            }
        } else if (frame instanceof CallResult || frame instanceof CallError) {
            reply(o, station, event.from(), frame, decoded);
        }
    }

    private static void asked(Observation o, StationMemory station, FrameEvent event, DecodedFrame decoded) {
        int length = event.content().text().length();
        Asked call = new Asked(Kept.of(o.action()), decoded.payload(), decoded.content(), o.at(), length);
        if (station.conversation.asked(event.from(), o.id(), call)) {
            o.mark(Mark.REUSED_ID, true);
        }
        if (event.from() == Side.CSMS) {
            int open = station.conversation.open(Side.CSMS, o.at());
            if (open >= NOTED_OPEN) {
                o.mark(Mark.OPEN_CALLS, (double) open);
            }
        }
    }

    private static void reply(Observation o, StationMemory station, Side from, Frame frame, DecodedFrame decoded) {
        Optional<Asked> asked = station.conversation.open(from.other(), frame.id());
        JsonNode request = asked.map(call -> call.request).orElse(MissingNode.getInstance());
        boolean error = frame instanceof CallError;
        o.reply(error, frame.id(), error ? MissingNode.getInstance() : decoded.payload());
        switch (station.conversation.answered(from, frame.id())) {
            case ANSWERS -> asked.ifPresent(call -> o.answers(call, request));
            case BLOCKED -> o.ignore();
            case AGAIN -> o.mark(Mark.UNASKED, "again");
            case NEVER -> {
                if (o.at() - station.since > SETTLED_MILLIS) {
                    o.mark(Mark.UNASKED, "never");
                }
            }
        }
    }
}
