// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a reader has asked of a JSON text, in order: the last of it is where it went wrong. For one thread. */
final class Trail {

    private final Map<String, Asked> objects = new LinkedHashMap<>();
    private String last = "";

    private record Asked(JsonNode object, Set<String> names) {}

    void asked(JsonNode object, String place, String name) {
        objects.computeIfAbsent(place, first -> new Asked(object, new LinkedHashSet<>()))
                .names()
                .add(name);
        last = place + "/" + name;
    }

    /** Where the reader was last, as a JSON pointer. */
    String last() {
        return last;
    }

    /** Members that nobody asked for, with those that were. */
    List<PriceText.Stray> strays() {
        List<PriceText.Stray> strays = new ArrayList<>();
        objects.forEach((place, asked) -> asked.object().fieldNames().forEachRemaining(name -> {
            if (!asked.names().contains(name)) {
                strays.add(new PriceText.Stray(place + "/" + name, name, Set.copyOf(asked.names())));
            }
        }));
        return strays;
    }
}
