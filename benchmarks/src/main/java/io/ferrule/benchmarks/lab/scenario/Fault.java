// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.scenario;

/**
 * Something that happens to a run.
 *
 * @param atMillis when, after the stations were switched on; a fault that takes its time delays those behind it
 * @param what what happens
 * @param amount milliseconds of a delay, seconds of a jump of the clock, otherwise without meaning
 */
public record Fault(int atMillis, What what, int amount) {

    /** Everything that can happen. North is the side of the CSMS. */
    public enum What {
        NORTH_CUT,
        NORTH_HELD,
        NORTH_SLOW,
        NORTH_SILENT,
        NORTH_AWAY,
        NORTH_CLEAR,
        SOUTH_CUT,
        SOUTH_HELD,
        SOUTH_SLOW,
        SOUTH_SILENT,
        SOUTH_AWAY,
        SOUTH_CLEAR,
        GATEWAY_KILLED,
        GATEWAY_ENDED,
        GATEWAY_STARTED,
        CSMS_KILLED,
        CSMS_STARTED,
        DISK_FULL,
        DISK_FREED,
        DATA_READ_ONLY,
        DATA_DAMAGED,
        CLOCK_JUMPS
    }
}
