// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.benchmarks.microbench.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Handshakes beside the arithmetic of the same run.
 *
 * @param outcomes of all benchmarks of this package
 */
public record HandshakeTable(List<Outcome> outcomes) {

    private static final Pattern PARTS = Pattern.compile("p256|rsa2048|x25519");

    /** One row for each benchmark. */
    public MarkdownTable table() {
        MarkdownTable table = new MarkdownTable(
                "step", "CPU us, both ends", "a second and core", "of the arithmetic of a full one", "KiB allocated");
        for (Outcome outcome : outcomes) {
            double micros = outcome.cpuNanos() / 1_000;
            String name = (outcome.method() + " " + outcome.kind().toLowerCase(Locale.ROOT)).strip();
            boolean part = PARTS.matcher(outcome.method()).lookingAt();
            String ratio = part ? "" : times(micros / limitMicros(outcome.kind().endsWith("RSA")));
            row(table, name, micros, ratio, outcome.bytes());
        }
        row(table, "arithmetic of a full handshake, P-256", limitMicros(false), times(1), 0);
        row(table, "arithmetic of a full handshake, RSA", limitMicros(true), times(1), 0);
        return table;
    }

    /**
     * Two signatures and their verifications, the verification of two certificates (chains of one under a known root of
     * P-256), two sides of a key exchange.
     */
    private double limitMicros(boolean rsa) {
        double signed = rsa ? nanos("rsa2048Sign") + nanos("rsa2048Verify") : nanos("p256Sign") + nanos("p256Verify");
        return (2 * signed + 2 * nanos("p256Verify") + 2 * nanos("x25519Exchange")) / 1_000;
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
