// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a station says about itself. Stations are not trusted: what is too long is cut, what is too much is left out, and
 * nothing is refused.
 *
 * @param vendor {@code chargePointVendor} of its BootNotification (OCPP 1.6 edition 2, 6.3); empty if it is not known. At
 *     most 255 characters, without blanks at its ends
 * @param model {@code chargePointModel}, likewise
 * @param firmware {@code firmwareVersion}, likewise
 * @param keys its answer to GetConfiguration (5.8): values by name, found in any case. At most 1,000, each name and value
 *     at most 1,000 characters
 */
public record StationFacts(String vendor, String model, String firmware, Map<String, String> keys) {

    private static final int MOST_CHARACTERS = 255;
    private static final int MOST_KEYS = 1_000;
    private static final int MOST_KEY_CHARACTERS = 1_000;

    /** Cuts what is too long, and copies the keys. */
    public StationFacts {
        vendor = cut(vendor.strip(), MOST_CHARACTERS);
        model = cut(model.strip(), MOST_CHARACTERS);
        firmware = cut(firmware.strip(), MOST_CHARACTERS);
        keys = bounded(keys);
    }

    private static Map<String, String> bounded(Map<String, String> keys) {
        SortedMap<String, String> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        keys.entrySet().stream()
                .limit(MOST_KEYS)
                .forEach(key ->
                        kept.put(cut(key.getKey(), MOST_KEY_CHARACTERS), cut(key.getValue(), MOST_KEY_CHARACTERS)));
        return Collections.unmodifiableSortedMap(kept);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
