// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.ids.attack.Attack;
import io.ferrule.benchmarks.ids.attack.Attacks;
import io.ferrule.benchmarks.ids.honest.Trap;
import io.ferrule.benchmarks.ids.honest.Traps;
import io.ferrule.benchmarks.ids.unseen.Unseen;
import io.ferrule.ids.rule.RuleFiles;
import io.ferrule.ids.rule.RuleSet;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What the intrusion detection finds, and what it says for nothing.
 *
 * @param out where tables go
 * @param extent how much is done
 */
public record IdsMeasurement(PrintStream out, Extent extent) {

    private static final int STATIONS = 12;

    /**
     * How much is done.
     *
     * @param seeds runs of each attack and each trap, half of them with the operator's context
     * @param before how long stations live before
     * @param days of undisturbed life
     * @param estates how many live them, each of twelve stations
     */
    public record Extent(int seeds, Duration before, int days, int estates) {

        /** What the tables in the README were taken with. */
        public static Extent full() {
            return new Extent(6, Duration.ofHours(30), 30, 10);
        }

        /** Whether less than a week is enough. */
        boolean brief() {
            return days < 7;
        }

        /** Enough to see that it works. */
        public static Extent quick() {
            return new Extent(2, Duration.ofHours(1), 3, 2);
        }
    }

    /** Prints what was found, missed, and said for nothing, and what that costs; replays need the root of the project. */
    public void run(Path project) throws IOException, InterruptedException {
        RuleSet rules = RuleFiles.builtIn();
        recall(rules, Attacks.all());
        traps(rules, Traps.all());
        out.println("### The unseen set\n");
        recall(rules, Unseen.attacks());
        traps(rules, Unseen.traps());
        months(rules);
        rules();
        cost();
        out.println("#### `ferrule replay`\n\n" + new Replays(project).table(extent.brief()));
    }

    /** Some attacks. */
    void recall(RuleSet rules, List<Attack> attacks) {
        List<Outcome> outcomes = attacks.stream()
                .flatMap(attack -> parallel(extent.seeds(), seed -> trial(attack, rules, seed)).stream())
                .toList();
        RecallTable table = new RecallTable(outcomes);
        out.println("#### Attacks\n\n" + table.classes());
        out.println(table.misses());
    }

    private Outcome trial(Attack attack, RuleSet rules, int seed) {
        return Trial.of(attack, rules, setting(STATIONS, seed));
    }

    private Setting setting(int stations, int seed) {
        return new Setting(seed, stations, extent.before(), seed % 2 == 0);
    }

    /** Some honest scenarios. */
    void traps(RuleSet rules, List<Trap> traps) {
        QuietTable table = new QuietTable();
        for (Trap trap : traps) {
            parallel(extent.seeds(), seed -> Quiet.trap(trap, rules, setting(trap.stations(), seed)))
                    .forEach(report -> table.add(trap.type() + " " + trap.name(), report));
        }
        out.println("#### Honest scenarios\n\n" + table.table());
        out.println(table.samples());
    }

    /** Undisturbed life. */
    void months(RuleSet rules) {
        QuietTable table = new QuietTable();
        List<Quiet.Report> reports = parallel(
                extent.estates(),
                seed -> Quiet.days(
                        extent.days(), rules, new Setting(1_000 + seed, STATIONS, Duration.ZERO, seed % 2 == 0)));
        reports.forEach(report -> table.add("days", report));
        double months = extent.estates() * STATIONS * extent.days() / 30.0;
        int alerts = reports.stream().mapToInt(Quiet.Report::falseAlerts).sum();
        out.println("#### Undisturbed life, " + months + " station-months\n\n" + table.table());
        out.println(table.samples());
        out.printf(Locale.ROOT, "False alerts for each station-month: %.2f%n%n", alerts / months);
    }

    /** Files of rules that shall cost much. */
    void rules() throws IOException {
        out.println("#### Costly rules\n\n" + new RuleCost().table());
    }

    /** What a frame costs with no, some and many rules, and what a station costs. */
    void cost() throws IOException {
        Duration length = Duration.ofHours(extent.brief() ? 3 : 24);
        out.println("#### Cost of a frame\n\n" + new FrameCost(length).table(0, 50, 200));
        out.println("#### Memory\n\n" + StationState.table());
    }

    private static <T> List<T> parallel(int times, IntFunction<T> work) {
        return IntStream.range(0, times).parallel().mapToObj(work).toList();
    }
}
