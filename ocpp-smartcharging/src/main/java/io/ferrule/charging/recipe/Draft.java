// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.Wording;
import io.ferrule.charging.site.books.StationTraits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known about a station while it is being written down. For one thread. */
final class Draft {

    /** The smallest difference between two limits of 1.6: one decimal. */
    private static final BigDecimal STEP = new BigDecimal("0.1");

    final int reportedStackLevel;
    Set<RateUnit> units;
    Set<Kind> kinds;
    Set<Purpose> purposes;
    int maxPeriods;
    int maxInstalled;
    int stackLevel;
    boolean ignoresSchedule;
    BigDecimal minAmps;
    BigDecimal maxAmps;
    int phases;
    BigDecimal voltage;
    boolean phaseSwitching;
    int limitDecimals;
    Wording.StartSchedule startSchedule;
    Wording.TransactionId transactionId;
    BigDecimal pauseAmps;
    boolean keepsLimits;
    Optional<Duration> fallbackAfter;
    BigDecimal fallbackAmps;

    Draft(StationCapabilities capabilities, StationTraits traits) {
        StationCapabilities.Accepts accepts = capabilities.accepts();
        this.reportedStackLevel = accepts.maxStackLevel();
        this.units = accepts.units();
        this.kinds = accepts.kinds();
        this.purposes = accepts.purposes();
        this.maxPeriods = accepts.maxPeriods();
        this.maxInstalled = accepts.maxInstalled();
        this.stackLevel = accepts.maxStackLevel();
        this.ignoresSchedule = accepts.ignoresSchedule();
        StationCapabilities.Delivers delivers = capabilities.delivers();
        this.minAmps = delivers.minAmps();
        this.maxAmps = delivers.maxAmps();
        this.phases = delivers.phases();
        this.voltage = delivers.voltage();
        this.phaseSwitching = delivers.phaseSwitching();
        this.limitDecimals = delivers.limitDecimals();
        Wording wording = capabilities.wording();
        this.startSchedule = wording.startSchedule();
        this.transactionId = wording.transactionId();
        this.pauseAmps = wording.pauseAmps();
        this.keepsLimits = traits.keepsLimits();
        this.fallbackAfter = wording.fallback().map(Wording.Fallback::after);
        this.fallbackAmps = wording.fallback().map(Wording.Fallback::amps).orElse(BigDecimal.ZERO);
    }

    /** What is written; a pause stays below what the station charges with, whatever is said about either. */
    StationCapabilities capabilities() {
        BigDecimal pause = pauseAmps.compareTo(minAmps) < 0
                ? pauseAmps
                : minAmps.subtract(STEP).max(BigDecimal.ZERO);
        return new StationCapabilities(
                new StationCapabilities.Accepts(
                        units, kinds, purposes, maxPeriods, maxInstalled, stackLevel, ignoresSchedule),
                new StationCapabilities.Delivers(minAmps, maxAmps, phases, voltage, phaseSwitching, limitDecimals),
                new Wording(startSchedule, transactionId, pause, fallback()));
    }

    private Optional<Wording.Fallback> fallback() {
        return fallbackAfter.map(after -> new Wording.Fallback(after, fallbackAmps));
    }

    StationTraits traits() {
        return new StationTraits(
                keepsLimits,
                fallback()
                        .map(fallback -> new StationTraits.Fallback(
                                fallback.after(), fallback.amps().doubleValue())));
    }

    Known known(List<String> notes) {
        return new Known(capabilities(), traits(), notes);
    }
}
