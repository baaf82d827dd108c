// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.ids.honest.Trap;
import io.ferrule.benchmarks.ids.simulation.Estate;
import io.ferrule.benchmarks.ids.simulation.Recorded;
import io.ferrule.ids.Alert;
import io.ferrule.ids.Verdict;
import io.ferrule.ids.rule.RuleSet;
import io.ferrule.ids.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Days on which nobody attacks. Whatever is said beyond {@code info} is false. For one thread, once.
 */
final class Quiet {

    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

    private final Map<String, Integer> alerts = new TreeMap<>();
    private final Map<String, Integer> blocked = new TreeMap<>();
    private final Map<String, String> samples = new TreeMap<>();
    private int serious;
    private int notes;

    /**
     * What was said for nothing.
     *
     * @param lines lines of the capture
     * @param alerts false alerts by rule
     * @param serious how many of them are of severity medium or more
     * @param blocked honest frames that did not pass, by rule
     * @param samples the first alert of each rule
     * @param notes alerts of the lowest severity
     */
    record Report(
            long lines,
            Map<String, Integer> alerts,
            int serious,
            Map<String, Integer> blocked,
            Map<String, String> samples,
            int notes) {

        Report {
            alerts = Map.copyOf(alerts);
            blocked = Map.copyOf(blocked);
            samples = Map.copyOf(samples);
        }

        int falseAlerts() {
            return alerts.values().stream().mapToInt(Integer::intValue).sum();
        }

        int wronged() {
            return blocked.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private Quiet() {}

    /** Plain life for some days. */
    static Report days(int days, RuleSet rules, Setting setting) {
        Quiet quiet = new Quiet();
        Listener listener = new Listener(rules, quiet::judged);
        Trial.estate(setting, MONDAY, listener).simulation().runUntil(MONDAY.plus(Duration.ofDays(days)));
        return quiet.report(listener);
    }

    /** Plain life, then a trap, then plain life. */
    static Report trap(Trap trap, RuleSet rules, Setting setting) {
        Quiet quiet = new Quiet();
        Listener listener = new Listener(rules, quiet::judged);
        Estate estate = Trial.estate(setting, MONDAY, listener);
        estate.simulation().runUntil(MONDAY.plus(setting.before()));
        trap.conduct().accept(estate);
        estate.simulation().runUntil(MONDAY.plus(setting.before()).plus(trap.lasts()));
        return quiet.report(listener);
    }

    private void judged(Recorded recorded, Verdict verdict) {
        for (Alert alert : verdict.alerts()) {
            if (alert.rule().severity() == Severity.INFO) {
                notes++;
            } else {
                alerts.merge(alert.rule().id(), 1, Integer::sum);
                serious += alert.rule().severity() == Severity.LOW ? 0 : 1;
                samples.putIfAbsent(
                        alert.rule().id(), recorded.at() + " " + recorded.station() + " " + alert.summary());
            }
        }
        verdict.blocker().ifPresent(rule -> {
            blocked.merge(rule.id(), 1, Integer::sum);
            samples.putIfAbsent(
                    "blocked " + rule.id(),
                    recorded.line().substring(0, Math.min(400, recorded.line().length())));
        });
    }

    private Report report(Listener listener) {
        return new Report(listener.lines(), alerts, serious, blocked, samples, notes);
    }
}
