// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import io.ferrule.model.OcppVersion;
import java.util.Arrays;
import java.util.Optional;

/** What a charging profile is for (OCPP 1.6 edition 2, 7.10; OCPP 2.0.1 edition 3 part 2, K01; OCPP 2.1 part 2, K01). */
public enum Purpose {
    /** A limit from outside the CSMS: set by the station, never by a CSMS (OCPP 2.0.1 part 2, K01.FR.22). */
    EXTERNAL_CONSTRAINTS("ChargingStationExternalConstraints", OcppVersion.V2_0_1),
    /** Bounds the sum over the whole station. */
    STATION_MAX("ChargingStationMaxProfile", OcppVersion.V1_6),
    /** What each transaction gets that has nothing of its own. */
    TX_DEFAULT("TxDefaultProfile", OcppVersion.V1_6),
    /** For one running transaction; overrules the default. */
    TX("TxProfile", OcppVersion.V1_6),
    /** Overrules both of the above for a transaction with priority (OCPP 2.1 part 2, K21). */
    PRIORITY_CHARGING("PriorityCharging", OcppVersion.V2_1),
    /** Power that is made at the site and comes on top of all limits (OCPP 2.1 part 2, K27). */
    LOCAL_GENERATION("LocalGeneration", OcppVersion.V2_1);

    private static final String STATION_MAX_OF_1_6 = "ChargePointMaxProfile";

    private final String name;
    private final OcppVersion since;

    Purpose(String name, OcppVersion since) {
        this.name = name;
        this.since = since;
    }

    /**
     * The name on the wire.
     *
     * @param version version of the conversation; 1.6 has its own name for the station's maximum
     * @return for example {@code TxDefaultProfile}
     */
    public String wireName(OcppVersion version) {
        return this == STATION_MAX && version == OcppVersion.V1_6 ? STATION_MAX_OF_1_6 : name;
    }

    /**
     * Finds a purpose by its name on the wire.
     *
     * @param name as written
     * @param version version of the conversation
     * @return the purpose, or empty if that version has none of this name
     */
    public static Optional<Purpose> ofWireName(String name, OcppVersion version) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.since.compareTo(version) <= 0)
                .filter(purpose -> purpose.wireName(version).equals(name))
                .findFirst();
    }
}
