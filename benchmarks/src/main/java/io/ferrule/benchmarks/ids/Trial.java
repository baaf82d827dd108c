// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.ids.attack.Attack;
import io.ferrule.benchmarks.ids.attack.Stage;
import io.ferrule.benchmarks.ids.simulation.Estate;
import io.ferrule.benchmarks.ids.simulation.Recorded;
import io.ferrule.benchmarks.ids.simulation.Simulation;
import io.ferrule.ids.Alert;
import io.ferrule.ids.Verdict;
import io.ferrule.ids.rule.RuleSet;
import io.ferrule.ids.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** One attack on an estate that lives its life. For one thread, once. */
final class Trial {

    private static final Instant NOON = Instant.parse("2026-01-07T14:00:00Z");
    private static final Duration AFTERWARDS = Duration.ofMinutes(30);
    private static final int MOST_HALF_HOURS = 14;

    private final Attack attack;
    private final boolean told;
    private final Set<String> taken = new HashSet<>();
    private final List<String> disturbed = new ArrayList<>();
    private final List<String> wronged = new ArrayList<>();
    private Instant began = Instant.MAX;
    private long hostileLines;
    private boolean detected;
    private boolean named;
    private boolean blocked;
    private long line;
    private Duration after = Duration.ZERO;

    private Trial(Attack attack, boolean told) {
        this.attack = attack;
        this.told = told;
    }

    /** Lets it happen. */
    static Outcome of(Attack attack, RuleSet rules, Setting setting) {
        Trial trial = new Trial(attack, setting.told());
        Estate estate = estate(setting, NOON.minus(setting.before()), new Listener(rules, trial::judged));
        Simulation simulation = estate.simulation();
        simulation.runUntil(NOON);
        Stage stage = new Stage(estate, estate.legacy().get(Math.floorMod(setting.seed(), 4)));
        simulation.hostile(() -> attack.conduct().accept(stage));
        Instant end = NOON;
        for (int i = 0; i < MOST_HALF_HOURS && simulation.attacked(); i++) {
            end = end.plus(AFTERWARDS);
            simulation.runUntil(end);
        }
        simulation.runUntil(end.plus(AFTERWARDS));
        return trial.outcome();
    }

    /** An estate that has begun to live. */
    static Estate estate(Setting setting, Instant start, Listener listener) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(setting.seed());
        Estate estate = new Estate(new Simulation(start, random, listener), setting.stations());
        estate.live(setting.told());
        return estate;
    }

    private void judged(Recorded recorded, Verdict verdict) {
        if (recorded.hostile()) {
            hostileLines++;
            began = began.equals(Instant.MAX) ? recorded.at() : began;
            taken.add(recorded.station());
        }
        boolean his = recorded.hostile()
                || (taken.contains(recorded.station()) && !recorded.at().isBefore(began));
        for (Alert alert : verdict.alerts()) {
            if (alert.rule().severity() == Severity.INFO) {
                continue;
            }
            if (his) {
                alerted(recorded, alert);
            } else {
                disturbed.add(alert.rule().id());
            }
        }
        if (verdict.blocked()) {
            if (recorded.hostile()) {
                blocked = true;
                found(recorded);
            } else {
                verdict.blocker().ifPresent(rule -> wronged.add(rule.id()));
            }
        }
    }

    private void alerted(Recorded recorded, Alert alert) {
        boolean right =
                Arrays.asList(alert.rule().attackClass().split("[^A-Z0-9]+")).contains(attack.type());
        named |= right;
        if (recorded.hostile() || right) {
            found(recorded);
        }
    }

    private void found(Recorded recorded) {
        if (!detected) {
            detected = true;
            line = hostileLines;
            after = Duration.between(began, recorded.at());
        }
    }

    private Outcome outcome() {
        return new Outcome(attack, told, detected, named, blocked, line, after, disturbed, wronged);
    }
}
