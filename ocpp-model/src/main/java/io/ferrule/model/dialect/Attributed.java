// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import io.ferrule.model.internal.json.JsonPieces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Dialect D: a sample keeps its text under {@code $value} and what were attributes in XML under {@code attributes}. */
final class Attributed {

    /** The attributes of a sample in the WSDL. */
    static final List<String> ATTRIBUTES = List.of("context", "format", "measurand", "location", "unit");

    private static final String SAMPLES = "value";
    private static final String OWN_TEXT = "$value";
    private static final String OWN_ATTRIBUTES = "attributes";

    private Attributed() {}

    static String toCanonical(String reading) {
        return PerReading.changeList(reading, SAMPLES, samples -> PerReading.map(samples, Attributed::lift));
    }

    static String fromCanonical(String reading) {
        return PerReading.changeList(reading, SAMPLES, samples -> PerReading.map(samples, Attributed::sink));
    }

    /** Members that are no attributes stay where they are, those inside of {@code attributes} too. */
    private static String lift(String sample) {
        Map<String, String> members = membersWith(OWN_TEXT, SAMPLES, sample);
        String own = members.getOrDefault(OWN_ATTRIBUTES, "{}");
        if (members.isEmpty() || !JsonPieces.isObject(own)) {
            return sample;
        }
        Map<String, String> attributes = JsonPieces.members(own);
        if (ATTRIBUTES.stream().anyMatch(known -> members.containsKey(known) && attributes.containsKey(known))) {
            return sample;
        }
        Map<String, String> lifted = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (name.equals(OWN_TEXT)) {
                lifted.put(SAMPLES, value);
            } else if (!name.equals(OWN_ATTRIBUTES)) {
                lifted.put(name, value);
            } else {
                ATTRIBUTES.forEach(known -> move(known, attributes, lifted));
                if (!attributes.isEmpty()) {
                    lifted.put(OWN_ATTRIBUTES, JsonPieces.object(attributes));
                }
            }
        });
        return JsonPieces.object(lifted);
    }

    private static String sink(String sample) {
        Map<String, String> members = membersWith(SAMPLES, OWN_TEXT, sample);
        String rest = members.getOrDefault(OWN_ATTRIBUTES, "{}");
        if (members.isEmpty() || !JsonPieces.isObject(rest)) {
            return sample;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        ATTRIBUTES.forEach(known -> move(known, members, attributes));
        JsonPieces.members(rest).forEach(attributes::putIfAbsent);
        Map<String, String> sunk = new LinkedHashMap<>();
        members.forEach((name, value) -> sunk.put(name.equals(SAMPLES) ? OWN_TEXT : name, value));
        if (!attributes.isEmpty()) {
            sunk.put(OWN_ATTRIBUTES, JsonPieces.object(attributes));
        }
        return JsonPieces.object(sunk);
    }

    private static void move(String name, Map<String, String> from, Map<String, String> to) {
        String value = from.remove(name);
        if (value != null) {
            to.put(name, value);
        }
    }

    /** The members of an object that has the one name and lacks the other; else none. */
    private static Map<String, String> membersWith(String name, String other, String sample) {
        Map<String, String> members = JsonPieces.members(sample);
        return members.containsKey(name) && !members.containsKey(other) ? members : new LinkedHashMap<>();
    }
}
