// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.scenario;

import io.ferrule.benchmarks.lab.scenario.Fault.What;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Faults of one thing, one after the other: what is broken is mended before it breaks again.
 *
 * @param lengthMillis of the run
 * @param random where faults come from
 */
record Lane(int lengthMillis, RandomGenerator random) {

    private static final int LONGEST_GAP = 2_500;

    /** Faults of the link to the CSMS. */
    List<Fault> north() {
        List<Fault> faults = new ArrayList<>();
        int from = random.nextInt(4) == 0 ? awayAtFirst(faults) : 0;
        faults.addAll(link(
                from,
                List.of(What.NORTH_CUT, What.NORTH_HELD, What.NORTH_SLOW, What.NORTH_SILENT, What.NORTH_AWAY),
                What.NORTH_CLEAR));
        return faults;
    }

    /** The CSMS is not there when the stations are switched on. */
    private int awayAtFirst(List<Fault> faults) {
        int back = 500 + random.nextInt(LONGEST_GAP);
        faults.add(new Fault(0, What.NORTH_AWAY, 0));
        faults.add(new Fault(back, What.NORTH_CLEAR, 0));
        return back;
    }

    /** Faults of the link to the stations. */
    List<Fault> south() {
        return link(
                0,
                List.of(What.SOUTH_CUT, What.SOUTH_HELD, What.SOUTH_SLOW, What.SOUTH_SILENT, What.SOUTH_AWAY),
                What.SOUTH_CLEAR);
    }

    /** The gateway is killed or ended, also while it starts. */
    List<Fault> gateway() {
        List<Fault> faults = new ArrayList<>();
        for (int at = 200 + random.nextInt(LONGEST_GAP); at < lengthMillis; at += 50 + random.nextInt(LONGEST_GAP)) {
            What end = random.nextInt(4) == 0 ? What.GATEWAY_ENDED : What.GATEWAY_KILLED;
            faults.add(new Fault(at, end, 0));
            at += random.nextInt(1_200);
            faults.add(new Fault(at, What.GATEWAY_STARTED, 0));
        }
        return faults;
    }

    /** The CSMS is killed. */
    List<Fault> csms() {
        List<Fault> faults = new ArrayList<>();
        for (int at = random.nextInt(LONGEST_GAP); at < lengthMillis; at += 400 + random.nextInt(LONGEST_GAP)) {
            faults.add(new Fault(at, What.CSMS_KILLED, 0));
            at += random.nextInt(2_000);
            faults.add(new Fault(at, What.CSMS_STARTED, 0));
        }
        return faults;
    }

    /** The disk is full for a while, once or twice. */
    List<Fault> disk() {
        List<Fault> faults = new ArrayList<>();
        for (int at = 300 + random.nextInt(1_000); at < lengthMillis; at += 1_000 + random.nextInt(1_500)) {
            faults.add(new Fault(at, What.DISK_FULL, 0));
            at += 300 + random.nextInt(1_500);
            faults.add(new Fault(at, What.DISK_FREED, 0));
        }
        return faults;
    }

    /** Once the gateway is off, something happens to its data, and it starts again. */
    List<Fault> whileOff(What happens) {
        int at = 1_000 + random.nextInt(lengthMillis / 2);
        return List.of(
                new Fault(at, random.nextBoolean() ? What.GATEWAY_KILLED : What.GATEWAY_ENDED, 0),
                new Fault(at, happens, random.nextInt(Integer.MAX_VALUE)),
                new Fault(at, What.GATEWAY_STARTED, 0));
    }

    /** The clock jumps by minutes, hours or a year, either way. */
    List<Fault> clock() {
        List<Fault> faults = new ArrayList<>();
        for (int at = 300 + random.nextInt(500); at < lengthMillis; at += 200 + random.nextInt(800)) {
            int furthest = List.of(600, 90_000, 40_000_000).get(random.nextInt(3));
            faults.add(new Fault(at, What.CLOCK_JUMPS, random.nextInt(furthest) - furthest / 2));
        }
        return faults;
    }

    private List<Fault> link(int from, List<What> whats, What clear) {
        List<Fault> faults = new ArrayList<>();
        for (int at = from + random.nextInt(LONGEST_GAP); at < lengthMillis; at += 200 + random.nextInt(LONGEST_GAP)) {
            faults.add(new Fault(at, whats.get(random.nextInt(whats.size())), 5 + random.nextInt(250)));
            at += 100 + random.nextInt(2_400);
            faults.add(new Fault(at, clear, 0));
        }
        return faults;
    }
}
