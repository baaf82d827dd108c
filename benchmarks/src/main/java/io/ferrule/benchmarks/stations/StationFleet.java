// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.stations;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some stations that stay connected while load comes and goes, each on a thread of its own. */
public final class StationFleet implements AutoCloseable {

    private final List<Station> stations = new ArrayList<>();
    private final ExecutorService threads;

    private StationFleet(int size) {
        this.threads = Executors.newFixedThreadPool(size, StationFleet::daemon);
    }

    /**
     * Connects stations one after the other; each makes one round trip, so that the way to the CSMS is open.
     *
     * @param prefix two letters; the stations are called by it and a number
     * @throws IOException if one of them gets no result
     */
    public static StationFleet connect(Endpoint endpoint, String prefix, int size, Traffic traffic) throws IOException {
        StationFleet fleet = new StationFleet(size);
        try {
            for (int i = 0; i < size; i++) {
                Station station = Station.open(endpoint, String.format(Locale.ROOT, "%s%04d", prefix, i), traffic);
                fleet.stations.add(station);
                if (!station.roundTrip()) {
                    throw new IOException("station " + i + " got no result but: " + station.lastReply());
                }
            }
            return fleet;
        } catch (IOException e) {
            fleet.close();
            throw e;
        }
    }

    /** Lets all stations call for a time. */
    public LoadResult drive(Pace pace, Duration length) throws InterruptedException {
        List<Future<LoadResult>> running = new ArrayList<>();
        for (int i = 0; i < stations.size(); i++) {
            Station station = stations.get(i);
            Duration offset = pace.interval().multipliedBy(i).dividedBy(stations.size());
            running.add(threads.submit(() -> station.drive(pace, offset, length)));
        }
        LatencyHistogram latency = new LatencyHistogram();
        long lost = 0;
        long dropped = 0;
        double seconds = 0;
        for (Future<LoadResult> one : running) {
            LoadResult result = get(one);
            latency.add(result.latency());
            lost += result.lost();
            dropped += result.dropped();
            seconds = Math.max(seconds, result.seconds());
        }
        return new LoadResult(latency.total(), lost, dropped, seconds, latency);
    }

    private static LoadResult get(Future<LoadResult> running) throws InterruptedException {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a station failed, which is a bug of the driver", e);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (Station station : stations) {
            station.close();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "station");
        thread.setDaemon(true);
        return thread;
    }
}
