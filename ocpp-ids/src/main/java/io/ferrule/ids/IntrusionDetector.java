// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids;

import io.ferrule.ids.event.Event;
import io.ferrule.ids.rule.Hit;
import io.ferrule.ids.rule.Judge;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleCard;
import io.ferrule.ids.rule.RuleSet;
import io.ferrule.ids.watch.BaselineRecord;
import io.ferrule.ids.watch.Bounds;
import io.ferrule.ids.watch.DecodedFrame;
import io.ferrule.ids.watch.FrameDecoder;
import io.ferrule.ids.watch.Mark;
import io.ferrule.ids.watch.Observation;
import io.ferrule.ids.watch.Watches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The engine. Events must come in the order of their time; memory grows with the number of stations, up to a bound, and not with the
 * number of events. For one thread.
 */
public final class IntrusionDetector {

    private static final long HOUR_MILLIS = 3_600_000;

    /** Losing one of these loses money, so that a rule may only block them where it says so. */
    private static final Set<String> BILLING =
            Set.of("StartTransaction", "StopTransaction", "MeterValues", "TransactionEvent");

    private final FrameDecoder decoder = new FrameDecoder();
    private final Watches watches;
    private final Function<String, Reaction> mode;
    private final Bounds bounds;
    private final Map<String, Streak> streaks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Streak> eldest) {
            return size() > bounds.streaks();
        }
    };
    private final DetectorSummary summary = new DetectorSummary();
    private Judge judge;

    private static final class Streak {
        long toldAt;
        Instant first = Instant.EPOCH;
        long count;
        final Set<String> stations = new TreeSet<>();
    }

    /**
     * Makes an engine that remembers as much as fits into the heap of this process.
     *
     * @param rules the rules
     * @param mode the most that happens, whatever a rule says
     * @param learned baselines by station from an earlier run, empty for a new beginning
     */
    public IntrusionDetector(RuleSet rules, Reaction mode, Map<String, BaselineRecord> learned) {
        this(rules, station -> mode, learned, Bounds.ofHeap(Runtime.getRuntime().maxMemory()));
    }

    /**
     * Makes an engine with a mode for each station.
     *
     * @param rules the rules
     * @param mode the most that happens at a station, whatever a rule says; asked with an empty name where no station is concerned
     * @param learned baselines by station from an earlier run, empty for a new beginning
     * @param bounds how much it remembers at most
     */
    public IntrusionDetector(
            RuleSet rules, Function<String, Reaction> mode, Map<String, BaselineRecord> learned, Bounds bounds) {
        this.bounds = bounds;
        this.watches = new Watches(decoder, learned, bounds);
        this.judge = new Judge(rules, bounds);
        this.mode = mode;
    }

    /**
     * Takes other rules from now on. What is known about stations stays; what rules have counted begins anew.
     *
     * @param rules the new rules
     */
    public void replace(RuleSet rules) {
        judge = new Judge(rules, bounds);
    }

    /**
     * Takes frames apart, which other threads may do beforehand.
     *
     * @return the decoder of this engine, safe for use by several threads
     */
    public FrameDecoder decoder() {
        return decoder;
    }

    /**
     * Is told of an event.
     *
     * @param event any event
     * @return what to say and do about it
     */
    public Verdict accept(Event event) {
        return verdict(watches.observe(event));
    }

    /**
     * Is told of a frame that was taken apart before.
     *
     * @param frame the frame
     * @return what to say and do about it
     */
    public Verdict accept(DecodedFrame frame) {
        return verdict(watches.observe(frame));
    }

    /**
     * What was learned about stations, to be given to the next engine.
     *
     * @return baselines by station
     */
    public Map<String, BaselineRecord> learned() {
        return watches.learned();
    }

    /**
     * What happened so far.
     *
     * @return numbers that go on counting
     */
    public DetectorSummary summary() {
        return summary;
    }

    private Verdict verdict(Observation observation) {
        summary.seen(observation);
        if (observation.ignored()) {
            return Verdict.nothing();
        }
        List<Hit> hits = judge.judge(observation);
        if (hits.isEmpty()) {
            return Verdict.nothing();
        }
        List<Alert> alerts = new ArrayList<>();
        List<RuleCard> held = new ArrayList<>();
        Optional<RuleCard> blocker = Optional.empty();
        for (Hit hit : hits) {
            Reaction reaction = reaction(hit, observation);
            summary.held(hit.rule().card().id(), reaction);
            if (reaction != Reaction.OBSERVE) {
                held.add(hit.rule().card());
                alert(hit, reaction, observation).ifPresent(alerts::add);
            }
            if (reaction == Reaction.BLOCK && blocker.isEmpty()) {
                blocker = Optional.of(hit.rule().card());
            }
        }
        if (blocker.isPresent()) {
            watches.blocked(observation);
            summary.blocked();
        }
        return new Verdict(alerts, blocker, held);
    }

    private Reaction reaction(Hit hit, Observation observation) {
        Reaction most = hit.reaction().atMost(mode.apply(observation.station()));
        boolean spared = !observation.decodedFrame()
                || (BILLING.contains(observation.action()) && !hit.rule().card().billing());
        return spared ? most.atMost(Reaction.ALERT) : most;
    }

    private Optional<Alert> alert(Hit hit, Reaction reaction, Observation observation) {
        long now = observation.event().at().toEpochMilli();
        String key = hit.rule().card().id() + '\n' + hit.scope();
        Streak streak = streaks.computeIfAbsent(key, any -> new Streak());
        streak.first = streak.count == 0 ? observation.event().at() : streak.first;
        streak.count++;
        hit.stations().stream().limit(50).forEach(streak.stations::add);
        if (streak.toldAt != 0 && now - streak.toldAt < HOUR_MILLIS) {
            return Optional.empty();
        }
        streak.toldAt = now;
        Alert alert = new Alert(
                observation.event().at(),
                observation.station(),
                observation.link().peer(),
                List.copyOf(streak.stations),
                hit.rule().card(),
                reaction,
                streak.first,
                streak.count,
                sentence(hit.rule().card(), observation));
        streak.count = 0;
        streak.stations.clear();
        summary.alerted();
        return Optional.of(alert);
    }

    /** The title of the rule, and what the watches found. */
    private static String sentence(RuleCard card, Observation observation) {
        StringBuilder sentence = new StringBuilder(card.title());
        String separator = " (";
        for (Map.Entry<Mark, Object> mark : observation.marks().entrySet()) {
            sentence.append(separator)
                    .append(mark.getKey().field())
                    .append(": ")
                    .append(Quoted.of(mark.getValue()));
            separator = ", ";
        }
        return separator.equals(" (")
                ? sentence.toString()
                : sentence.append(')').toString();
    }
}
