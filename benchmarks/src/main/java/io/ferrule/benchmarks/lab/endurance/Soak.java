// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.endurance;

import io.ferrule.benchmarks.lab.csms.Manners;
import io.ferrule.benchmarks.lab.endurance.Trend.Point;
import io.ferrule.benchmarks.lab.oracle.Promise;
import io.ferrule.benchmarks.lab.processes.Programs;
import io.ferrule.benchmarks.lab.stations.Fleet;
import io.ferrule.benchmarks.lab.stations.Rhythm;
import io.ferrule.benchmarks.measurement.MarkdownTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Stations that come and go for a long time while the CSMS goes away now and then: does anything grow?
 *
 * @param stations how many
 * @param length how long
 * @param promise how the gateway is configured
 * @param out where the table goes
 */
public record Soak(int stations, Duration length, Promise promise, PrintStream out) {

    private static final int SAMPLE_SECONDS = 10;
    private static final int WARM_UP_SECONDS = 120;
    private static final int BETWEEN_OUTAGES_SECONDS = 240;
    private static final int LONGEST_OUTAGE_SECONDS = 90;
    private static final double MISSING_SHARE = 0.05;
    private static final int FEWEST = 3;
    private static final long SECOND_MILLIS = 1_000;

    /** Lets them live, and prints what the gateway took up. */
    public void run(Programs programs, Path directory)
            throws IOException, GeneralSecurityException, InterruptedException {
        try (Plant plant = Plant.open(directory, programs, promise, Manners.polite(false))) {
            Fleet fleet = plant.stations(stations, Rhythm.steady());
            try {
                List<Look> looks = watch(plant, fleet);
                out.println(
                        "### Soak, " + stations + " stations, " + length.toMinutes() + " minutes, " + promise + "\n");
                out.println(table(looks));
                out.println(fleet.acknowledged() + " calls were answered with a result.\n");
            } finally {
                fleet.end();
            }
        }
    }

    private List<Look> watch(Plant plant, Fleet fleet) throws IOException, InterruptedException {
        List<Look> samples = new ArrayList<>();
        Outages outages = new Outages(plant, new SplittableRandom(stations));
        long begin = System.nanoTime();
        for (long second = 1; second <= length.toSeconds(); second++) {
            Thread.sleep(Math.max(0, second * SECOND_MILLIS - (System.nanoTime() - begin) / 1_000_000));
            outages.tick(second);
            if (second % SAMPLE_SECONDS == 0) {
                Vitals now = Vitals.of(
                        plant.gateway().pid(),
                        (double) second,
                        plant.data(),
                        plant.admin().pending());
                int missing = stations - fleet.online() + plant.admin().away();
                boolean whole = missing <= stations * MISSING_SHARE;
                System.err.println(now + " whole=" + whole + " acknowledged=" + fleet.acknowledged());
                samples.add(new Look(now, whole));
            }
        }
        return samples;
    }

    /**
     * What was seen at one moment.
     *
     * @param whole whether all but a few stations were connected through to the CSMS
     */
    private record Look(Vitals vitals, boolean whole) {}

    /** Connections that are missing take up nothing, so only moments count at which hardly one is missing. */
    private static String table(List<Look> looks) {
        List<Vitals> counted = looks.stream()
                .filter(Look::whole)
                .map(Look::vitals)
                // Until the caches are full and the compilers are done everything grows; that is no leak.
                .filter(it -> it.seconds() > WARM_UP_SECONDS)
                .toList();
        if (counted.size() < FEWEST) {
            return "only " + counted.size() + " of " + looks.size() + " looks count, which is too few\n";
        }
        MarkdownTable table = new MarkdownTable("", "first third", "last third", "slope per hour", "range");
        table.row(trend(counted, Vitals::residentMib).row("RSS, MiB"));
        table.row(trend(counted, Vitals::heapMib).row("heap after collection, MiB"));
        table.row(trend(counted, Vitals::threads).row("threads"));
        table.row(trend(counted, Vitals::files).row("file descriptors"));
        table.row(trend(counted, Vitals::databaseMib).row("database and WAL, MiB"));
        table.row(trend(counted, Vitals::pending).row("entries that wait"));
        return table + "\n" + counted.size() + " of " + looks.size()
                + " looks count: at least 95 % of the stations connected through.\n";
    }

    private static Trend trend(List<Vitals> samples, ToDoubleFunction<Vitals> measure) {
        return Trend.of(samples.stream()
                .map(it -> new Point(it.seconds(), measure.applyAsDouble(it)))
                .toList());
    }

    /** When the CSMS is away. */
    private static final class Outages {

        private final Plant plant;
        private final SplittableRandom random;
        private boolean away;
        private long next;

        Outages(Plant plant, SplittableRandom random) {
            this.plant = plant;
            this.random = random;
            this.next = vary(BETWEEN_OUTAGES_SECONDS);
        }

        void tick(long second) {
            if (second < next) {
                return;
            }
            if (away) {
                plant.back();
            } else {
                plant.away();
            }
            away = !away;
            next = second + vary(away ? LONGEST_OUTAGE_SECONDS : BETWEEN_OUTAGES_SECONDS);
        }

        private long vary(long most) {
            return most / 4 + random.nextLong(most - most / 4);
        }
    }
}
