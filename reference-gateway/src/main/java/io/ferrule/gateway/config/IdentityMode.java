// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.model.StationId;

/** Whose certificate a CSMS sees. */
public enum IdentityMode {
    /** Each station has a key and a certificate of its own (mode S). */
    STATION,
    /** One certificate of the gateway for all stations (mode L; OCPP 2.0.1 part 4, 6.5). */
    GATEWAY;

    /** Under which name the store keeps the one certificate of {@link #GATEWAY}. */
    public static final String SHARED = "gateway";

    /**
     * Under which name the store keeps what a station shows and trusts.
     *
     * @param station the station
     * @return the station's own identity, or one name for all
     */
    public String holder(StationId station) {
        return this == GATEWAY ? SHARED : station.value();
    }
}
