// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.proxy.upstream.SecurityProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The network connection profiles of one station of OCPP 2.x towards its CSMS (part 2, B09 and B10), of which all lead to the same
 * CSMS and differ in the security profile. Immutable.
 *
 * @param active slot of the connection as it is
 * @param others security profiles in other slots
 * @param priority slots in the order in which they are to be tried, at least one
 */
record NetworkProfiles(int active, Map<Integer, SecurityProfile> others, List<Integer> priority) {

    /** A station that was never told otherwise. */
    static final NetworkProfiles FIRST = new NetworkProfiles(1, Map.of(), List.of(1));

    private static final int LAST_SLOT = 9;
    private static final String ACTIVE = "slot-active";
    private static final String PRIORITY = "slot-priority";
    private static final String SLOT = "slot-";
    private static final Pattern COMMA = Pattern.compile(",");

    NetworkProfiles {
        others = Map.copyOf(others);
        priority = List.copyOf(priority);
    }

    /** Whether there is a slot of this number. */
    static boolean slot(int number) {
        return number >= 0 && number <= LAST_SLOT;
    }

    NetworkProfiles with(int slot, SecurityProfile profile) {
        Map<Integer, SecurityProfile> more = new HashMap<>(others);
        more.put(slot, profile);
        return new NetworkProfiles(active, more, priority);
    }

    NetworkProfiles inOrder(List<Integer> slots) {
        return new NetworkProfiles(active, others, slots);
    }

    /** The security profile of the first slot, if that is not the active one. */
    Optional<SecurityProfile> next() {
        return Optional.ofNullable(others.get(priority.get(0)));
    }

    /** A connection came about by the first slot: what is lower goes (A05.FR.06). */
    NetworkProfiles moved(SecurityProfile former) {
        SecurityProfile now = next().orElse(former);
        Map<Integer, SecurityProfile> left = new HashMap<>(others);
        left.put(active, former);
        left.remove(priority.get(0));
        left.values().removeIf(profile -> profile.number() < now.number());
        return new NetworkProfiles(
                priority.get(0),
                left,
                priority.stream()
                        .filter(slot -> slot.equals(priority.get(0)) || left.containsKey(slot))
                        .toList());
    }

    /** As NetworkConfigurationPriority is written. */
    String order() {
        return priority.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Slots of such a text; empty if it is none. */
    static List<Integer> slots(String order) {
        List<Integer> slots = new ArrayList<>();
        for (String part : COMMA.split(order, -1)) {
            if (!part.strip().matches("[0-9]")) {
                return List.of();
            }
            slots.add(Integer.valueOf(part.strip()));
        }
        return slots;
    }

    Map<String, String> write() {
        Map<String, String> values = new TreeMap<>();
        values.put(ACTIVE, Integer.toString(active));
        values.put(PRIORITY, order());
        others.forEach((slot, profile) -> values.put(SLOT + slot, Integer.toString(profile.number())));
        return values;
    }

    static NetworkProfiles read(Map<String, String> values) {
        List<Integer> priority = slots(values.getOrDefault(PRIORITY, ""));
        if (priority.isEmpty()) {
            return FIRST;
        }
        Map<Integer, SecurityProfile> others = Stream.iterate(0, slot -> slot <= LAST_SLOT, slot -> slot + 1)
                .filter(slot -> values.containsKey(SLOT + slot))
                .collect(Collectors.toMap(
                        slot -> slot,
                        slot -> SecurityProfile.of(Integer.parseInt(values.getOrDefault(SLOT + slot, "0")))));
        return new NetworkProfiles(Integer.parseInt(values.getOrDefault(ACTIVE, "1")), others, priority);
    }
}
