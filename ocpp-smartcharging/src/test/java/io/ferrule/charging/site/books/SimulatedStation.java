// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import io.ferrule.charging.site.SiteStation;
import java.util.random.RandomGenerator;

/** A station with a car that follows its limit after a while, as real ones do. Times are milliseconds. */
final class SimulatedStation {

    private static final long SLOWEST_CAR = 4_900;

    final SiteStation place;
    final boolean keepsLimits;
    boolean online;
    double demand;
    private final RandomGenerator random;
    private double limit;
    private boolean permitted;
    private double lagging;
    private long lagsUntil;

    SimulatedStation(SiteStation place, boolean keepsLimits, RandomGenerator random) {
        this.place = place;
        this.keepsLimits = keepsLimits;
        this.random = random;
        // One that forgets has forgotten; one that keeps was put into service with nothing.
        this.limit = keepsLimits ? 0 : place.rating().maxAmps();
        this.permitted = keepsLimits;
    }

    String id() {
        return place.id();
    }

    void obey(double amps, long now) {
        double before = draw(now);
        limit = amps;
        if (draw(now) < before) {
            lagging = before;
            lagsUntil = now + random.nextLong(SLOWEST_CAR);
        }
    }

    /** Power fails for a moment: the contactor opens. */
    void restart() {
        lagsUntil = 0;
        if (!keepsLimits) {
            limit = place.rating().maxAmps();
            permitted = false;
        }
    }

    /** The gateway lets the car's transaction through. */
    void permit() {
        permitted = true;
    }

    double draw(long now) {
        double steady = permitted && limit >= place.rating().minAmps() ? Math.min(limit, demand) : 0;
        return now < lagsUntil ? Math.max(lagging, steady) : steady;
    }
}
