// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Reading;
import io.ferrule.model.validation.Assessment;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.SchemaCheck;
import java.util.Optional;

/** Takes frames apart and holds calls against the schemas of their version. Safe for use by several threads. */
public final class FrameDecoder {

    /** Shorter ones are mostly known. */
    private static final int SHORT_ANSWER = 256;

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
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
            return new DecodedFrame(event, reading, MissingNode.getInstance(), 0, Assessment.clean());
        }
        Frame frame = read.frame();
        Assessment seen = frame instanceof Call
                ? check.check(event.version(), event.from(), frame, Optional.empty())
                : Assessment.clean();
        read(frame);
        String payload = payload(frame);
        return new DecodedFrame(event, reading, Json.tree(payload), payload.hashCode(), seen);
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

    /** The payload keeps its tree, so that the engine's thread need not read it when it knows what is answered. */
    private static void read(Frame frame) {
        if (frame instanceof CallResult result && result.payload().text().length() > SHORT_ANSWER) {
            result.payload().has("");
        }
    }

    private static String payload(Frame frame) {
        if (frame instanceof Call call) {
            return call.payload().text();
        }
        return frame instanceof CallResult result ? result.payload().text() : "";
    }
}
