// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.acn;

import io.ferrule.charging.site.SharingPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Per cent of the requested energy that each policy delivers, for each size of the transformer, beside public figures. */
public final class AcnMeasurement {

    private static final List<Integer> SIZES = List.of(10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 100);
    private static final List<Integer> FEW_SIZES = List.of(10, 30);
    private static final double SMALLEST_GAP = 0.05;
    private static final Map<SharingPolicy, String> ANCHORS = Map.of(
            SharingPolicy.MAX_MIN, "RR",
            SharingPolicy.FIRST_COME, "FCFS",
            SharingPolicy.EARLIEST_DEPARTURE, "EDF",
            SharingPolicy.LEAST_LAXITY, "LLF",
            SharingPolicy.PLAN, AcnMonth.OPTIMUM);

    private final Path data;
    private final PrintStream out;

    /** Measures with the data in a directory. */
    public AcnMeasurement(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    /** Prints the table, or says that there is no data. */
    public void run(boolean quick) throws IOException {
        Optional<AcnMonth> month = AcnMonth.read(data);
        if (month.isEmpty()) {
            out.println("(acn is not measured: there are no sessions in " + data + ")");
            return;
        }
        out.println(
                "| kW | policy | delivered % | public figure % | difference | of the gap LLF to optimum | violations |"
                        + " ms a decision, mean / worst |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        for (int size : quick ? FEW_SIZES : SIZES) {
            for (SharingPolicy policy : SharingPolicy.values()) {
                if (ANCHORS.containsKey(policy)) {
                    row(month.get(), policy, size);
                }
            }
        }
    }

    private void row(AcnMonth month, SharingPolicy policy, int size) {
        AcnReplay.Score score = new AcnReplay(month).run(policy, size);
        String anchor = ANCHORS.getOrDefault(policy, "");
        double figure = anchor(month, anchor, size);
        double llf = anchor(month, "LLF", size);
        double gap = anchor(month, AcnMonth.OPTIMUM, size) - llf;
        boolean ahead = policy == SharingPolicy.PLAN && gap > SMALLEST_GAP;
        out.printf(
                Locale.ROOT,
                "| %d | %s | %.2f | %s %.2f | %+.2f | %s | %d | %.2f / %.1f |%n",
                size,
                policy.word(),
                score.percent(),
                anchor,
                figure,
                score.percent() - figure,
                ahead ? String.format(Locale.ROOT, "%.0f %%", 100 * (score.percent() - llf) / gap) : "",
                score.violations(),
                score.meanMillis(),
                score.worstMillis());
    }

    private static double anchor(AcnMonth month, String name, int size) {
        return month.anchors().getOrDefault(name, Map.of()).getOrDefault(size, Double.NaN);
    }
}
