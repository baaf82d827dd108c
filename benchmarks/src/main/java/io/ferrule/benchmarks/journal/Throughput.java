// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.journal;

import io.ferrule.benchmarks.stations.LatencyHistogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Stations that each wait for one message to be kept before they send the next.
 *
 * @param perSecond messages a second
 * @param latency how long each waited
 */
record Throughput(double perSecond, LatencyHistogram latency) {

    static Throughput of(Store store, int stations, Duration length) throws Exception {
        Message.Writer writer = Message.writer();
        long start = System.nanoTime();
        long end = start + length.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(stations);
        try {
            List<Callable<LatencyHistogram>> loops = new ArrayList<>();
            for (int i = 0; i < stations; i++) {
                int station = i;
                loops.add(() -> loop(store, writer, station, end));
            }
            LatencyHistogram latency = new LatencyHistogram();
            for (Future<LatencyHistogram> loop : threads.invokeAll(loops)) {
                latency.add(loop.get());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Throughput(latency.total() / seconds, latency);
        } finally {
            threads.shutdownNow();
        }
    }

    private static LatencyHistogram loop(Store store, Message.Writer writer, int station, long end) throws Exception {
        LatencyHistogram latency = new LatencyHistogram();
        for (long serial = 0, now = System.nanoTime(); now < end; serial++) {
            store.keep(writer.write(station, serial));
            long later = System.nanoTime();
            latency.record(later - now);
            now = later;
        }
        return latency;
    }
}
