// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.RateUnit;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.StationCapabilities.Accepts;
import io.ferrule.charging.fit.StationCapabilities.Delivers;
import io.ferrule.charging.fit.Wording;
import io.ferrule.charging.intercept.station.StationSpec;
import io.ferrule.charging.recipe.Known;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /**
     * The present way.
     *
     * @param surely with how many phases watts are reckoned
     */
    StationCapabilities now(int surely) {
        StationCapabilities now = ways.get(way);
        boolean watts = !now.accepts().units().contains(RateUnit.A);
        int phases = watts ? surely : now.delivers().phases();
        Delivers delivers = now.delivers();
        Delivers reckoned = new Delivers(
                delivers.minAmps(),
                delivers.maxAmps(),
                phases,
                delivers.voltage(),
                delivers.phaseSwitching(),
                delivers.limitDecimals());
        return new StationCapabilities(now.accepts(), reckoned, now.wording());
    }

    /** The site knows better than the station what is wired to it. Limits hold until they are replaced. */
    static Known built(Known known, StationSpec spec) {
        Delivers told = known.capabilities().delivers();
        BigDecimal max = BigDecimal.valueOf(spec.rating().maxAmps());
        BigDecimal min =
                BigDecimal.valueOf(spec.rating().minAmps()).max(told.minAmps()).min(max);
        Delivers delivers = new Delivers(
                min, max, spec.phases(), BigDecimal.valueOf(spec.rating().voltage()), false, told.limitDecimals());
        Wording wording = known.capabilities().wording();
        boolean pauses = wording.pauseAmps().compareTo(min) < 0;
        Wording lasting = new Wording(
                wording.startSchedule(),
                wording.transactionId(),
                pauses ? wording.pauseAmps() : BigDecimal.ZERO,
                Optional.empty());
        StationCapabilities here = new StationCapabilities(known.capabilities().accepts(), delivers, lasting);
        return new Known(here, known.traits(), known.notes());
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
