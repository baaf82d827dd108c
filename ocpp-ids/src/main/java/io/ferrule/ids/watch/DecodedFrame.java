// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.model.Reading;
import io.ferrule.model.validation.Assessment;

/**
 * A frame that was taken apart, which needs no memory of what came before and may be done by another thread. Immutable.
 */
public final class DecodedFrame {

    private final FrameEvent event;
    private final Reading reading;
    private final JsonNode payload;
    private final Assessment assessment;
    private final int content;
    private final Content oddities;

    DecodedFrame(FrameEvent event, Reading reading, JsonNode payload, int content, Assessment assessment) {
        this.event = event;
        this.reading = reading;
        this.payload = payload;
        this.assessment = assessment;
        this.content = content;
        this.oddities = Content.of(payload);
    }

    /**
     * The event that it was made of.
     *
     * @return the frame as it came
     */
    public FrameEvent event() {
        return event;
    }

    Reading reading() {
        return reading;
    }

    /** The payload as a tree; missing where there is none. */
    JsonNode payload() {
        return payload;
    }

    /** A number that is the same for the same payload, character for character. */
    int content() {
        return content;
    }

    /** What is odd about the payload by itself. */
    Content oddities() {
        return oddities;
    }

    /** What the schemas say about a CALL; a reply is checked when it is known what it answers. */
    Assessment assessment() {
        return assessment;
    }
}
