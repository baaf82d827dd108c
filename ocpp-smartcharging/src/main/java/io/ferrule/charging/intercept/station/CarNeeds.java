// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.tariff.ChargingNeed;
import io.ferrule.model.Payload;
import io.ferrule.model.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a car says that it needs (NotifyEVChargingNeeds; OCPP 2.0.1 part 2, K15, ChargingNeedsType). What cannot be read or is beyond
 * what any car has is not said.
 *
 * @param departure when it leaves
 * @param energyWh watt hours that it asks for, more than 0 and at most 10,000,000
 * @param maxAmps largest alternating current that it takes on each phase, more than 0 and at most 100,000
 * @param phases how many phases it wants to charge with, 1 to 3
 */
public record CarNeeds(
        Optional<Instant> departure, OptionalDouble energyWh, OptionalDouble maxAmps, OptionalInt phases) {

    private static final String NEEDS = "/chargingNeeds";
    private static final String AC = NEEDS + "/acChargingParameters";
    private static final double MOST_AMPS = 100_000;

    /** Reads the payload of a NotifyEVChargingNeeds. */
    static CarNeeds read(Payload call) {
        OptionalDouble alternating = number(call, AC + "/energyAmount", ChargingNeed.MOST_WATT_HOURS);
        return new CarNeeds(
                call.string(NEEDS + "/departureTime").flatMap(text -> new Timestamp(text).findInstant()),
                alternating.isPresent()
                        ? alternating
                        : number(call, NEEDS + "/dcChargingParameters/energyAmount", ChargingNeed.MOST_WATT_HOURS),
                number(call, AC + "/evMaxCurrent", MOST_AMPS),
                phases(call.string(NEEDS + "/requestedEnergyTransfer").orElse("")));
    }

    private static OptionalDouble number(Payload call, String pointer, double most) {
        return call.number(pointer)
                .filter(number -> number.signum() > 0 && number.doubleValue() <= most)
                .map(number -> OptionalDouble.of(number.doubleValue()))
                .orElseGet(OptionalDouble::empty);
    }

    private static OptionalInt phases(String mode) {
        return switch (mode) {
            case "AC_single_phase" -> OptionalInt.of(1);
            case "AC_two_phase" -> OptionalInt.of(2);
            case "AC_three_phase" -> OptionalInt.of(3);
            default -> OptionalInt.empty();
        };
    }
}
