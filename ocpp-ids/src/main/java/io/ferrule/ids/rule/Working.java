// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.watch.Observation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A rule at work: the rule and what it has counted, for a bounded number of keys. */
final class Working {

    private final Rule rule;
    private final Map<String, Counter> counters;
    private final Map<String, Progress> progress;

    /** A rule holds, for whom, and who else took part. */
    record Found(Rule rule, String scope, Set<String> stations) {}

    /** How far a sequence has come, since when, and with which values of the field whose values must differ. */
    private record Progress(long began, int step, Set<String> values) {

        static Progress none(long at) {
            return new Progress(at, 0, Set.of());
        }

        Progress next(Optional<String> value) {
            Set<String> more = new HashSet<>(values);
            value.ifPresent(more::add);
            return new Progress(began, step + 1, more);
        }
    }

    Working(Rule rule, int mostKeys) {
        this.rule = rule;
        this.counters = recent(mostKeys);
        this.progress = recent(mostKeys);
    }

    Optional<Found> judge(Observation observation) {
        Rule.Logic logic = rule.logic();
        if (!logic.after().isEmpty()) {
            return Optional.empty();
        }
        if (!logic.sequence().isEmpty()) {
            return sequence(observation);
        }
        return holds(observation) ? counted(observation) : Optional.empty();
    }

    /** Is told that a rule that it builds on holds. */
    Optional<Found> after(String other, Observation observation) {
        Tally tally = rule.logic().count().orElseThrow();
        Counter counter = counters.computeIfAbsent(tally.key(observation), any -> new Counter(tally));
        return counter.count(time(observation), observation.station(), other)
                ? found(observation, counter)
                : Optional.empty();
    }

    private boolean holds(Observation observation) {
        return rule.logic().when().holds(observation) && !rule.logic().unless().holds(observation);
    }

    private Optional<Found> counted(Observation observation) {
        Optional<Tally> count = rule.logic().count();
        if (count.isEmpty()) {
            String who = observation.station().isEmpty() ? observation.link().peer() : observation.station();
            return Optional.of(new Found(rule, who, Set.of()));
        }
        Tally tally = count.get();
        Optional<String> value = tally.value(observation);
        if (tally.of().isPresent() && value.isEmpty()) {
            return Optional.empty();
        }
        Counter counter = counters.computeIfAbsent(tally.key(observation), any -> new Counter(tally));
        long at = time(observation);
        boolean enough = value.isPresent()
                ? counter.count(at, observation.station(), value.get())
                : counter.count(at, observation.station(), times(observation));
        return enough ? found(observation, counter) : Optional.empty();
    }

    private Optional<Found> found(Observation observation, Counter counter) {
        Tally tally = rule.logic().count().orElseThrow();
        boolean alone = tally.perStation();
        String scope = alone ? observation.station() : tally.key(observation);
        return Optional.of(new Found(rule, scope, alone ? Set.of() : counter.stations()));
    }

    private Optional<Found> sequence(Observation observation) {
        Tally tally = rule.logic().count().orElseThrow();
        String key = tally.key(observation);
        long at = time(observation);
        Progress before = progress.getOrDefault(key, Progress.none(at));
        Progress valid = at - before.began() > tally.millis() ? Progress.none(at) : before;
        if (!rule.logic().sequence().get(valid.step()).holds(observation) || !differs(tally, valid, observation)) {
            return Optional.empty();
        }
        if (valid.step() + 1 < rule.logic().sequence().size()) {
            progress.put(key, valid.next(tally.value(observation)));
            return Optional.empty();
        }
        progress.remove(key);
        return Optional.of(new Found(rule, observation.station(), Set.of()));
    }

    private static boolean differs(Tally tally, Progress before, Observation observation) {
        Optional<String> value = tally.value(observation);
        return tally.of().isEmpty()
                || value.filter(other -> !before.values().contains(other)).isPresent();
    }

    /** One line of a capture may tell of many things that happened to a connection. */
    private static long times(Observation observation) {
        return observation.event() instanceof ConnectionEvent event
                ? event.counts().count()
                : 1;
    }

    private static long time(Observation observation) {
        return observation.event().at().toEpochMilli();
    }

    private static <V> Map<String, V> recent(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }
}
