// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.measurement;

import io.ferrule.benchmarks.stations.LoadResult;
import io.ferrule.benchmarks.stations.Pace;
import io.ferrule.benchmarks.stations.StationFleet;
import io.ferrule.benchmarks.stations.Traffic;
import io.ferrule.benchmarks.subjects.ProcessCosts;
import io.ferrule.benchmarks.subjects.Subject;
import java.io.IOException;
import java.util.List;

/**
 * Gives subjects their turn, pass after pass, so that what the machine does besides falls on all of them alike.
 *
 * @param schedule how long and how often
 * @param stations how many stations connect
 * @param pace how often each of them calls
 * @param traffic what they say
 */
public record Comparison(Schedule schedule, int stations, Pace pace, Traffic traffic) {

    /** Measures living subjects; each keeps its process over all passes and gets new connections in each. */
    public List<Series> run(List<Subject> subjects) throws IOException, InterruptedException {
        List<Series> all = subjects.stream().map(Series::new).toList();
        for (Subject subject : subjects) {
            warmUp(subject);
        }
        for (int pass = 0; pass < schedule.passes(); pass++) {
            for (int turn = 0; turn < all.size(); turn++) {
                Series series = all.get((pass + turn) % all.size());
                series.add(measure(series.subject(), pass));
            }
        }
        return all;
    }

    private void warmUp(Subject subject) throws IOException, InterruptedException {
        try (StationFleet fleet = StationFleet.connect(subject.endpoint(), "WU", stations, traffic)) {
            fleet.drive(Pace.closedLoop(), schedule.warmUp());
        }
    }

    private Sample measure(Subject subject, int pass) throws IOException, InterruptedException {
        String prefix = "P" + (char) ('A' + pass);
        try (StationFleet fleet = StationFleet.connect(subject.endpoint(), prefix, stations, traffic)) {
            fleet.drive(pace, schedule.settle());
            ProcessCosts before = subject.costs();
            LoadResult load = fleet.drive(pace, schedule.measure());
            ProcessCosts after = subject.costs();
            return new Sample(load, after.cpuSeconds() - before.cpuSeconds(), after);
        }
    }
}
