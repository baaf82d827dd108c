// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.model.Payload;
import io.ferrule.model.v16.ChargingProfile;
import io.ferrule.model.v16.ChargingProfilePurposeType;
import io.ferrule.model.v16.ChargingRateUnitType;
import io.ferrule.model.v16.ChargingSchedule;
import io.ferrule.model.v16.ClearChargingProfileRequest;
import io.ferrule.model.v16.GetConfigurationRequest;
import io.ferrule.model.v16.SetChargingProfileRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A station of 1.6 without a car. It takes every profile until it is given a peculiarity. */
final class ProbedStation {

    static final ProbeAnswer REJECTED = result("{\"status\":\"Rejected\"}");
    static final ProbeAnswer NOT_SUPPORTED = result("{\"status\":\"NotSupported\"}");
    static final ProbeAnswer SILENT = ProbeAnswer.silent();
    private static final ProbeAnswer ACCEPTED = result("{\"status\":\"Accepted\"}");

    private static final BigDecimal VOLTS = new BigDecimal("230");

    final List<ProbeCall> calls = new ArrayList<>();
    final List<SetChargingProfileRequest> set = new ArrayList<>();
    final Map<Integer, SetChargingProfileRequest> installed = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<Predicate<SetChargingProfileRequest>, ProbeAnswer> peculiarities = new LinkedHashMap<>();
    private final Map<String, ProbeAnswer> fixed = new LinkedHashMap<>();
    private Function<ChargingSchedule, ProbeAnswer> composite = ProbedStation::planned;

    ProbedStation() {
        keys.put("ChargeProfileMaxStackLevel", "8");
        keys.put("ChargingScheduleMaxPeriods", "24");
        keys.put("MaxChargingProfilesInstalled", "10");
        keys.put("ChargingScheduleAllowedChargingRateUnit", "Current,Power");
        // 5.16.3: a TxProfile needs a transaction.
        where(request -> purpose(request) == ChargingProfilePurposeType.TXPROFILE, REJECTED);
    }

    /** The first peculiarity that fits answers. */
    ProbedStation where(Predicate<SetChargingProfileRequest> fits, ProbeAnswer answer) {
        peculiarities.put(fits, answer);
        return this;
    }

    ProbedStation answering(String action, ProbeAnswer answer) {
        fixed.put(action, answer);
        return this;
    }

    ProbedStation planning(Function<ChargingSchedule, ProbeAnswer> plan) {
        composite = plan;
        return this;
    }

    ProbedStation has(SetChargingProfileRequest request) {
        installed.put(request.csChargingProfiles().chargingProfileId(), request);
        return this;
    }

    static ChargingProfilePurposeType purpose(SetChargingProfileRequest request) {
        return request.csChargingProfiles().chargingProfilePurpose();
    }

    static ChargingProfile profile(SetChargingProfileRequest request) {
        return request.csChargingProfiles();
    }

    static ChargingSchedule schedule(SetChargingProfileRequest request) {
        return request.csChargingProfiles().chargingSchedule();
    }

    static List<BigDecimal> limits(SetChargingProfileRequest request) {
        return schedule(request).chargingSchedulePeriod().stream()
                .map(period -> period.limit())
                .toList();
    }

    /** The highest limit of a profile, in amperes on one phase. */
    static BigDecimal amps(SetChargingProfileRequest request) {
        BigDecimal highest = limits(request).stream().max(BigDecimal::compareTo).orElseThrow();
        boolean watts = schedule(request).chargingRateUnit() == ChargingRateUnitType.W;
        return watts ? highest.divide(VOLTS, 6, RoundingMode.DOWN) : highest;
    }

    /** The lowest of what it was told and still has. */
    Optional<BigDecimal> limit() {
        return installed.values().stream().map(ProbedStation::amps).min(BigDecimal::compareTo);
    }

    static ProbeAnswer result(String json) {
        return new ProbeAnswer.CallResult(Payload.of(json));
    }

    ProbeAnswer answer(ProbeCall call) {
        calls.add(call);
        if (fixed.containsKey(call.action())) {
            return fixed.get(call.action());
        }
        return switch (call.action()) {
            case "GetConfiguration" -> configuration(call.payload().as(GetConfigurationRequest.class));
            case "SetChargingProfile" -> set(call.payload().as(SetChargingProfileRequest.class));
            case "ClearChargingProfile" -> clear(call.payload().as(ClearChargingProfileRequest.class));
            default -> leading().map(composite).orElse(REJECTED);
        };
    }

    private ProbeAnswer configuration(GetConfigurationRequest request) {
        String known = keys.entrySet().stream()
                .filter(key -> request.key().isEmpty() || request.key().contains(key.getKey()))
                .map(key -> "{\"key\":\"" + key.getKey() + "\",\"readonly\":true,\"value\":\"" + key.getValue() + "\"}")
                .collect(Collectors.joining(","));
        return result("{\"configurationKey\":[" + known + "]}");
    }

    private ProbeAnswer set(SetChargingProfileRequest request) {
        set.add(request);
        for (Map.Entry<Predicate<SetChargingProfileRequest>, ProbeAnswer> peculiarity : peculiarities.entrySet()) {
            if (peculiarity.getKey().test(request)) {
                return peculiarity.getValue();
            }
        }
        installed
                .values()
                .removeIf(old -> old.connectorId() == request.connectorId()
                        && purpose(old) == purpose(request)
                        && profile(old).stackLevel() == profile(request).stackLevel());
        installed.put(profile(request).chargingProfileId(), request);
        return ACCEPTED;
    }

    private ProbeAnswer clear(ClearChargingProfileRequest request) {
        boolean known = installed.remove(request.findId().orElseThrow()) != null;
        return result(known ? "{\"status\":\"Accepted\"}" : "{\"status\":\"Unknown\"}");
    }

    private Optional<ChargingSchedule> leading() {
        return installed.values().stream().reduce((before, last) -> last).map(ProbedStation::schedule);
    }

    private static ProbeAnswer planned(ChargingSchedule schedule) {
        Payload answer = Payload.of("{\"status\":\"Accepted\",\"connectorId\":1}");
        return new ProbeAnswer.CallResult(answer.with("/chargingSchedule", schedule));
    }
}
