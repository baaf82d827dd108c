// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import java.util.Optional;
import java.util.OptionalDouble;

/** Something that was seen of a station in passing, in the same form for all versions. */
public sealed interface Sighting {

    /**
     * It was restarted (BootNotification).
     *
     * @param vendor as written, empty if it says nothing
     * @param model likewise
     * @param firmware likewise
     */
    record Booted(String vendor, String model, String firmware) implements Sighting {}

    /**
     * A transaction runs.
     *
     * @param evse the connector, in 2.0.1 the EVSE
     * @param id its identifier as text
     * @param startKey by what a remote start for it is known: the card in 1.6, the number of the remote start in 2.0.1
     * @param meterWh what the meter showed at its start
     */
    record Began(int evse, String id, Optional<String> startKey, OptionalDouble meterWh) implements Sighting {}

    /**
     * A transaction is over.
     *
     * @param id its identifier as text
     */
    record Ended(String id) implements Sighting {}

    /**
     * The state of a connector.
     *
     * @param evse the connector, in 2.0.1 the EVSE
     * @param word as OCPP 1.6 edition 2, 7.7, or 2.0.1 (ChargingStateEnumType, ConnectorStatusEnumType) names it
     */
    record State(int evse, String word) implements Sighting {}

    /**
     * Something was measured.
     *
     * @param evse the connector, in 2.0.1 the EVSE
     * @param reading what
     */
    record Metered(int evse, Reading reading) implements Sighting {}

    /**
     * A car said what it needs.
     *
     * @param evse the EVSE
     * @param needs what
     */
    record Needed(int evse, CarNeeds needs) implements Sighting {}
}
