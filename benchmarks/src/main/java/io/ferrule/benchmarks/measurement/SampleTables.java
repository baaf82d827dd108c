// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.measurement;

import java.util.List;
import java.util.Locale;

/**
 * Turns samples into tables. Ratios are taken pass by pass and their median is quoted.
 *
 * @param all subjects in the order of the rows
 * @param yardstick the subject that ratios refer to
 * @param yard what it is called in the head of a column
 * @param direct the CSMS itself, from which added latency is counted
 */
record SampleTables(List<Series> all, Series yardstick, String yard, Series direct) {

    /** CPU time and throughput. */
    MarkdownTable costs() {
        MarkdownTable table = new MarkdownTable(
                "subject",
                "CPU us a round trip",
                "of " + yard + " (range)",
                "CPU s for 10,000",
                "round trips/s",
                "RSS MiB",
                "threads",
                "lost");
        all.forEach(series -> table.row(costs(series)));
        return table;
    }

    private String[] costs(Series series) {
        boolean counts = series.subject().process().isPresent();
        double cpu = series.median(Sample::cpuMicros);
        return new String[] {
            series.subject().name(),
            counts ? number("%.1f", cpu) : "",
            counts ? Medians.withRange(series.ratios(yardstick, Sample::cpuMicros)) : "",
            counts ? number("%.2f", cpu / 100) : "",
            number("%,.0f", series.median(it -> it.load().perSecond())),
            counts ? number("%.0f", series.median(it -> it.after().residentMib())) : "",
            counts ? number("%.0f", series.median(it -> it.after().threads())) : "",
            Long.toString(series.lost())
        };
    }

    /** What stations wait, and how much of it the subject added. */
    MarkdownTable latencies() {
        MarkdownTable table = new MarkdownTable(
                "subject",
                "p50 us",
                "p99 us",
                "p99.9 us",
                "added p50",
                "of " + yard + "'s",
                "added p99",
                "of " + yard + "'s",
                "lost");
        all.forEach(series -> table.row(latencies(series)));
        return table;
    }

    private String[] latencies(Series series) {
        return new String[] {
            series.subject().name(),
            quantile(series, 0.5),
            quantile(series, 0.99),
            quantile(series, 0.999),
            number("%,.0f", added(series, 0.5)),
            share(series, 0.5),
            number("%,.0f", added(series, 0.99)),
            share(series, 0.99),
            Long.toString(series.lost())
        };
    }

    private String quantile(Series series, double share) {
        return number("%,.0f", series.median(it -> it.load().micros(share)));
    }

    private double added(Series series, double share) {
        return series.added(direct, it -> it.load().micros(share));
    }

    /** Ratio of the medians: in a single pass the yardstick may have added next to nothing. */
    private String share(Series series, double share) {
        double yard = added(yardstick, share);
        return yard <= 0 || series == direct ? "" : number("%.2f", added(series, share) / yard);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
