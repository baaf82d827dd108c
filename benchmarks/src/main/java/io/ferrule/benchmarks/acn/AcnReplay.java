// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.acn;

import io.ferrule.charging.site.Allocation;
import io.ferrule.charging.site.Request;
import io.ferrule.charging.site.Sharing;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.SiteLoad;
import io.ferrule.charging.site.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Replays the month: in each step a policy sees the cars that are plugged in, says amperes, the cars draw what they can of
 * it. Every constraint is checked at every step by {@link LineCurrents}, which knows nothing of the allocator.
 */
final class AcnReplay {

    private static final double WATTS = 1_000;

    private final AcnMonth month;
    private final double[] missing;

    AcnReplay(AcnMonth month) {
        this.month = month;
        this.missing = month.visits().stream().mapToDouble(Visit::kwh).toArray();
    }

    /**
     * What came out.
     *
     * @param percent of the requested energy that was delivered
     * @param violations steps at which something was exceeded
     * @param meanMillis mean time of a decision
     * @param worstMillis longest decision
     */
    record Score(double percent, int violations, double meanMillis, double worstMillis) {}

    Score run(SharingPolicy policy, double transformerKw) {
        Sharing sharing = new Sharing(new AcnSite(month.network()).of(transformerKw * WATTS));
        LineCurrents lines = new LineCurrents(month.network(), transformerKw * WATTS);
        int violations = 0;
        int decisions = 0;
        long spent = 0;
        long longest = 0;
        for (int step = 0; step < month.steps(); step++) {
            List<Integer> plugged = plugged(step);
            if (!plugged.isEmpty()) {
                Situation situation = Situation.of(month.at(step), SiteLoad.NONE, requests(plugged));
                long before = System.nanoTime();
                Allocation allocation = sharing.share(policy, situation);
                long took = System.nanoTime() - before;
                decisions++;
                spent += took;
                longest = Math.max(longest, took);
                violations += lines.exceededBy(allocation.amps()) ? 1 : 0;
                plugged.forEach(visit -> charge(visit, allocation));
            }
        }
        double left = 0;
        for (double kwh : missing) {
            left += kwh;
        }
        double percent = 100 * (1 - left / month.requestedKwh());
        return new Score(percent, violations, spent / 1e6 / Math.max(1, decisions), longest / 1e6);
    }

    private List<Integer> plugged(int step) {
        List<Integer> plugged = new ArrayList<>();
        for (int visit = 0; visit < missing.length; visit++) {
            Visit one = month.visits().get(visit);
            if (one.arrival() <= step && step < one.departure() && missing[visit] > 1e-9) {
                plugged.add(visit);
            }
        }
        plugged.sort(Comparator.comparingInt(visit -> month.visits().get(visit).arrival()));
        return plugged;
    }

    private List<Request> requests(List<Integer> plugged) {
        List<Request> requests = new ArrayList<>();
        for (int index : plugged) {
            Visit visit = month.visits().get(index);
            double needed = missing[index] * WATTS / month.hoursPerStep() / AcnMonth.VOLTS;
            Request.Stay stay = new Request.Stay(
                    Optional.of(month.at(visit.arrival())),
                    Optional.of(month.at(visit.departure())),
                    OptionalDouble.of(missing[index] * WATTS));
            // Up to the next hundredth of an ampere, or a car would never get its last watt hour. That cars draw no
            // more
            // than 6.6 kW of the 32 A is not told, as it is not in the runs that the public figures come from.
            double amps = Math.min(AcnMonth.MOST_AMPS, Math.ceil(needed * 100) / 100);
            requests.add(new Request(visit.station(), amps, 0, OptionalInt.empty(), stay));
        }
        return requests;
    }

    private void charge(int index, Allocation allocation) {
        double offered = allocation.amps(month.visits().get(index).station()) * AcnMonth.VOLTS / WATTS;
        double kwh = Math.min(Math.min(offered, AcnMonth.MOST_KW_PER_CAR) * month.hoursPerStep(), missing[index]);
        missing[index] -= kwh;
    }
}
