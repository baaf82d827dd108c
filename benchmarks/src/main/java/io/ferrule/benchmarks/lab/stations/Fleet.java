// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

import java.util.List;

/**
 * Stations on their threads.
 *
 * @param stations all of them
 * @param threads one for each
 */
public record Fleet(List<LabStation> stations, List<Thread> threads) {

    private static final long JOIN_MILLIS = 10_000;
    private static final int STACK_BYTES = 256 * 1_024;

    /** Copies the lists. */
    public Fleet {
        stations = List.copyOf(stations);
        threads = List.copyOf(threads);
    }

    /** Switches stations on. */
    public static Fleet start(List<LabStation> stations) {
        List<Thread> threads = stations.stream().map(Fleet::start).toList();
        return new Fleet(stations, threads);
    }

    private static Thread start(LabStation station) {
        Thread thread = new Thread(null, station, station.id(), STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Makes them tell what they have to tell and begin nothing any more. */
    public void finish() {
        stations.forEach(LabStation::finish);
    }

    /** Whether all of them have finished and everything is acknowledged. */
    public boolean silent() {
        return stations.stream().allMatch(LabStation::silent);
    }

    /** How many are connected. */
    public int online() {
        return (int) stations.stream().filter(LabStation::online).count();
    }

    /** Calls that were answered with a result so far. */
    public long acknowledged() {
        return stations.stream().mapToLong(LabStation::acknowledged).sum();
    }

    /** Switches them off and waits for their threads. */
    public void end() throws InterruptedException {
        stations.forEach(LabStation::abandon);
        for (Thread thread : threads) {
            thread.join(JOIN_MILLIS);
        }
    }

    /** What each of them went through; they must have been switched off. */
    public List<Report> reports() {
        return stations.stream().map(LabStation::report).toList();
    }
}
