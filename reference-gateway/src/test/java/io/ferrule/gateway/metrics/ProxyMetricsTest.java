// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.StationId;
import io.ferrule.proxy.event.StationEvent.SessionClosed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyMetricsTest {

    @Test
    void doesNotLetAPeerMakeASeriesForEveryCloseCode() {
        MetricsPage page = new MetricsPage();
        ProxyMetrics metrics = new ProxyMetrics(page.registry());

        for (int code = 3_000; code < 4_999; code++) {
            metrics.on(new SessionClosed(Instant.EPOCH, new StationId("CP1"), code, "bye"));
        }
        metrics.on(new SessionClosed(Instant.EPOCH, new StationId("CP1"), 1_000, "bye"));

        assertThat(page.answer().body())
                .contains("ferrule_sessions_closed_total{code=\"other\"} 1999.0")
                .contains("ferrule_sessions_closed_total{code=\"1000\"} 1.0");
        assertThat(page.answer().body().lines().filter(line -> line.startsWith("ferrule_sessions_closed_total")))
                .hasSize(2);
    }

    @Test
    void saysOfEachNumberWhatItCounts() {
        MetricsPage page = new MetricsPage();
        page.watch(List::of);
        ProxyMetrics metrics = new ProxyMetrics(page.registry());

        metrics.on(new SessionClosed(Instant.EPOCH, new StationId("CP1"), 1_000, "bye"));

        assertThat(page.answer().body().lines().filter(line -> line.startsWith("# HELP ferrule_")))
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.strip().split(" ", 4).length == 4);
    }
}
