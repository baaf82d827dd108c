// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The members of a message and of all that is in it, as paths.
 *
 * @param all every path; a star is each element of an array
 * @param telling those whose name says that a fact stands there
 */
record Places(Set<String> all, Set<String> telling) {

    private static final Set<String> TELLING = Set.of(
            "idTag",
            "parentIdTag",
            "idTagInfo",
            "idToken",
            "groupIdToken",
            "idTokenInfo",
            "connectorId",
            "evseId",
            "evse",
            "transactionId",
            "chargingSchedule",
            "location",
            "remoteLocation",
            "responderURL",
            "ocppCsmsUrl",
            "content");

    /**
     * Parts of messages in which such a name means something else: where in the cable a reading was taken, which display,
     * and which component a report or a monitor is about.
     */
    private static final Set<String> ELSE = Set.of(
            "meterValue",
            "transactionData",
            "values",
            "display",
            "componentVariable",
            "monitor",
            "setMonitoringData",
            "setMonitoringResult");

    static Places of(Class<?> message) {
        Set<String> all = new TreeSet<>();
        walk(message, "", all);
        return new Places(all, all.stream().filter(Places::tells).collect(Collectors.toSet()));
    }

    /** An {@code evseId} of {@code idTokenInfo} says where a token may charge, not where something happens. */
    private static boolean tells(String path) {
        List<String> steps = List.of(path.split("/", -1));
        return TELLING.contains(steps.get(steps.size() - 1))
                && steps.stream().noneMatch(ELSE::contains)
                && !path.endsWith("idTokenInfo/evseId");
    }

    private static void walk(Class<?> type, String prefix, Set<String> all) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + component.getName();
            all.add(path);
            Type inner = component.getGenericType();
            if (inner instanceof ParameterizedType list) {
                inner = list.getActualTypeArguments()[0];
                path += "/" + Spot.EACH;
                all.add(path);
            }
            if (inner instanceof Class<?> part
                    && part.isRecord()
                    && part.getPackage().equals(type.getPackage())) {
                walk(part, path + "/", all);
            }
        }
    }
}
