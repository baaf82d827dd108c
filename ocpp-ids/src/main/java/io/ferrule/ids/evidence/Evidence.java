// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import io.ferrule.ids.Alert;
import java.util.List;
import java.util.Optional;

/**
 * An alert, and what belongs to it.
 *
 * @param alert what happened
 * @param frame the frame that gave rise to it, as {@link FrameExcerpt} shows it; empty if it was none
 * @param done what was done about it, one phrase each; empty if it was only told
 */
public record Evidence(Alert alert, Optional<String> frame, List<String> done) {

    /** Copies the list. */
    public Evidence {
        done = List.copyOf(done);
    }

    /**
     * What to do next.
     *
     * @return the advice of the rule, possibly empty
     */
    public String next() {
        return alert.rule().explanation().next();
    }
}
