// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import static io.ferrule.model.dialect.Readings.TRANSACTION_DATA;
import static io.ferrule.model.dialect.Readings.VALUES;

import io.ferrule.model.internal.json.JsonPieces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Dialect C: sample and reading are one object, and transaction data is a plain list of them. On the way from the WSDL a
 * reading of several samples becomes several readings of the same time, the first of which keeps its unknown members.
 */
final class Flat implements Form {

    private static final String TIMESTAMP = "timestamp";
    private static final String VALUE = "value";

    /** What is longer is no time, and must not be written again for each of ten thousand samples. */
    private static final int LONGEST_TIME = 64;

    @Override
    public List<String> toCanonical(String list, List<String> entries) {
        List<String> nested = PerReading.map(entries, Flat::nest);
        if (!list.equals(TRANSACTION_DATA) || nested.equals(entries)) {
            return nested;
        }
        return List.of(JsonPieces.object(Map.of(VALUES, JsonPieces.array(nested))));
    }

    @Override
    public List<String> fromCanonical(String list, List<String> entries) {
        Stream<String> readings = entries.stream();
        if (list.equals(TRANSACTION_DATA)) {
            readings = readings.flatMap(Flat::readings);
        }
        return readings.flatMap(Flat::flatten).toList();
    }

    private static String nest(String reading) {
        Map<String, String> members = JsonPieces.members(reading);
        if (!isText(members.getOrDefault(VALUE, ""))) {
            return reading;
        }
        Map<String, String> sample = new LinkedHashMap<>();
        sample.put(VALUE, members.getOrDefault(VALUE, ""));
        for (String attribute : Attributed.ATTRIBUTES) {
            String value = members.remove(attribute);
            if (value != null) {
                sample.put(attribute, value);
            }
        }
        members.put(VALUE, JsonPieces.array(List.of(JsonPieces.object(sample))));
        return JsonPieces.object(members);
    }

    private static Stream<String> readings(String entry) {
        String list = JsonPieces.members(entry).getOrDefault(VALUES, "");
        return JsonPieces.isArray(list) ? JsonPieces.elements(list).stream() : Stream.of(entry);
    }

    private static Stream<String> flatten(String reading) {
        Map<String, String> members = JsonPieces.members(reading);
        String list = members.getOrDefault(VALUE, "");
        boolean splits =
                JsonPieces.isArray(list) && members.getOrDefault(TIMESTAMP, "").length() <= LONGEST_TIME;
        List<String> samples = splits ? JsonPieces.elements(list) : List.of();
        members.remove(VALUE);
        List<String> flat = new ArrayList<>();
        for (String text : samples) {
            Map<String, String> sample = JsonPieces.members(text);
            if (!isText(sample.getOrDefault(VALUE, ""))
                    || sample.keySet().stream().anyMatch(members::containsKey)) {
                return Stream.of(reading);
            }
            Map<String, String> both = new LinkedHashMap<>(members);
            both.putAll(sample);
            flat.add(JsonPieces.object(both));
            members.keySet().retainAll(List.of(TIMESTAMP));
        }
        return flat.isEmpty() ? Stream.of(reading) : flat.stream();
    }

    /** A text, or the number that some stations write for it. */
    private static boolean isText(String json) {
        return !json.isEmpty() && (json.charAt(0) == '"' || json.charAt(0) == '-' || Character.isDigit(json.charAt(0)));
    }
}
