// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.model.validation.Assessment;

/**
 * A frame that was taken apart, which needs no memory of what came before and may be done by another thread. Immutable.
 */
public final class DecodedFrame {

    private final FrameEvent event;
    private final Reading reading;
    private final Said said;

    DecodedFrame(FrameEvent event, Reading reading, Said said) {
        this.event = event;
        this.reading = reading;
        this.said = said;
    }

    /**
     * What a payload says by itself. The tree is shared and must not be changed.
     *
     * @param payload the payload as a tree; missing where there is none
     * @param content a number that is the same for the same payload, character for character
     * @param oddities what is odd about it
     * @param assessment what the schemas say about a CALL
     */
    record Said(JsonNode payload, int content, Content oddities, Assessment assessment) {

        static final Said NOTHING = of(MissingNode.getInstance(), "", Assessment.clean());

        static Said of(Payload payload, Assessment assessment) {
            return of(TreeMaker.of(payload), payload.text(), assessment);
        }

        private static Said of(JsonNode tree, String text, Assessment assessment) {
            return new Said(tree, text.hashCode(), Content.of(tree), assessment);
        }
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
        return said.payload();
    }

    /** A number that is the same for the same payload, character for character. */
    int content() {
        return said.content();
    }

    /** What is odd about the payload by itself. */
    Content oddities() {
        return said.oddities();
    }

    /** What the schemas say about a CALL; a reply is checked when it is known what it answers. */
    Assessment assessment() {
        return said.assessment();
    }
}
