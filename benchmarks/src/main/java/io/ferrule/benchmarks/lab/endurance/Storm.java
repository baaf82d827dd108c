// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.endurance;

import io.ferrule.benchmarks.lab.csms.CsmsBooks;
import io.ferrule.benchmarks.lab.csms.Manners;
import io.ferrule.benchmarks.lab.oracle.Promise;
import io.ferrule.benchmarks.lab.processes.Programs;
import io.ferrule.benchmarks.lab.stations.Fleet;
import io.ferrule.benchmarks.lab.stations.Rhythm;
import io.ferrule.benchmarks.measurement.MarkdownTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * All stations after an outage: how long until all are served, and what the CSMS has to bear.
 *
 * @param stations how many
 * @param outage how long the CSMS is away
 * @param promises how the gateway is configured, one after the other
 * @param out where the table goes
 */
public record Storm(int stations, Duration outage, List<Promise> promises, PrintStream out) {

    private static final Duration BEFORE = Duration.ofSeconds(60);
    private static final long LONGEST_MILLIS = 600_000;
    private static final long LOOK_MILLIS = 250;
    private static final int SERVED_IN_ROW = 3;

    /** Copies the list. */
    public Storm {
        promises = List.copyOf(promises);
    }

    /** What is broken. */
    private enum Cause {
        CSMS_AWAY,
        GATEWAY_KILLED
    }

    /** Measures the outage in both modes, and a power cut of the gateway. */
    public void run(Programs programs, Path directory)
            throws IOException, GeneralSecurityException, InterruptedException {
        out.println("### Storm, " + stations + " stations, " + outage.toSeconds() + " s away\n");
        MarkdownTable table = new MarkdownTable(
                "mode",
                "what happened",
                "connected again, s: median / 95 % / all",
                "journal empty after, s",
                "connects/s: most / mean / ratio",
                "calls/s: most / mean / ratio");
        for (Promise promise : promises) {
            for (Cause cause : Cause.values()) {
                Path run = Files.createDirectories(directory.resolve(promise + "-" + cause));
                try (Plant plant = Plant.open(run, programs, promise, Manners.polite(true))) {
                    table.row(measure(plant, promise, cause));
                }
            }
        }
        out.println(table);
    }

    private String[] measure(Plant plant, Promise promise, Cause cause) throws IOException, InterruptedException {
        Fleet fleet = plant.stations(stations, Rhythm.steady());
        try {
            Thread.sleep(BEFORE.toMillis());
            long back = happen(plant, cause);
            long drained = awaitServed(plant, fleet, back);
            return row(CsmsBooks.read(plant.csms().book()), promise + "," + cause, back, drained);
        } finally {
            fleet.end();
        }
    }

    /** Returns when everything works again, milliseconds since 1970. */
    private long happen(Plant plant, Cause cause) throws IOException, InterruptedException {
        if (cause == Cause.GATEWAY_KILLED) {
            plant.gateway().kill();
            plant.gateway().awaitReady();
            return System.currentTimeMillis();
        }
        plant.away();
        Thread.sleep(outage.toMillis());
        plant.back();
        return System.currentTimeMillis();
    }

    /** Waits until all stations were heard and nothing waits, three looks in a row; returns when that began. */
    private long awaitServed(Plant plant, Fleet fleet, long back) throws IOException, InterruptedException {
        int row = 0;
        long since = back;
        while (row < SERVED_IN_ROW && System.currentTimeMillis() < back + LONGEST_MILLIS) {
            boolean served = fleet.online() == stations
                    && plant.admin().away() == 0
                    && plant.admin().waiting() == 0;
            if (served && row == 0) {
                since = System.currentTimeMillis();
            }
            row = served ? row + 1 : 0;
            Thread.sleep(LOOK_MILLIS);
        }
        return since;
    }

    private String[] row(CsmsBooks books, String name, long back, long drained) {
        List<Double> connected = Surge.firsts(books.connects(), back);
        long end = Math.max(drained, back + 1_000);
        Surge connects = Surge.of(books.connects(), back, end);
        Surge calls = Surge.of(books.calls(), back, end);
        out.println(name + ", each 5 s: connects " + connects.shape() + "; calls " + calls.shape() + "\n");
        String[] names = name.split(",", -1);
        return new String[] {
            names[0].toLowerCase(Locale.ROOT),
            names[1].toLowerCase(Locale.ROOT).replace('_', ' '),
            quantiles(connected),
            String.format(Locale.ROOT, "%.1f", (drained - back) / 1_000.0),
            connects.summary(),
            calls.summary()
        };
    }

    private String quantiles(List<Double> sorted) {
        if (sorted.size() < stations) {
            return "only " + sorted.size() + " of " + stations;
        }
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f / %.1f",
                sorted.get(sorted.size() / 2),
                sorted.get((int) (sorted.size() * 0.95)),
                sorted.get(sorted.size() - 1));
    }
}
