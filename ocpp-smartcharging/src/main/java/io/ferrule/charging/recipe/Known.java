// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.site.books.StationTraits;
import java.util.List;

/**
 * What is known about a station.
 *
 * @param capabilities which profiles it obeys, and which power it delivers
 * @param traits how it keeps limits
 * @param notes where that comes from, and what is only assumed; sentences for people that hold nothing of a station's text
 */
public record Known(StationCapabilities capabilities, StationTraits traits, List<String> notes) {

    /** Copies the notes. */
    public Known {
        notes = List.copyOf(notes);
    }
}
