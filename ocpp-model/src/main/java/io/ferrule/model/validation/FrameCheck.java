// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.Frame;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.util.Optional;

/**
 * Checks a readable frame against everything that the documents of its version say: id length, action, direction,
 * error code, schema, and the remarks that are no findings.
 *
 * <p>Keeps nothing between frames; safe for use by several threads.
 */
public final class FrameCheck {

    private final SchemaCheck schemas;

    /**
     * Makes a check.
     *
     * @param schemas the schemas to use
     */
    public FrameCheck(SchemaCheck schemas) {
        this.schemas = schemas;
    }

    /**
     * Checks one frame.
     *
     * @param version version of the conversation
     * @param from who sent it
     * @param frame the frame
     * @param answered action of the CALL that a reply answers, empty if that is not known
     * @return what was seen
     */
    public Assessment check(OcppVersion version, Side from, Frame frame, Optional<String> answered) {
        throw new UnsupportedOperationException("not yet: " + schemas.hashCode() + version + from + frame + answered);
    }
}
