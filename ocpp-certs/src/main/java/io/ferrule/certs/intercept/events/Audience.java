// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import io.ferrule.model.StationId;

/**
 * Which CSMSs of OCPP 1.6 are told of security events. One without the security extension knows no such message: it answers
 * each with NotImplemented, and some end the connection. From OCPP 2.0.1 on every CSMS is told, and nobody is asked.
 *
 * <p>Called by lanes and by whoever raises events; must not block.
 */
public interface Audience {

    /**
     * Whether the CSMS of a station is to be told.
     *
     * @param station the station
     * @return whether it is
     */
    boolean listens(StationId station);

    /**
     * The CSMS has sent something that only the security extension has. Called each time it does.
     *
     * @param station to which station
     */
    void shown(StationId station);

    /**
     * Tells every CSMS.
     *
     * @return the audience
     */
    static Audience everybody() {
        return new Audience() {
            @Override
            public boolean listens(StationId station) {
                return true;
            }

            @Override
            public void shown(StationId station) {
                // Nothing depends on it.
            }
        };
    }
}
