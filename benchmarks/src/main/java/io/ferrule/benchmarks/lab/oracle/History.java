// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that is known about a run after it was healed and drained.
 *
 * @param promise what the gateway promised
 * @param said what the stations said, in their order
 * @param heard what the CSMS heard, in its order
 * @param told what stations were told about their transactions
 * @param around what else went on
 */
public record History(Promise promise, List<Said> said, List<Heard> heard, Told told, Around around) {

    /** Copies the lists. */
    public History {
        said = List.copyOf(said);
        heard = List.copyOf(heard);
    }

    /**
     * What else went on.
     *
     * @param disturbances when replies may have been lost
     * @param dead dead letters of each station at the end
     * @param saidStatus time stamp of the last status that was acknowledged, by {@code station/connector}
     * @param heardStatus time stamp of the last status that the CSMS heard, likewise; both as ISO 8601 in UTC without
     *     fractions, so that they sort as text
     */
    public record Around(
            List<Disturbance> disturbances,
            Map<String, Integer> dead,
            Map<String, String> saidStatus,
            Map<String, String> heardStatus) {

        /** Copies everything. */
        public Around {
            disturbances = List.copyOf(disturbances);
            dead = Map.copyOf(dead);
            saidStatus = Map.copyOf(saidStatus);
            heardStatus = Map.copyOf(heardStatus);
        }

        /** Nothing at all. */
        public static Around nothing() {
            return new Around(List.of(), Map.of(), Map.of(), Map.of());
        }
    }

    /** How many messages the CSMS heard that it had heard before. */
    public long repeats() {
        long different = heard.stream()
                .map(it -> it.station() + it.content().key())
                .distinct()
                .count();
        return heard.size() - different;
    }

    /** Whether replies to a station's messages cannot have been lost between two times. */
    boolean quiet(String station, long from, long to) {
        return around.disturbances().stream().noneMatch(it -> it.touches(station, from, to));
    }

    List<String> stations() {
        Stream<String> talking =
                Stream.concat(said.stream().map(Said::station), heard.stream().map(Heard::station));
        return Stream.concat(talking, around.dead().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
