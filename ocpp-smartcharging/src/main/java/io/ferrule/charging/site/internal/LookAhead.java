// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import io.ferrule.charging.site.Situation;
import java.time.Instant;
import java.util.List;

/**
 * Plans for the cars that are there as if no other came: the most energy until each leaves, at the lowest price, rather
 * now than later. Only the beginning of the plan is used; at the next decision there is a new one. Safe for use by several
 * threads.
 */
final class LookAhead {

    /** What a day of waiting costs of the worth of energy: enough to prefer now, too little to take from anybody. */
    private static final double IMPATIENCE = 0.1;
    /** How many times the dearest energy of the horizon the energy that a car needs is worth. */
    private static final double WORTH = 4;

    /** Hundredths for each claim to begin with, at most what it asks for. */
    long[] first(List<Claim> claims, List<Row> rows, Situation situation) {
        double[] stays = claims.stream()
                .mapToDouble(claim -> stay(claim, situation.now()))
                .toArray();
        double last = 0;
        for (double stay : stays) {
            last = Math.max(last, stay);
        }
        Slots slots = new Slots(situation.now(), last, situation.prices());
        Programme programme = new Programme(claims.size(), slots.count());
        for (Claim claim : claims) {
            add(claim, stays[claim.index()], slots, programme);
        }
        double[] amps = new Relaxation(programme, rows).firstSlot();
        long[] wanted = new long[claims.size()];
        for (Claim claim : claims) {
            wanted[claim.index()] = Math.min(claim.most(), (long) Math.floor(amps[claim.index()]));
        }
        return wanted;
    }

    /** Seconds until the car leaves, no fewer than the first slot has. Nothing is put off for a car that may leave at any time. */
    private static double stay(Claim claim, Instant now) {
        if (claim.request().stay().departure().isPresent()) {
            double seconds = claim.departure().getEpochSecond() - (double) now.getEpochSecond();
            return Math.max(Slots.FIRST, Math.min(Slots.HORIZON, seconds));
        }
        double energy = claim.request().stay().energyWh().orElse(0);
        double watts = claim.wattsPerAmp() * Hundredths.amps(claim.most());
        return watts == 0 ? Slots.FIRST : Math.max(Slots.FIRST, Math.min(Slots.HORIZON, energy / watts * 3_600));
    }

    private static void add(Claim claim, double stay, Slots slots, Programme programme) {
        double wattHours = claim.request().stay().energyWh().orElse(Double.POSITIVE_INFINITY);
        programme.need(claim.index(), wattHours);
        double dearest = 0;
        for (int slot = 0; slot < slots.count(); slot++) {
            dearest = Math.max(dearest, Math.abs(slots.price(slot)));
        }
        double worth = dearest == 0 ? 1 : dearest * WORTH;
        for (int slot = 0; slot < slots.count(); slot++) {
            double energy = Hundredths.amps(1) * claim.wattsPerAmp() * slots.hours(slot);
            double value = (worth - slots.price(slot)) / worth - IMPATIENCE * slots.position(slot);
            programme.set(claim.index(), slot, claim.most() * slots.before(slot, stay), energy, value);
        }
    }
}
