// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

/**
 * How fast a station lives. Times vary from half to one and a half of these.
 *
 * @param pauseMillis between two transactions of a connector
 * @param meterMillis between two meter values
 * @param meterValues of a transaction
 * @param patienceMillis how long it waits for a reply before it takes the connection for dead
 * @param retryMillis before it tries again what failed
 */
public record Rhythm(long pauseMillis, long meterMillis, int meterValues, long patienceMillis, long retryMillis) {

    /** Transactions of about a second. */
    public static Rhythm hasty() {
        return new Rhythm(400, 150, 5, 4_000, 250);
    }
}
