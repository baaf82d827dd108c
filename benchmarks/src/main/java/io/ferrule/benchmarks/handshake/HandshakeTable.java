// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.benchmarks.microbench.Outcome;
import java.util.List;
import java.util.Locale;

/**
 * Handshakes beside the arithmetic of the same run.
 *
 * @param outcomes of all benchmarks of this package
 */
public record HandshakeTable(List<Outcome> outcomes) {

    /** One row for each benchmark. */
    public MarkdownTable table() {
        MarkdownTable table = new MarkdownTable(
                "step", "CPU us, both ends", "a second and core", "of the arithmetic of a full one", "KiB allocated");
        double limit = limitMicros();
        for (Outcome outcome : outcomes) {
            double micros = outcome.cpuNanos() / 1_000;
            boolean part =
                    outcome.method().startsWith("p256") || outcome.method().startsWith("x25519");
            row(table, outcome.method(), micros, part ? "" : times(micros / limit), outcome.bytes());
        }
        row(table, "arithmetic of a full handshake", limit, times(1), 0);
        return table;
    }

    /** Two signatures, four verifications, two sides of a key exchange (chains of one certificate under a known root). */
    private double limitMicros() {
        return (2 * nanos("p256Sign") + 4 * nanos("p256Verify") + 2 * nanos("x25519Exchange")) / 1_000;
    }

    private double nanos(String method) {
        return outcomes.stream()
                .filter(it -> it.method().equals(method))
                .mapToDouble(Outcome::cpuNanos)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(method + " was not measured"));
    }

    private static void row(MarkdownTable table, String name, double micros, String ratio, double bytes) {
        table.row(
                name,
                String.format(Locale.ROOT, "%,.0f", micros),
                String.format(Locale.ROOT, "%,.0f", 1e6 / micros),
                ratio,
                bytes == 0 ? "" : String.format(Locale.ROOT, "%,.0f", bytes / 1_024));
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
