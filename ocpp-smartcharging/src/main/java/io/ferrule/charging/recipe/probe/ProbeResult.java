// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.charging.recipe.Known;
import io.ferrule.charging.recipe.Property;
import java.util.List;
import java.util.Map;

/**
 * What a probe has found out.
 *
 * @param known what is known now: what the station has shown, and what was assumed where it has shown nothing. Its notes
 *     tell the one and the other
 * @param shown the same without what was assumed, in the words of recipes
 * @param open what could not be found out, and what may not be as it was before; sentences for people
 * @param complete whether all questions were asked; false after a car arrived or the station stayed silent
 * @param restored whether the limit in force before is in force again; if not, the station counts at its largest current
 */
public record ProbeResult(
        Known known, Map<Property, List<String>> shown, List<String> open, boolean complete, boolean restored) {

    /** Copies the lists. */
    public ProbeResult {
        shown = Map.copyOf(shown);
        open = List.copyOf(open);
    }
}
