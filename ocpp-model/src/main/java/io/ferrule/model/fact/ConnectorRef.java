// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where at a station something happens or shall happen.
 *
 * <p>2.0.1 numbers the EVSEs of a station from 1 and the connectors of each EVSE from 1 again. 1.x knows no EVSEs; it
 * numbers the connectors of the whole station, and that number stands here as the EVSE's, for a station that has one
 * connector in each EVSE means the same by both.
 *
 * @param evse number of the EVSE, of the connector in 1.x; 0 is the station as a whole. As the peer wrote it, so it may be
 *     one that the station does not have, even a negative one
 * @param connector number of the connector within the EVSE, where a message of 2.0.1 names one
 * @param pointer leads to the number of the EVSE
 */
public record ConnectorRef(int evse, OptionalInt connector, String pointer) implements Fact {

    private static final String CONNECTOR = "connectorId";

    /**
     * Whether the station as a whole is meant.
     *
     * @return true for EVSE 0
     */
    public boolean wholeStation() {
        return evse == 0;
    }

    /**
     * Where the number of the connector within the EVSE stands.
     *
     * @return a JSON Pointer, or empty if no such connector is named
     */
    public Optional<String> connectorPointer() {
        return connector.isPresent()
                ? Optional.of(pointer.substring(0, pointer.lastIndexOf('/') + 1) + CONNECTOR)
                : Optional.empty();
    }

    static Stream<ConnectorRef> in(Found found) {
        Spot spot = found.spot();
        return switch (found.kind()) {
            case CONNECTOR -> of(spot.at(CONNECTOR), OptionalInt.empty());
            case EVSE_ID -> of(spot.at("evseId"), OptionalInt.empty());
            case EVSE_CONNECTOR -> of(spot.at("evseId"), spot.at(CONNECTOR).int32());
            case EVSE -> of(spot.at("id"), spot.at(CONNECTOR).int32());
            default -> Stream.empty();
        };
    }

    private static Stream<ConnectorRef> of(Spot evse, OptionalInt connector) {
        return evse.int32().stream().mapToObj(number -> new ConnectorRef(number, connector, evse.pointer()));
    }
}
