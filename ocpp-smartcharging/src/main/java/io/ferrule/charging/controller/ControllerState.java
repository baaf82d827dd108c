// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.store.ProfileStore;
import io.ferrule.charging.tariff.GridEvent;
import io.ferrule.charging.tariff.PowerStep;
import io.ferrule.charging.tariff.Tariff;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.v201.ChargingLimitSource;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a Local Controller has been told and that must survive a restart. A change makes another state. Immutable.
 *
 * @param profiles site-wide profiles of the CSMS
 * @param external limits from others than the CSMS, by who sets them
 * @param tariff what energy costs
 * @param event what a grid operator's event says; its limits are those of {@code SO} in {@code external} too
 * @param adjustment the variables that were set
 * @param told watts of the external limits that the CSMS was told of and that it does not know to be over
 */
public record ControllerState(
        ProfileStore profiles,
        Map<ChargingLimitSource, List<PowerStep>> external,
        Optional<Written<Tariff>> tariff,
        Optional<Written<GridEvent>> event,
        Adjustment adjustment,
        Map<ChargingLimitSource, BigDecimal> told) {

    /** The most steps of one external limit: what one schedule of 2.0.1 can say. */
    public static final int MOST_STEPS = 1_024;

    /** Copies the maps; refuses more steps than {@link #MOST_STEPS} with {@link IllegalArgumentException}. */
    public ControllerState {
        external = Map.copyOf(external);
        told = Map.copyOf(told);
        if (external.values().stream().anyMatch(steps -> steps.size() > MOST_STEPS)) {
            throw new IllegalArgumentException("an external limit has at most " + MOST_STEPS + " steps");
        }
    }

    /**
     * Before anybody said anything.
     *
     * @return a state without limits and prices
     */
    public static ControllerState empty() {
        return new ControllerState(
                ProfileStore.empty(OcppVersion.V2_0_1),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Adjustment.DEFAULTS,
                Map.of());
    }

    ControllerState with(ProfileStore other) {
        return new ControllerState(other, external, tariff, event, adjustment, told);
    }

    /**
     * The limit that somebody else than the CSMS sets.
     *
     * @param source who
     * @param steps watts over time, at most {@link #MOST_STEPS}; without any there is no limit any more
     * @return a state with it
     */
    public ControllerState with(ChargingLimitSource source, List<PowerStep> steps) {
        Map<ChargingLimitSource, List<PowerStep>> others = new EnumMap<>(ChargingLimitSource.class);
        others.putAll(external);
        others.remove(source);
        if (!steps.isEmpty()) {
            others.put(source, List.copyOf(steps));
        }
        return new ControllerState(profiles, others, tariff, event, adjustment, told);
    }

    ControllerState withTariff(Optional<Written<Tariff>> other) {
        return new ControllerState(profiles, external, other, event, adjustment, told);
    }

    ControllerState withEvent(Optional<Written<GridEvent>> other) {
        List<PowerStep> steps = other.map(one -> one.value().limits()).orElse(List.of());
        ControllerState limited = with(ChargingLimitSource.SO, steps);
        return new ControllerState(profiles, limited.external, tariff, other, adjustment, told);
    }

    /**
     * The heartbeat interval that a CSMS gave when it accepted the controller (OCPP 2.0.1 part 2, B01).
     *
     * @param seconds 1 to 86,400
     * @return a state with it
     */
    public ControllerState beating(int seconds) {
        return with(new Adjustment(adjustment.significance(), adjustment.withSchedules(), seconds));
    }

    ControllerState with(Adjustment other) {
        return new ControllerState(profiles, external, tariff, event, other, told);
    }

    ControllerState told(ChargingLimitSource source, Optional<BigDecimal> watts) {
        Map<ChargingLimitSource, BigDecimal> others = new EnumMap<>(ChargingLimitSource.class);
        others.putAll(told);
        others.remove(source);
        watts.ifPresent(value -> others.put(source, value));
        return new ControllerState(profiles, external, tariff, event, adjustment, others);
    }
}
