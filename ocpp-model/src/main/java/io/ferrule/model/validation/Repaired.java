// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.Frame;
import java.util.List;

/**
 * What {@link Repair} made of a frame.
 *
 * @param frame the mended frame; the very frame that was given if nothing was mended
 * @param changes what was mended, in the order of the mending
 */
public record Repaired(Frame frame, List<Change> changes) {

    /** Copies the changes. */
    public Repaired {
        changes = List.copyOf(changes);
    }

    /**
     * One mend that was made.
     *
     * @param mend which
     * @param pointer JSON Pointer of what was mended, as it was before
     * @param before JSON text of the value before; it may hold personal data
     * @param after JSON text of the value after, empty if it was taken away
     */
    public record Change(Mend mend, String pointer, String before, String after) {}
}
