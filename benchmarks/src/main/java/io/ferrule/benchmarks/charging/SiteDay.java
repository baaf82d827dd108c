// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.charging;

import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A day of a building with six stations behind its fuse: what else it draws every ten seconds, and which cars are there. A
 * base that follows the day, machines that come and go, and noise; all of it from a seed.
 *
 * @param seed of the day
 * @param otherLoad amperes on each phase, one entry for each ten seconds
 * @param cars first and last second of each stay, by station
 */
record SiteDay(long seed, List<Map<Phase, Double>> otherLoad, List<List<Stay>> cars) {

    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    static final Duration STEP = Duration.ofSeconds(10);
    static final int STATIONS = 6;
    static final double FUSE = 63;

    private static final int DAY = 86_400;
    private static final int MACHINES = 12;
    private static final double MOST_LOAD = 55;

    /** When a car is there, in seconds of the day. */
    record Stay(int from, int to) {}

    static SiteDay of(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<List<Stay>> cars = new ArrayList<>();
        for (int station = 0; station < STATIONS; station++) {
            int from = 3_600 * 7 + random.nextInt(7_200);
            int again = 3_600 * 17 + random.nextInt(7_200);
            cars.add(List.of(
                    new Stay(from, from + 14_400 + random.nextInt(7_200)),
                    new Stay(again, again + 10_800 + random.nextInt(7_200))));
        }
        return new SiteDay(seed, loads(random), cars);
    }

    private static List<Map<Phase, Double>> loads(RandomGenerator random) {
        double[] machines = new double[MACHINES];
        List<Map<Phase, Double>> all = new ArrayList<>();
        for (long second = 0; second < DAY; second += STEP.toSeconds()) {
            int touched = random.nextInt(MACHINES * 20);
            if (touched < MACHINES) {
                machines[touched] = machines[touched] > 0 ? 0 : 2 + random.nextInt(9);
            }
            Map<Phase, Double> loads = new EnumMap<>(Phase.class);
            int first = 0;
            for (Phase phase : Phase.values()) {
                loads.put(phase, load(random, machines, first++, second));
            }
            all.add(loads);
        }
        return all;
    }

    private static double load(RandomGenerator random, double[] machines, int first, long second) {
        double load = 8 + 6 * Math.sin(2 * Math.PI * (second - 21_600) / DAY) + 0.6 * random.nextDouble();
        for (int machine = first; machine < machines.length; machine += Phase.values().length) {
            load += machines[machine];
        }
        return Math.min(MOST_LOAD, load);
    }

    /** What the cars that are there would like at a step. */
    List<Request> requests(int step) {
        long second = step * STEP.toSeconds();
        List<Request> requests = new ArrayList<>();
        for (int station = 0; station < STATIONS; station++) {
            boolean there = cars.get(station).stream().anyMatch(stay -> stay.from() <= second && second < stay.to());
            if (there) {
                requests.add(new Request(name(station), 32, 0, OptionalInt.empty(), Request.Stay.UNKNOWN));
            }
        }
        return requests;
    }

    static String name(int station) {
        return "cp" + station;
    }
}
