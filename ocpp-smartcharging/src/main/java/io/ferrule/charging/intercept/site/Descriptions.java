// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.StationCapabilities.Accepts;
import io.ferrule.charging.recipe.Property;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sentences for people. */
final class Descriptions {

    private Descriptions() {}

    /** What a station has shown, in the words of recipes. */
    static String of(Map<Property, List<String>> shown) {
        return new TreeMap<>(shown)
                .entrySet().stream()
                        .map(one -> one.getKey().word() + " " + String.join(" ", one.getValue()))
                        .collect(Collectors.joining(", "));
    }

    static String of(StationCapabilities capabilities) {
        Accepts accepts = capabilities.accepts();
        return accepts.maxInstalled() == 0
                ? "the station takes no charging profile"
                : "the station takes limits in " + accepts.units() + " up to stack level " + accepts.maxStackLevel()
                        + " as " + accepts.purposes();
    }
}
