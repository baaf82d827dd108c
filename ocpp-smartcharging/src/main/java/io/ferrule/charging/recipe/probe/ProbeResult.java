// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.charging.recipe.Known;
import java.util.List;

/**
 * What a probe has found out.
 *
 * @param known what is known now: what the station has shown, and what was assumed where it has shown nothing. Its notes
 *     tell the one and the other
 * @param open what could not be found out, and what may not be as it was before; sentences for people
 * @param complete whether all questions were asked; false after a car arrived or the station stayed silent
 * @param restored whether the limit in force before is in force again; if not, the station counts at its largest current
 */
public record ProbeResult(Known known, List<String> open, boolean complete, boolean restored) {

    /** Copies the list. */
    public ProbeResult {
        open = List.copyOf(open);
    }
}
