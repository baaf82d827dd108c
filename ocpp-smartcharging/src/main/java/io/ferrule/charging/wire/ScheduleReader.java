// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.wire;

import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.Feature;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.SchedulePeriod;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.model.OcppVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the schedules of one profile and notes what else they say. */
final class ScheduleReader {

    private static final int WORD = 64;

    private final Members members;
    private final OcppVersion version;
    private final Set<Feature> features;

    ScheduleReader(Members members, OcppVersion version, Set<Feature> features) {
        this.members = members;
        this.version = version;
        this.features = features;
    }

    ChargingSchedule schedule(String at) {
        note(at);
        String unit = members.required(members.string(at + "/chargingRateUnit", WORD), at + "/chargingRateUnit");
        ChargingSchedule.Timing timing = timing(at);
        Optional<OffsetDateTime> start = members.time(at + "/startSchedule", timing.local());
        return new ChargingSchedule(
                start,
                seconds(at + "/duration"),
                ProfileReader.known(RateUnit.ofWireName(unit), at + "/chargingRateUnit"),
                periods(at + "/chargingSchedulePeriod"),
                timing,
                limitAtSoc(at + "/limitAtSoC"));
    }

    private Optional<ChargingSchedule.LimitAtSoc> limitAtSoc(String at) {
        if (version != OcppVersion.V2_1 || !members.has(at)) {
            return Optional.empty();
        }
        int soc = members.requiredInteger(at + "/soc", 0);
        RefusedException.when(soc > ChargingSchedule.LimitAtSoc.FULL, "maximum", at + "/soc is more than 100");
        BigDecimal limit = members.required(amount(at + "/limit"), at + "/limit");
        return Optional.of(new ChargingSchedule.LimitAtSoc(soc, limit));
    }

    private void note(String at) {
        noteIf(members.has(at + "/minChargingRate"), Feature.MIN_CHARGING_RATE);
        noteIf(members.has(at + "/limitAtSoC"), Feature.LIMIT_AT_SOC);
        boolean prices = members.has(at + "/salesTariff")
                || members.has(at + "/absolutePriceSchedule")
                || members.has(at + "/priceLevelSchedule");
        noteIf(prices, Feature.PRICES);
    }

    private void noteIf(boolean seen, Feature feature) {
        if (seen) {
            features.add(feature);
        }
    }

    private ChargingSchedule.Timing timing(String at) {
        if (version != OcppVersion.V2_1) {
            return ChargingSchedule.Timing.UTC;
        }
        Duration delay = seconds(at + "/randomizedDelay").orElse(Duration.ZERO);
        return new ChargingSchedule.Timing(members.flag(at + "/useLocalTime"), delay);
    }

    private Optional<Duration> seconds(String pointer) {
        OptionalInt seconds = members.integer(pointer, 0);
        return seconds.isEmpty() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds.getAsInt()));
    }

    private List<SchedulePeriod> periods(String at) {
        RefusedException.when(!members.has(at), "required", at + " is missing");
        int count = members.size(at);
        RefusedException.when(count == 0, "minItems", at + " is empty");
        RefusedException.when(
                count > ChargingSchedule.MOST_PERIODS,
                "maxItems",
                at + " has more than " + ChargingSchedule.MOST_PERIODS + " elements");
        List<SchedulePeriod> periods = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            periods.add(period(at + "/" + i));
        }
        return periods;
    }

    private SchedulePeriod period(String at) {
        Duration start = Duration.ofSeconds(members.requiredInteger(at + "/startPeriod", 0));
        OptionalInt phaseToUse = phases(at + "/phaseToUse");
        noteIf(phaseToUse.isPresent(), Feature.PHASE_TO_USE);
        return new SchedulePeriod(start, limit(at), phases(at + "/numberPhases"), phaseToUse);
    }

    /** 2.1 allows 0 for what has no phases. */
    private OptionalInt phases(String pointer) {
        boolean zero = version == OcppVersion.V2_1;
        OptionalInt phases = members.integer(pointer, zero ? 0 : 1);
        boolean tooMany = phases.isPresent() && phases.getAsInt() > SchedulePeriod.PHASES;
        RefusedException.when(tooMany, "maximum", pointer + " is more than 3");
        return phases.isPresent() && phases.getAsInt() > 0 ? phases : OptionalInt.empty();
    }

    private Optional<BigDecimal> limit(String at) {
        if (version != OcppVersion.V2_1) {
            RefusedException.when(!members.has(at + "/limit"), "required", at + "/limit is missing");
            return amount(at + "/limit");
        }
        return limitOf21(at);
    }

    /** The lowest of all that is said about charging; where power is to flow back, nothing may be drawn. */
    private Optional<BigDecimal> limitOf21(String at) {
        List<BigDecimal> limits = new ArrayList<>();
        amount(at + "/limit").ifPresent(limits::add);
        for (String phase : List.of("_L2", "_L3")) {
            Optional<BigDecimal> own = amount(at + "/limit" + phase);
            noteIf(own.isPresent(), Feature.LIMIT_PER_PHASE);
            own.ifPresent(limits::add);
        }
        for (String phase : List.of("", "_L2", "_L3")) {
            Optional<BigDecimal> setpoint = members.number(at + "/setpoint" + phase);
            noteIf(setpoint.isPresent(), Feature.SETPOINT);
            setpoint.map(value -> value.max(BigDecimal.ZERO)).ifPresent(limits::add);
            noteIf(setpoint.map(value -> value.signum() < 0).orElse(false), Feature.DISCHARGING);
        }
        noteIf(members.has(at + "/dischargeLimit"), Feature.DISCHARGING);
        if (members.string(at + "/operationMode", WORD).equals(Optional.of("Idle"))) {
            limits.add(BigDecimal.ZERO);
        }
        Optional<BigDecimal> lowest = limits.stream().min(BigDecimal::compareTo);
        boolean tooHigh = lowest.map(ScheduleReader::isTooHigh).orElse(false);
        RefusedException.when(tooHigh, "maximum", at + "/setpoint is more than 10^9");
        return lowest;
    }

    private Optional<BigDecimal> amount(String pointer) {
        Optional<BigDecimal> amount = members.number(pointer);
        boolean negative = amount.map(value -> value.signum() < 0).orElse(false);
        RefusedException.when(negative, "minimum", pointer + " is less than 0");
        boolean tooHigh = amount.map(ScheduleReader::isTooHigh).orElse(false);
        RefusedException.when(tooHigh, "maximum", pointer + " is more than 10^9");
        return amount;
    }

    private static boolean isTooHigh(BigDecimal value) {
        return value.compareTo(SchedulePeriod.HIGHEST_LIMIT) > 0;
    }
}
