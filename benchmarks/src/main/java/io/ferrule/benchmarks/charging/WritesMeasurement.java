// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.charging;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.charging.fit.WritePolicy;
import io.ferrule.charging.site.books.DriveRules;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How often a station is written to on a day on which the limit of its site changes all the time, beside sending every
 * change. Counts, no times: equal on every machine.
 */
public final class WritesMeasurement {

    private static final int DAYS = 7;
    private static final List<Integer> PERIODS = List.of(1, 6, 24);
    private static final List<Way> WAYS = List.of(
            new Way("every change", WritePolicy.EVERY_CHANGE),
            new Way("rises of 1 A", new WritePolicy(BigDecimal.ONE, Integer.MAX_VALUE)),
            new Way("rises of 1 A, 48 writes a day", new WritePolicy(BigDecimal.ONE, 48)));

    /** How sparingly a station is written to. */
    private record Way(String name, WritePolicy policy) {}

    private final PrintStream out;

    /** Prints to a stream. */
    public WritesMeasurement(PrintStream out) {
        this.out = out;
    }

    /** Prints both tables. */
    public void run(boolean quick) {
        List<SiteDay> days = new ArrayList<>();
        for (int seed = 1; seed <= (quick ? 1 : DAYS); seed++) {
            days.add(SiteDay.of(seed));
        }
        out.println("#### Writes to a station a day, other load measured every 10 s\n");
        out.println(driven(days));
        out.println("#### Writes to a station a day, limits of 5 minutes known beforehand\n");
        out.println(planned(days));
    }

    private static MarkdownTable driven(List<SiteDay> days) {
        MarkdownTable table = new MarkdownTable("day", "rules", "writes, mean", "writes, most", "energy allowed");
        for (SiteDay day : days) {
            DrivenDay every = new DrivenDay(day, DrivenDay.everyChange()).run();
            DrivenDay usual = new DrivenDay(day, DriveRules.usual()).run();
            row(table, day, "every change", every, every);
            row(table, day, "usual", usual, every);
        }
        return table;
    }

    private static void row(MarkdownTable table, SiteDay day, String rules, DrivenDay driven, DrivenDay every) {
        table.row(
                Long.toString(day.seed()),
                rules,
                String.format(Locale.ROOT, "%,.0f", driven.meanWrites()),
                String.format(Locale.ROOT, "%,d", driven.mostWrites()),
                String.format(Locale.ROOT, "%.1f %%", 100 * driven.ampereHours() / every.ampereHours()));
    }

    private static MarkdownTable planned(List<SiteDay> days) {
        MarkdownTable table = new MarkdownTable("station obeys", "rules", "writes, mean over the days");
        List<PlannedDay> plans = days.stream().map(PlannedDay::new).toList();
        for (int periods : PERIODS) {
            for (Way way : WAYS) {
                double mean = plans.stream()
                        .mapToInt(plan -> plan.messages(periods, way.policy()))
                        .average()
                        .orElse(0);
                String obeys = periods == 1 ? "one limit at a time" : periods + " periods";
                table.row(obeys, way.name(), String.format(Locale.ROOT, "%,.1f", mean));
            }
        }
        return table;
    }
}
