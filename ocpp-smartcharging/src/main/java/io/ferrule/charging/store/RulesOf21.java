// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import static io.ferrule.charging.rule.RefusedException.when;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.Feature;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.util.OptionalInt;

/** What a station of OCPP 2.1 refuses about what 2.1 has added (OCPP 2.1 part 2, K01 and K28, errata of 2025-09). */
record RulesOf21(StationSettings settings) {

    private static final String COMPONENT = "SmartChargingCtrlr.";

    void check(Proposal proposal) {
        InstalledProfile fresh = proposal.fresh();
        ChargingProfile profile = fresh.profile();
        OptionalInt highest = settings.number(COMPONENT + "MaxExternalConstraintsId");
        when(
                highest.isPresent() && profile.id() <= highest.getAsInt(),
                "K01.FR.81",
                "the identifier is in the range of external constraints");
        checkPurpose(profile);
        checkKind(profile, fresh.wire());
        for (ChargingSchedule schedule : profile.schedules()) {
            checkTiming(profile.purpose(), schedule.timing());
        }
        checkFeatures(profile);
        new PeriodRulesOf21(settings).check(fresh);
        boolean conflict = PhaseConflict.of(proposal);
        when(conflict, "K01.FR.141", "a profile that holds at the same time uses another phase");
    }

    private void checkFeatures(ChargingProfile profile) {
        boolean soc = profile.features().contains(Feature.LIMIT_AT_SOC);
        when(soc && !offered("SupportsLimitAtSoC"), "K01.FR.125", "the station does not offer limitAtSoC");
        boolean offline = profile.features().contains(Feature.OFFLINE_DURATION);
        when(
                offline && !offered("SupportsMaxOfflineDuration"),
                "K01.FR.126",
                "the station does not offer maxOfflineDuration");
        boolean perPhase = profile.features().contains(Feature.LIMIT_PER_PHASE);
        when(perPhase && profile.purpose() != Purpose.TX, "K01.FR.144", "limits per phase are for a TxProfile only");
    }

    private void checkPurpose(ChargingProfile profile) {
        Purpose purpose = profile.purpose();
        if (purpose != Purpose.PRIORITY_CHARGING && purpose != Purpose.LOCAL_GENERATION) {
            return;
        }
        String name = purpose.wireName(OcppVersion.V2_1);
        boolean offered = settings.offers(COMPONENT + "SupportedAdditionalPurposes", name);
        when(!offered, "K01.FR.120", "the station does not offer this purpose");
        boolean ends = profile.schedules().stream()
                .anyMatch(schedule -> schedule.duration().isPresent());
        when(
                purpose == Purpose.PRIORITY_CHARGING && ends,
                "K01.FR.70",
                "a PriorityCharging profile must not have a duration");
    }

    private void checkKind(ChargingProfile profile, Payload wire) {
        boolean dynamic = profile.placement().kind() == Kind.DYNAMIC;
        when(
                dynamic && !offered("SupportsDynamicProfiles"),
                "K01.FR.121",
                "the station does not offer dynamic profiles");
        boolean single =
                profile.schedules().size() == 1 && profile.schedule().periods().size() == 1;
        when(dynamic && !single, "K28.FR.01", "a dynamic profile has one schedule of one period");
        boolean updates = wire.has("/dynUpdateInterval") || wire.has("/dynUpdateTime");
        when(updates && !dynamic, "K01.FR.122", "only a dynamic profile is updated");
    }

    private void checkTiming(Purpose purpose, ChargingSchedule.Timing timing) {
        boolean delayed = !timing.randomizedDelay().isZero();
        boolean transaction = purpose == Purpose.TX || purpose == Purpose.TX_DEFAULT;
        when(delayed && !transaction, "K01.FR.95", "only TxProfile and TxDefaultProfile have a randomizedDelay");
        when(
                timing.local() && !offered("SupportsUseLocalTime"),
                "K01.FR.123",
                "the station does not offer useLocalTime");
        when(
                delayed && !offered("SupportsRandomizedDelay"),
                "K01.FR.124",
                "the station does not offer randomizedDelay");
    }

    private boolean offered(String variable) {
        return settings.isTrue(COMPONENT + variable);
    }
}
