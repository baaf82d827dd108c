// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What limits of OCPP 2.1 depend on besides time.
 *
 * @param soc state of charge of vehicles in per cent, by EVSE, where it is known. It counts for all of the time that is
 *     asked about: what it will be later is not known
 * @param offlineSince since when the station has no connection, and has none for all of the time that is asked about; empty
 *     where it has one
 */
public record Circumstances(Map<Integer, Integer> soc, Optional<Instant> offlineSince) {

    /** No state of charge is known, and the station is connected. */
    public static final Circumstances NONE = new Circumstances(Map.of(), Optional.empty());

    /** Copies the map. */
    public Circumstances {
        soc = Map.copyOf(soc);
    }
}
