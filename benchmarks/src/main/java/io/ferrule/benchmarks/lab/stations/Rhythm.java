// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

/**
 * How fast a station lives. Times vary from half to one and a half of these.
 *
 * @param pauseMillis between two transactions of a connector
 * @param meterMillis between two meter values
 * @param meterValues most of a transaction
 * @param connection how it treats its connection
 */
public record Rhythm(long pauseMillis, long meterMillis, int meterValues, Connection connection) {

    /**
     * How a station treats its connection.
     *
     * @param stayMillis after so long it goes away by itself
     * @param patienceMillis how long it waits for a reply before it takes the connection for dead
     * @param retryMillis before it tries again what failed
     */
    public record Connection(long stayMillis, long patienceMillis, long retryMillis) {}

    /** Transactions of about a second, on a connection that it never ends by itself. */
    public static Rhythm hasty() {
        return new Rhythm(400, 150, 5, new Connection(Long.MAX_VALUE / 4, 4_000, 250));
    }

    /** Something to tell every few seconds, another connection every few minutes. */
    public static Rhythm steady() {
        return new Rhythm(20_000, 8_000, 8, new Connection(180_000, 40_000, 4_000));
    }
}
