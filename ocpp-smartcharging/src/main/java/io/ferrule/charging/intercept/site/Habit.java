// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.tariff.ChargingNeed;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What cars at a station usually want, where nobody says it: most cars cannot.
 *
 * @param departure when they leave, on the clock on the wall of the site
 * @param energyWh watt hours that they take, more than 0 and at most 10,000,000
 */
public record Habit(Optional<LocalTime> departure, OptionalDouble energyWh) {

    /** Nothing is known. */
    public static final Habit UNKNOWN = new Habit(Optional.empty(), OptionalDouble.empty());

    /** Checks the range. */
    public Habit {
        energyWh.ifPresent(
                energy -> Checks.number("the usual energy of a car", energy, 1, ChargingNeed.MOST_WATT_HOURS));
    }

    /** The first such time after an instant. */
    Optional<Instant> departureAfter(Instant arrival, ZoneId zone) {
        return departure.map(time -> {
            ZonedDateTime day = arrival.atZone(zone);
            ZonedDateTime sameDay = day.toLocalDate().atTime(time).atZone(zone);
            return sameDay.toInstant().isAfter(arrival)
                    ? sameDay.toInstant()
                    : day.toLocalDate().plusDays(1).atTime(time).atZone(zone).toInstant();
        });
    }
}
