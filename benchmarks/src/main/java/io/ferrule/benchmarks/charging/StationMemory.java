// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.charging;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.charging.composite.Situation;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.recipe.ClaimedCapabilities;
import io.ferrule.charging.recipe.Known;
import io.ferrule.charging.recipe.StationFacts;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.Wiring;
import io.ferrule.charging.site.books.BookRules;
import io.ferrule.charging.site.books.Books;
import io.ferrule.charging.site.books.Drive;
import io.ferrule.charging.site.books.DriveRules;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The heap that one station keeps: its profiles, and its part of the books. On the runtime that this program runs on. */
public final class StationMemory {

    private static final int STATIONS = 1_000;
    private static final int FEW = 100;
    private static final int COLLECTIONS = 3;
    private static final double BYTES_OF_A_KIB = 1_024;

    private final PrintStream out;

    /** Prints to a stream. */
    public StationMemory(PrintStream out) {
        this.out = out;
    }

    /** Prints the table. */
    public void run(boolean quick) {
        int stations = quick ? FEW : STATIONS;
        MarkdownTable table = new MarkdownTable("what one station keeps", "KiB of heap");
        table.row("100 profiles of 24 periods, with their text", kibOfEach(FEW, () -> profiles(FEW)));
        table.row("its capabilities", kibOfEach(stations, () -> capabilities(stations)));
        table.row("books and drive", kibOfEach(stations, () -> drive(stations)));
        out.println(table);
    }

    private static String kibOfEach(int count, Supplier<Object> kept) {
        long before = heap();
        Object held = kept.get();
        try {
            return String.format(Locale.ROOT, "%,.1f", (heap() - before) / BYTES_OF_A_KIB / count);
        } finally {
            Reference.reachabilityFence(held);
        }
    }

    private static long heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Object profiles(int stations) {
        List<Situation> all = new ArrayList<>();
        for (int i = 0; i < stations; i++) {
            all.add(HundredProfiles.situation());
        }
        return all;
    }

    private static Object capabilities(int stations) {
        List<Known> all = new ArrayList<>();
        ClaimedCapabilities source = new ClaimedCapabilities(StationCapabilities.Delivers.USUAL);
        for (int i = 0; i < stations; i++) {
            all.add(source.known(new StationFacts("", "", "", Map.of())));
        }
        return all;
    }

    private static Object drive(int count) {
        Map<Phase, Double> limit = Map.of(Phase.L1, 1_000.0, Phase.L2, 1_000.0, Phase.L3, 1_000.0);
        List<SiteStation> stations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stations.add(new SiteStation(
                    "cp" + i,
                    Optional.of("main"),
                    Optional.empty(),
                    Wiring.rotation("RST"),
                    new SiteStation.Rating(6, 32, 230)));
        }
        Site site = new Site(List.of(Fuse.of("main", Optional.empty(), limit)), List.of(), stations);
        Books books = new Books(site, BookRules.usual(), Map.of());
        return new Drive(books, SharingPolicy.MAX_MIN, DriveRules.usual(), Map.of());
    }
}
