// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.model.v201.Data;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The device model of a Local Controller: the standard variables that every station has (OCPP 2.0.1 part 2, appendix 3), one
 * DistributionPanel for each fuse with {@code Fuse} and {@code ChargingStation} as they are standardised, and what a fuse carries
 * and is bounded by in variables of its own.
 */
final class SiteVariables {

    static final String SMART = "SmartChargingCtrlr";
    static final String COMM = "OCPPCommCtrlr";
    static final String SIGNIFICANCE = "LimitChangeSignificance";
    static final String WITH_SCHEDULES = "NotifyChargingLimitWithSchedules";
    static final String HEARTBEAT = "HeartbeatInterval";
    private static final String DEVICE = "DeviceDataCtrlr";
    private static final String PANEL = "DistributionPanel";
    private static final String CONTROLLER = "LocalController";
    /** The longest value that a report may hold (OCPP 2.0.1 part 3, VariableAttributeType). */
    private static final int MOST_CHARACTERS = 2_500;

    private final SiteFacts facts;
    private final SiteCeiling ceiling;
    private final ControllerIdentity identity;
    private final Communication communication;

    SiteVariables(SiteFacts facts, ControllerIdentity identity, Communication communication) {
        this.facts = facts;
        this.ceiling = new SiteCeiling(facts);
        this.identity = identity;
        this.communication = communication;
    }

    /** All of them, with the values that hold now. */
    List<SiteVariable> at(ControllerState state, Optional<SiteReport> report, Instant now) {
        List<SiteVariable> all = new ArrayList<>();
        station(all);
        clock(all, now);
        connection(all, state.adjustment());
        smartCharging(all, state);
        controller(all, report);
        Map<Phase, Double> bound =
                ceiling.amps(state, now).getOrDefault(facts.root().id(), Map.of());
        facts.site().fuses().forEach(fuse -> panel(all, fuse));
        facts.eachPhase().forEach(phase -> Optional.ofNullable(bound.get(phase))
                .ifPresent(amps -> all.add(amps(facts.root().id(), "SiteLimit", phase, amps))));
        report.ifPresent(known -> known.fuses().forEach(fuse -> carried(all, fuse)));
        return all;
    }

    private void station(List<SiteVariable> all) {
        all.add(SiteVariable.of("ChargingStation", "VendorName", identity.vendor(), Data.STRING));
        all.add(SiteVariable.of("ChargingStation", "Model", identity.model(), Data.STRING));
        identity.serial()
                .ifPresent(serial -> all.add(SiteVariable.of("ChargingStation", "SerialNumber", serial, Data.STRING)));
        all.add(SiteVariable.of("ChargingStation", "FirmwareVersion", identity.firmware(), Data.STRING));
        all.add(flag("ChargingStation", "Available", true));
        all.add(SiteVariable.of("ChargingStation", "AvailabilityState", "Available", Data.OPTION_LIST)
                .oneOf("Available,Occupied,Reserved,Unavailable,Faulted"));
        all.add(number("ChargingStation", "SupplyPhases", facts.phases()));
    }

    private static void clock(List<SiteVariable> all, Instant now) {
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        all.add(SiteVariable.of("ClockCtrlr", "DateTime", time, Data.DATE_TIME));
        all.add(SiteVariable.of("ClockCtrlr", "TimeSource", "RealTimeClock", Data.SEQUENCE_LIST)
                .oneOf("RealTimeClock"));
    }

    private void connection(List<SiteVariable> all, Adjustment adjustment) {
        all.add(number(COMM, HEARTBEAT, adjustment.heartbeatSeconds())
                .unit("s")
                .between(1, Adjustment.MOST_HEARTBEAT)
                .settable());
        all.add(number(
                        COMM,
                        "RetryBackOffWaitMinimum",
                        communication.waitMinimum().toSeconds())
                .unit("s"));
        all.add(number(
                        COMM,
                        "RetryBackOffRandomRange",
                        communication.randomRange().toSeconds())
                .unit("s"));
        all.add(number(COMM, "RetryBackOffRepeatTimes", communication.repeatTimes()));
        all.add(number(COMM, "WebSocketPingInterval", communication.ping().toSeconds())
                .unit("s"));
        all.add(number(COMM, "MessageTimeout", communication.messageTimeout().toSeconds())
                .instance("Default")
                .unit("s"));
        all.add(number("SecurityCtrlr", "SecurityProfile", communication.securityProfile()));
        for (String request : List.of("GetReport", "GetVariables", "SetVariables")) {
            all.add(number(DEVICE, "ItemsPerMessage", VariableDesk.MOST_ITEMS).instance(request));
            all.add(number(DEVICE, "BytesPerMessage", VariableDesk.MOST_BYTES).instance(request));
        }
    }

