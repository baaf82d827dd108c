// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.measurement;

import io.ferrule.benchmarks.subjects.GatewaySettings;
import io.ferrule.benchmarks.subjects.Jdk;
import io.ferrule.benchmarks.subjects.JvmFlags;
import io.ferrule.benchmarks.subjects.Subject;
import io.ferrule.benchmarks.subjects.Workbench;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares gateways that differ in one setting, beside no gateway at all.
 *
 * @param bench where subjects are started
 * @param out where tables go
 */
record SideBySide(Workbench bench, PrintStream out) {

    /** Measures and prints; the first settings are the yardstick of the others. */
    void run(Jdk jdk, Comparison comparison, String yard, List<GatewaySettings> settings)
            throws IOException, GeneralSecurityException, InterruptedException {
        List<Subject> subjects = new ArrayList<>();
        try {
            subjects.add(bench.direct());
            for (GatewaySettings each : settings) {
                subjects.add(bench.gateway(jdk, JvmFlags.documented(), each));
            }
            List<Series> all = comparison.run(subjects);
            SampleTables tables = new SampleTables(all, all.get(1), yard, all.get(0));
            out.println(tables.latencies());
            out.println(tables.costs());
        } finally {
            subjects.forEach(Subject::close);
        }
    }
}
