// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What there is beside the one address of the CSMS.
 *
 * @param failover further addresses of the same CSMS, to be dialled in this order
 * @param observers further CSMSs that hear what stations say
 * @param virtualKeys configuration keys that the CSMS may change without the station being touched
 */
public record FurtherUpstreams(
        List<TargetSettings> failover, List<ObserverSettings> observers, Set<String> virtualKeys) {

    private static final int MOST_ADDRESSES = 8;
    private static final int MOST_OBSERVERS = 8;

    /** Copies the collections. */
    public FurtherUpstreams {
        failover = List.copyOf(failover);
        observers = List.copyOf(observers);
        virtualKeys = Set.copyOf(virtualKeys);
    }

    /**
     * All addresses.
     *
     * @return of the CSMS and of observers
     */
    public Stream<TargetSettings> targets() {
        return Stream.concat(failover.stream(), observers.stream().map(ObserverSettings::target));
    }

    /** Reads the keys; the first address is unknown where it is of no use. */
    static FurtherUpstreams read(Section section, Source source, Optional<TargetSettings> first) {
        List<TargetSettings> failover = bounded(section, "failover", MOST_ADDRESSES).stream()
                .flatMap(address -> first
                        .map(one -> TargetSettings.readFurther(address, source, one))
                        .orElseGet(() -> TargetSettings.read(address, source))
                        .stream())
                .toList();
        Set<String> keys = new HashSet<>(section.values("virtual-keys", Values::configurationKey));
        return new FurtherUpstreams(failover, observers(section, source), keys);
    }

    private static List<ObserverSettings> observers(Section section, Source source) {
        Set<String> names = new HashSet<>();
        return bounded(section, "observers", MOST_OBSERVERS).stream()
                .flatMap(block -> {
                    Optional<ObserverSettings> observer = ObserverSettings.read(block, source);
                    observer.filter(one -> !names.add(one.name()))
                            .ifPresent(one -> block.problem("name", "is the name of an earlier observer too"));
                    return observer.stream();
                })
                .toList();
    }

    private static List<Section> bounded(Section section, String key, int most) {
        List<Section> blocks = section.sections(key);
        if (blocks.size() > most) {
            section.problem(key, "may have " + most + " elements at most, has " + blocks.size());
        }
        return blocks;
    }
}
