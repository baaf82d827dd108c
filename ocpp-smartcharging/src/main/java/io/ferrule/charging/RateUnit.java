// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import java.util.Arrays;
import java.util.Optional;

/** The unit of limits (OCPP 1.6 edition 2, 7.12). The constants are named as on the wire. */
public enum RateUnit {
    /** Amperes for each phase. */
    A,
    /** Watts over all phases together. */
    W;

    /**
     * Finds a unit by its name on the wire.
     *
     * @param name as written
     * @return the unit, or empty if there is none of this name
     */
    public static Optional<RateUnit> ofWireName(String name) {
        return Arrays.stream(values()).filter(unit -> unit.name().equals(name)).findFirst();
    }
}
