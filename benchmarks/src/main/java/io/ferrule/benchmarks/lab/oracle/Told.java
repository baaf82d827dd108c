// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import java.util.List;
import java.util.OptionalInt;

/**
 * What stations were told about their transactions.
 *
 * @param started the numbers that results of StartTransaction gave
 * @param stops calls to stop a transaction that the CSMS made
 * @param obeyed calls to stop a transaction that reached a station
 */
public record Told(List<Started> started, List<StopAsked> stops, List<StopGot> obeyed) {

    /** Copies the lists. */
    public Told {
        started = List.copyOf(started);
        stops = List.copyOf(stops);
        obeyed = List.copyOf(obeyed);
    }

    /** Nothing at all. */
    public static Told nothing() {
        return new Told(List.of(), List.of(), List.of());
    }

    /**
     * A number that a station was told.
     *
     * @param station the station
     * @param transaction the station's own count
     * @param id the number
     */
    public record Started(String station, int transaction, long id) {}

    /**
     * RemoteStopTransaction as the CSMS sent it.
     *
     * @param station to whom
     * @param messageId its message id
     * @param id the CSMS's number of the transaction
     */
    public record StopAsked(String station, String messageId, long id) {}

    /**
     * RemoteStopTransaction as a station received it.
     *
     * @param station by whom
     * @param messageId its message id
     * @param id the number in it
     * @param transaction the station's own count; empty if the station had not been told this number by then
     */
    public record StopGot(String station, String messageId, long id, OptionalInt transaction) {}
}
