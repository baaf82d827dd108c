// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.scenario;

import io.ferrule.benchmarks.lab.csms.Manners;
import io.ferrule.benchmarks.lab.csms.Manners.Ids;
import io.ferrule.benchmarks.lab.oracle.Promise;
import io.ferrule.benchmarks.lab.processes.GatewayFile;
import io.ferrule.benchmarks.lab.processes.GatewayFile.Waits;
import io.ferrule.benchmarks.lab.scenario.Fault.What;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One run, all of it a function of its seed.
 *
 * @param seed where everything comes from
 * @param kind what it is about
 * @param stations how many, two connectors each
 * @param loadMillis how long things go wrong
 * @param gateway how the gateway is configured
 * @param manners how the CSMS behaves
 * @param faults in the order of their times
 */
public record Scenario(
        long seed, Kind kind, int stations, int loadMillis, GatewayFile gateway, Manners manners, List<Fault> faults) {

    private static final int JOURNAL_MEGABYTES = 512;

    /** Copies the faults. */
    public Scenario {
        faults = List.copyOf(faults);
    }

    /** Draws a run. */
    public static Scenario draw(long seed, Promise promise) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L);
        Kind kind = Kind.draw(random);
        while (promise == Promise.MIRROR && kind.needsJournal()) {
            kind = Kind.draw(random);
        }
        int length = 3_000 + random.nextInt(2_000);
        GatewayFile gateway = new GatewayFile(
                promise,
                // A station whose half-open connection has to give way first waits for long, so that is rare.
                random.nextInt(8) == 0 ? "refuse" : "replace",
                List.of(20, 50, 200).get(random.nextInt(3)),
                random.nextInt(6) == 0,
                Waits.SHORT,
                JOURNAL_MEGABYTES);
        return new Scenario(
                seed,
                kind,
                1 + random.nextInt(3),
                length,
                gateway,
                manners(seed, kind, random),
                faults(kind, new Lane(length, random)));
    }

    /** A run in which nothing goes wrong. */
    public static Scenario calm(long seed, Promise promise) {
        GatewayFile gateway = new GatewayFile(promise, "refuse", 50, true, Waits.SHORT, JOURNAL_MEGABYTES);
        Manners manners = new Manners(seed, Ids.SMALL, 0, 0, 0, 0, 0, true);
        return new Scenario(seed, Kind.NETWORK, 2, 1_500, gateway, manners, List.of());
    }

    private static Manners manners(long seed, Kind kind, RandomGenerator random) {
        return new Manners(
                seed,
                List.of(Ids.SMALL, Ids.HIGH, Ids.MIXED).get(random.nextInt(3)),
                // What is refused is tried again after 5, then 10 seconds, and everything behind it waits.
                random.nextInt(10),
                kind == Kind.REFUSED ? 20 : 0,
                random.nextInt(60),
                random.nextInt(100),
                random.nextInt(50),
                true);
    }

    private static List<Fault> faults(Kind kind, Lane lane) {
        List<Fault> faults = new ArrayList<>();
        switch (kind) {
            case NETWORK -> {
                faults.addAll(lane.north());
                faults.addAll(lane.south());
            }
            case GATEWAY_KILLED -> {
                faults.addAll(lane.gateway());
                faults.addAll(lane.random().nextBoolean() ? lane.north() : List.of());
            }
            case CSMS_KILLED -> faults.addAll(lane.csms());
            case MIXED -> {
                faults.addAll(lane.north());
                faults.addAll(lane.south());
                faults.addAll(lane.gateway());
                faults.addAll(lane.csms());
            }
            case REFUSED -> faults.addAll(lane.random().nextBoolean() ? lane.north() : lane.gateway());
            case DISK_FULL -> {
                faults.addAll(lane.disk());
                faults.addAll(lane.north());
            }
            case READ_ONLY -> faults.addAll(lane.whileOff(What.DATA_READ_ONLY));
            case CLOCK -> {
                faults.addAll(lane.clock());
                faults.addAll(lane.north());
            }
            case DAMAGED -> faults.addAll(lane.whileOff(What.DATA_DAMAGED));
        }
        faults.sort(Comparator.comparingInt(Fault::atMillis));
        return faults;
    }
}
