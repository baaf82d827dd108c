// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/** The two ends of an OCPP conversation. */
public enum Side {
    /** The charge point or charging station, southbound of a gateway. */
    STATION,
    /** The central system, northbound of a gateway. */
    CSMS;

    /**
     * The other end.
     *
     * @return {@link #CSMS} for a station, {@link #STATION} for a CSMS
     */
    public Side other() {
        return this == STATION ? CSMS : STATION;
    }
}
