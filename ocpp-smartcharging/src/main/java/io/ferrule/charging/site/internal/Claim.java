// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import io.ferrule.charging.site.Request;
import io.ferrule.charging.site.SiteStation;
import java.time.Instant;

/**
 * A request with its station.
 *
 * @param index number of the claim, in the order of the requests
 * @param request what the car would like
 * @param station where it stands
 * @param least smallest current above 0
 * @param most largest current that is wished and borne; below {@code least} it is 0
 */
record Claim(int index, Request request, SiteStation station, long least, long most) {

    private static final double SECONDS_PER_HOUR = 3_600;

    static Claim of(int index, Request request, SiteStation station) {
        long least = Hundredths.ceiling(station.rating().minAmps());
        long most =
                Hundredths.floor(Math.min(request.demandAmps(), station.rating().maxAmps()));
        return new Claim(index, request, station, least, most < least ? 0 : most);
    }

    /** Watts for each ampere. */
    double wattsPerAmp() {
        return station.wattsPerAmp(
                station.wiring().loaded(request.phasesInUse()).size());
    }

    Instant arrival() {
        return request.stay().arrival().orElse(Instant.MAX);
    }

    Instant departure() {
        return request.stay().departure().orElse(Instant.MAX);
    }

    /** Seconds that are left over if the car charges as fast as its station can; endless where something is not known. */
    double laxity(Instant now) {
        double watts = wattsPerAmp() * station.rating().maxAmps();
        if (request.stay().departure().isEmpty() || request.stay().energyWh().isEmpty() || watts == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double stay = departure().getEpochSecond() - (double) now.getEpochSecond();
        return stay - request.stay().energyWh().getAsDouble() / watts * SECONDS_PER_HOUR;
    }
}
