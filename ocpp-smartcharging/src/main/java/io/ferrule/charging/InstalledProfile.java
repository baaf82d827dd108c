// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import io.ferrule.model.Payload;

/**
 * A profile in its place.
 *
 * @param evseId the EVSE, in 1.6 the connector; 0 is the station as a whole
 * @param profile what it says
 * @param wire the profile as it came, with all that nobody here knows
 */
public record InstalledProfile(int evseId, ChargingProfile profile, Payload wire) {

    /** The EVSE that stands for the station as a whole. */
    public static final int STATION = 0;

    /** Refuses a negative EVSE with {@link IllegalArgumentException}. */
    public InstalledProfile {
        if (evseId < STATION) {
            throw new IllegalArgumentException("EVSEs are counted from 0");
        }
    }
}
