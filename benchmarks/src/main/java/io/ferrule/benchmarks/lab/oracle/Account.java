// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One station's part of a history: what was said beside what was heard of it. */
final class Account {

    /** So many refusals make a dead letter. */
    static final int LAST_REFUSAL = 3;

    private final History history;
    private final String station;
    private final Map<String, Said> said = new LinkedHashMap<>();
    private final Map<String, List<Heard>> heard = new LinkedHashMap<>();

    Account(History history, String station) {
        this.history = history;
        this.station = station;
        for (Said one : history.said()) {
            if (one.station().equals(station) && said.put(one.content().key(), one) != null) {
                throw new IllegalArgumentException("a station must not say the same twice: " + one);
            }
        }
        for (Heard one : history.heard()) {
            if (one.station().equals(station)) {
                heard.computeIfAbsent(one.content().key(), key -> new ArrayList<>())
                        .add(one);
            }
        }
    }

    History history() {
        return history;
    }

    String station() {
        return station;
    }

    List<Said> said() {
        return List.copyOf(said.values());
    }

    /** What the CSMS accepted, in its order. */
    List<Heard> accepted() {
        return history.heard().stream()
                .filter(it -> it.station().equals(station) && it.accepted())
                .toList();
    }

    Optional<Said> source(Heard one) {
        return Optional.ofNullable(said.get(one.content().key()));
    }

    /** Each time that the CSMS accepted a message. */
    List<Heard> accepted(Said one) {
        return heard.getOrDefault(one.content().key(), List.of()).stream()
                .filter(Heard::accepted)
                .toList();
    }

    /** Messages of each transaction, by the station's own count. */
    Map<Integer, List<Said>> transactions() {
        return said.values().stream()
                .collect(Collectors.groupingBy(Said::transaction, TreeMap::new, Collectors.toList()));
    }

    /** Numbers that the CSMS gave to a transaction: one for each time that it saw the start. */
    Set<Long> issued(int transaction) {
        return said.values().stream()
                .filter(it -> it.transaction() == transaction && it.content().kind() == Billing.START)
                .flatMap(it -> accepted(it).stream())
                .flatMap(it -> it.outcome().issued().stream().boxed())
                .collect(Collectors.toSet());
    }

    /** Whether the CSMS itself saw to it that a message may be missing: it or its start was refused too often. */
    boolean excused(Said one) {
        return refusals(one) >= LAST_REFUSAL
                || said.values().stream()
                        .filter(it -> it.transaction() == one.transaction())
                        .filter(it -> it.content().kind() == Billing.START)
                        .anyMatch(it -> refusals(it) >= LAST_REFUSAL);
    }

    private long refusals(Said one) {
        return heard.getOrDefault(one.content().key(), List.of()).stream()
                .filter(it -> !it.accepted())
                .count();
    }
}
