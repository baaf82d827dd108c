// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a station. Immutable.
 *
 * @param boot its last accepted boot, if there was one
 * @param statuses last status of each connector, by EVSE and connector
 * @param shadow configuration by key
 */
public record StationRecord(Optional<BootRecord> boot, List<StatusRecord> statuses, Map<String, String> shadow) {

    /** Copies the collections. */
    public StationRecord {
        statuses = List.copyOf(statuses);
        shadow = Map.copyOf(shadow);
    }

    /** Without the values, which may be secrets. */
    @Override
    public String toString() {
        return "record with " + statuses.size() + " statuses and " + shadow.size() + " keys";
    }
}
