// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import io.ferrule.model.internal.json.JsonPieces;
import java.util.LinkedHashMap;
import java.util.Map;

/** Dialect A: the list of samples has the name {@code values} instead of {@code value}. */
final class Renamed {

    private static final String CANONICAL_NAME = "value";
    private static final String OWN_NAME = "values";

    private Renamed() {}

    static String toCanonical(String reading) {
        return rename(reading, OWN_NAME, CANONICAL_NAME);
    }

    static String fromCanonical(String reading) {
        return rename(reading, CANONICAL_NAME, OWN_NAME);
    }

    private static String rename(String reading, String from, String to) {
        Map<String, String> members = JsonPieces.members(reading);
        if (!JsonPieces.isArray(members.getOrDefault(from, "")) || members.containsKey(to)) {
            return reading;
        }
        Map<String, String> renamed = new LinkedHashMap<>();
        members.forEach((name, value) -> renamed.put(name.equals(from) ? to : name, value));
        return JsonPieces.object(renamed);
    }
}
