// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.metrics.MetricsPage;
import io.ferrule.gateway.shedding.MemoryReading;
import io.ferrule.gateway.shedding.Shedding;
import io.ferrule.gateway.shedding.Stage;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when something is given up for want of memory, and counts who had to wait outside. Safe for use by several threads. */
final class ShedAlarms implements Shedding.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(ShedAlarms.class);

    private final AtomicLong newcomers = new AtomicLong();
    private volatile Stage stage = Stage.NONE;

    @Override
    public void changed(Stage before, Stage now, int percent) {
        stage = now;
        boolean worse = now.compareTo(before) > 0;
        (worse ? LOG.atWarn() : LOG.atInfo())
                .addKeyValue("before", word(before))
                .addKeyValue("now", word(now))
                .addKeyValue("heapPercent", percent)
                .log(worse ? "memory is short, giving up" : "memory is not so short any more");
    }

    /** A station had to wait outside. */
    void turnedAway() {
        newcomers.incrementAndGet();
    }

    void showOn(MetricsPage metrics, MemoryReading memory) {
        metrics.shows("shedding.stage", () -> stage.number());
        metrics.counts("shedding.newcomers", newcomers::get);
        metrics.shows("heap.after.collection.percent", memory::percentAfterCollection);
    }

    private static String word(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
