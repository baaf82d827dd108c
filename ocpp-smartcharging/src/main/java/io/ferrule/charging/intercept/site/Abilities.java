// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.StationCapabilities.Accepts;
import io.ferrule.charging.fit.StationCapabilities.Delivers;
import io.ferrule.charging.recipe.Known;
import java.util.ArrayList;
import java.util.List;

/**
 * What a station is taken to obey. Stations promise more than they hold: one that refuses what it claims is told the same in a plainer
 * way the next time, and the way that it accepted is kept.
 */
final class Abilities {

    private final List<StationCapabilities> ways;
    private final boolean keepsLimits;
    private int way;

    /** @param way the way that was accepted before, by its place */
    Abilities(Known known, int way) {
        ways = ways(known.capabilities());
        keepsLimits = known.traits().keepsLimits();
        this.way = way >= 0 && way < ways.size() ? way : 0;
    }

    private static List<StationCapabilities> ways(StationCapabilities claimed) {
        List<StationCapabilities> ways = new ArrayList<>(List.of(claimed));
        int level = claimed.accepts().maxStackLevel();
        boolean fractions = claimed.delivers().limitDecimals() > 0;
        if (fractions) {
            ways.add(new StationCapabilities(claimed.accepts(), whole(claimed.delivers()), claimed.wording()));
        }
        if (level > 1) {
            ways.add(new StationCapabilities(
                    atLevel(claimed.accepts(), level - 1), whole(claimed.delivers()), claimed.wording()));
        }
        if (level > 0) {
            ways.add(new StationCapabilities(
                    atLevel(claimed.accepts(), 0), whole(claimed.delivers()), claimed.wording()));
        }
        return ways;
    }

    private static Delivers whole(Delivers delivers) {
        return new Delivers(
                delivers.minAmps(),
                delivers.maxAmps(),
                delivers.phases(),
                delivers.voltage(),
                delivers.phaseSwitching(),
                0);
    }

    private static Accepts atLevel(Accepts accepts, int level) {
        return new Accepts(
                accepts.units(),
                accepts.kinds(),
                accepts.purposes(),
                accepts.maxPeriods(),
                accepts.maxInstalled(),
                level,
                accepts.ignoresSchedule());
    }

    StationCapabilities now() {
        return ways.get(way);
    }

    /** Whether it was probed to keep its limit over a restart. */
    boolean keepsLimits() {
        return keepsLimits;
    }

    /** Which way it is, by its place. */
    int way() {
        return way;
    }

    /** How many ways there are. */
    int ways() {
        return ways.size();
    }

    /** It said no to the present way. */
    void refused() {
        way = (way + 1) % ways.size();
    }
}
