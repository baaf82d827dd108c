// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.rule.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What energy costs at a site, as far as anybody said.
 *
 * @param zone where the clock on the wall of the site hangs
 * @param watts power over which a price for the hour of charging is spread, 1 to 10,000,000
 * @param tariff a tariff
 * @param event a grid operator's event; its prices go before those of the tariff
 */
public record EnergyPrices(ZoneId zone, double watts, Optional<Tariff> tariff, Optional<GridEvent> event) {

    private static final Duration AHEAD = Duration.ofDays(2);
    private static final double USUAL_AMPS = 16;
    private static final double MOST_WATTS = 10_000_000;

    /** Checks the power. */
    public EnergyPrices {
        Checks.number("the power that prices are reckoned with", watts, 1, MOST_WATTS);
    }

    /**
     * The power of a car as most are, to spread a price for the hour of charging over.
     *
     * @param volts nominal volts between phase and neutral
     * @param phases how many phases there are
     * @return watts
     */
    public static double usualWatts(double volts, int phases) {
        return USUAL_AMPS * volts * phases;
    }

    /**
     * What energy costs in the next two days.
     *
     * @param now the instant
     * @return prices from now on until the first instant of which nobody said anything; empty if that is now, or if what was
     *     said comes to no price
     */
    public Optional<PriceSteps> from(Instant now) {
        try {
            return priced(now);
        } catch (RefusedException e) {
            return Optional.empty(); // a sum may leave the range that each of its parts keeps
        }
    }

    private Optional<PriceSteps> priced(Instant now) {
        Instant end = now.plus(AHEAD);
        Optional<PriceSteps> steps = tariff.map(one -> one.prices(zone, now, end, watts));
        if (event.isEmpty()) {
            return steps;
        }
        Instant until = steps.isPresent() ? end : earlier(end, event.get().pricedUntil(now));
        return until.isAfter(now) ? Optional.of(event.get().prices(now, until, steps)) : Optional.empty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
