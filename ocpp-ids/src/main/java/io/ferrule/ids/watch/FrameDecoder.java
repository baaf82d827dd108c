// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import io.ferrule.ids.event.FrameEvent;
import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.model.validation.Assessment;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.SchemaCheck;
import java.util.Optional;

/** Takes frames apart and holds calls against the schemas of their version. Safe for use by several threads. */
public final class FrameDecoder {

    /** Half of all frames are Heartbeats and the like, whose payloads came before; longer ones seldom did. */
    private static final int SHORT_PAYLOAD = 128;

    /** A longer id is a finding, so that such a frame is not like others (OCPP-J 1.6, 4.1.4). */
    private static final int USUAL_ID = 36;

    private final UsualPayloads usuals = new UsualPayloads();
    private final FrameReader reader = FrameReader.decoding(FrameLimits.defaults());
    private final FrameCheck check = new FrameCheck(new SchemaCheck());

    /** Makes a decoder with the limits that hold everywhere. */
    public FrameDecoder() {}

    /**
     * Takes one frame apart. Never throws for what a peer sent.
     *
     * @param event the frame
     * @return its parts
     */
    public DecodedFrame decode(FrameEvent event) {
        Reading reading = reading(event);
        if (!(reading instanceof Reading.Read read)) {
            return new DecodedFrame(event, reading, DecodedFrame.Said.NOTHING);
        }
        Frame frame = read.frame();
        DecodedFrame.Said said = payload(frame)
                .map(payload -> usual(frame, payload) ? known(event, frame, payload) : said(event, frame, payload))
                .orElse(DecodedFrame.Said.NOTHING);
        return new DecodedFrame(event, reading, said);
    }

    private static boolean usual(Frame frame, Payload payload) {
        return payload.text().length() <= SHORT_PAYLOAD
                && !frame.id().isEmpty()
                && frame.id().length() <= USUAL_ID;
    }

    private DecodedFrame.Said known(FrameEvent event, Frame frame, Payload payload) {
        UsualPayloads.Key key = new UsualPayloads.Key(event.version(), event.from(), action(frame), payload.text());
        return usuals.find(key, () -> said(event, frame, payload));
    }

    private DecodedFrame.Said said(FrameEvent event, Frame frame, Payload payload) {
        Assessment seen = frame instanceof Call
                ? check.check(event.version(), event.from(), frame, Optional.empty())
                : Assessment.clean();
        return DecodedFrame.Said.of(payload, seen);
    }

    /** A reply does not say what it answers, and is not held against a schema here. */
    private static String action(Frame frame) {
        return frame instanceof Call call ? call.action() : "";
    }

    /** What the schema of an answer says, once it is known what it answers. */
    Assessment answer(DecodedFrame decoded, Frame frame, String action) {
        FrameEvent event = decoded.event();
        return check.check(event.version(), event.from(), frame, Optional.of(action));
    }

    private Reading reading(FrameEvent event) {
        if (!event.content().readable()) {
            return refused("binary");
        }
        if (event.content().cut()) {
            return refused("long");
        }
        return reader.read(event.content().text(), event.version());
    }

    private static Reading refused(String why) {
        Finding finding = new Finding("", "limit", ErrorCode.FORMATION_VIOLATION, why);
        return new Reading.Unreadable(finding, Optional.empty(), Optional.empty());
    }

    private static Optional<Payload> payload(Frame frame) {
        if (frame instanceof Call call) {
            return Optional.of(call.payload());
        }
        return frame instanceof CallResult result ? Optional.of(result.payload()) : Optional.empty();
    }
}