    private void smartCharging(List<SiteVariable> all, ControllerState state) {
        all.add(flag(SMART, "Enabled", true));
        all.add(flag(SMART, "Available", true));
        all.add(SiteVariable.of(SMART, "RateUnit", "A,W", Data.MEMBER_LIST).oneOf("A,W"));
        all.add(number(SMART, "PeriodsPerSchedule", ProfileDesk.MOST_PERIODS));
        all.add(number(SMART, "ProfileStackLevel", ProfileDesk.MOST_STACK_LEVEL));
        all.add(number(SMART, "Entries", state.profiles().profiles().size())
                .instance("ChargingProfiles")
                .between(0, ProfileDesk.MOST_PROFILES));
        all.add(flag(SMART, "Phases3to1", false));
        all.add(flag(SMART, "ExternalControlSignalsEnabled", true));
        all.add(flag(SMART, WITH_SCHEDULES, state.adjustment().withSchedules()).settable());
        all.add(SiteVariable.of(
                        SMART, SIGNIFICANCE, state.adjustment().significance().toPlainString(), Data.DECIMAL)
                .unit("Percent")
                .between(0, 100)
                .settable());
    }

    private void controller(List<SiteVariable> all, Optional<SiteReport> report) {
        all.add(SiteVariable.of(CONTROLLER, "Policy", facts.policy().word(), Data.STRING));
        all.add(SiteVariable.of(CONTROLLER, "Root", facts.root().id(), Data.STRING));
        all.add(number(CONTROLLER, "Stations", facts.site().stations().size()));
        report.ifPresent(known -> all.add(number(
                CONTROLLER,
                "StationsReachable",
                known.stations().stream()
                        .filter(SiteReport.OfStation::reachable)
                        .count())));
    }

    private void panel(List<SiteVariable> all, Fuse fuse) {
        for (Phase phase : Phase.values()) {
            String number = phase.name().substring(1); // the fuse of phase Ln has the instance n
            Optional.ofNullable(fuse.limits().get(phase))
                    .ifPresent(amps -> all.add(number(PANEL, "Fuse", amps.longValue())
                            .unit("A")
                            .ofInstance(fuse.id())
                            .instance(number)));
        }
        list(
                all,
                fuse,
                "DistributionPanel",
                facts.site().fuses().stream()
                        .filter(below ->
                                below.parent().filter(fuse.id()::equals).isPresent())
                        .map(Fuse::id)
                        .toList());
        list(
                all,
                fuse,
                "ChargingStation",
                facts.site().stations().stream()
                        .filter(station ->
                                station.fuse().filter(fuse.id()::equals).isPresent())
                        .map(SiteStation::id)
                        .toList());
    }

    private static void list(List<SiteVariable> all, Fuse fuse, String variable, List<String> names) {
        String joined = String.join(",", names);
        if (!names.isEmpty()) {
            String cut = joined.substring(0, Math.min(MOST_CHARACTERS, joined.length()));
            all.add(SiteVariable.of(PANEL, variable, cut, Data.STRING).ofInstance(fuse.id()));
        }
    }

    private static void carried(List<SiteVariable> all, SiteReport.OfFuse fuse) {
        for (Phase phase : Phase.values()) {
            Optional.ofNullable(fuse.limit().get(phase))
                    .ifPresent(amps -> all.add(amps(fuse.id(), "LimitInForce", phase, amps)));
            Optional.ofNullable(fuse.otherLoad().get(phase))
                    .ifPresent(amps -> all.add(amps(fuse.id(), "OtherLoad", phase, amps)));
            Optional.ofNullable(fuse.worst().get(phase))
                    .ifPresent(amps -> all.add(amps(fuse.id(), "StationsAtWorst", phase, amps)));
        }
        all.add(flag(PANEL, "ExternalLimitBinds", fuse.externalBinds()).ofInstance(fuse.id()));
    }

    private static SiteVariable amps(String fuse, String variable, Phase phase, double amps) {
        String value =
                BigDecimal.valueOf(amps).setScale(1, RoundingMode.HALF_UP).toPlainString();
        return SiteVariable.of(PANEL, variable, value, Data.DECIMAL)
                .unit("A")
                .ofInstance(fuse)
                .instance(phase.name());
    }

    private static SiteVariable number(String component, String variable, long value) {
        return SiteVariable.of(component, variable, Long.toString(value), Data.INTEGER);
    }

    private static SiteVariable flag(String component, String variable, boolean value) {
        return SiteVariable.of(component, variable, Boolean.toString(value), Data.BOOLEAN);
    }
}
