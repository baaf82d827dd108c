// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.RateUnit;
import io.ferrule.model.v201.ChargingLimit;
import io.ferrule.model.v201.ChargingLimitSource;
import io.ferrule.model.v201.ChargingSchedule;
import io.ferrule.model.v201.ClearedChargingLimitRequest;
import io.ferrule.model.v201.NotifyChargingLimitRequest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a CSMS must be told of external limits: that one begins to bind or changes, and that one is over (OCPP 2.0.1 part 2,
 * K12, K13, K14). A limit binds while it is lower than what the root fuse can carry. A change that is smaller than
 * LimitChangeSignificance is not told.
 *
 * @param facts the site
 */
public record LimitWatch(SiteFacts facts) {

    /** What a CSMS is to be told. */
    public sealed interface Notice {

        /**
         * Whose limit it is about.
         *
         * @return the source
         */
        ChargingLimitSource source();
    }

    /**
     * A limit binds, or binds otherwise than before.
     *
     * @param source whose limit
     * @param watts the limit
     * @param request what to send
     */
    public record Bound(ChargingLimitSource source, BigDecimal watts, NotifyChargingLimitRequest request)
            implements Notice {}

    /**
     * A limit that was told binds no more.
     *
     * @param source whose limit
     * @param request what to send
     */
    public record Freed(ChargingLimitSource source, ClearedChargingLimitRequest request) implements Notice {}

    /**
     * The next thing to tell.
     *
     * @param state what holds
     * @param now the instant
     * @return a notice, or empty if the CSMS knows everything
     */
    public Optional<Notice> due(ControllerState state, Instant now) {
        for (ChargingLimitSource source : ChargingLimitSource.values()) {
            ExternalLimit limit = new ExternalLimit(state.external().getOrDefault(source, List.of()));
            Optional<BigDecimal> binds = limit.at(now).filter(watts -> watts.compareTo(facts.rating(RateUnit.W)) < 0);
            Optional<BigDecimal> told = Optional.ofNullable(state.told().get(source));
            if (binds.isEmpty() && told.isPresent()) {
                return Optional.of(new Freed(source, new ClearedChargingLimitRequest(source, 0, null)));
            }
            if (binds.isPresent() && significant(told, binds.get(), state.adjustment())) {
                return Optional.of(bound(source, binds.get(), limit, state.adjustment(), now));
            }
        }
        return Optional.empty();
    }

    /**
     * What holds when a notice has arrived.
     *
     * @param state what held
     * @param notice the notice
     * @return a state that knows of it
     */
    public static ControllerState told(ControllerState state, Notice notice) {
        return state.told(
                notice.source(), notice instanceof Bound bound ? Optional.of(bound.watts()) : Optional.empty());
    }

    private static Notice bound(
            ChargingLimitSource source, BigDecimal watts, ExternalLimit limit, Adjustment adjustment, Instant now) {
        List<ChargingSchedule> schedules = adjustment.withSchedules() ? limit.schedules(now) : List.of();
        List<ChargingSchedule> current = schedules.subList(0, Math.min(1, schedules.size()));
        return new Bound(
                source, watts, new NotifyChargingLimitRequest(current, 0, new ChargingLimit(source, null, null), null));
    }

    private static boolean significant(Optional<BigDecimal> told, BigDecimal watts, Adjustment adjustment) {
        if (told.isEmpty()) {
            return true;
        }
        BigDecimal change = watts.subtract(told.get()).abs();
        if (told.get().signum() == 0) {
            return change.signum() > 0;
        }
        BigDecimal percent = change.movePointRight(2).divide(told.get(), MathContext.DECIMAL64);
        return change.signum() > 0 && percent.compareTo(adjustment.significance()) >= 0;
    }
}
