// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.Refusal;
import io.ferrule.charging.store.Clearing;
import io.ferrule.charging.store.ProfileCheck;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.charging.store.Proposal;
import io.ferrule.charging.store.StationSettings;
import io.ferrule.charging.wire.ProfileReader;
import io.ferrule.charging.wire.WireReading;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.v201.ChargingProfileStatus;
import io.ferrule.model.v201.ClearChargingProfileResponse;
import io.ferrule.model.v201.ClearChargingProfileStatus;
import io.ferrule.model.v201.SetChargingProfileResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes and clears site-wide profiles (OCPP 2.0.1 part 2, K01, K03, K10). A Local Controller has no EVSE, so all that a CSMS can
 * set is the ChargingStationMaxProfile of EVSE 0; what is meant for one transaction goes to the station where it runs. External
 * constraints are not the CSMS's to set or to clear (K01.FR.22, K14.FR.06).
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ProfileDesk {

    /** The highest stack level that is taken. */
    public static final int MOST_STACK_LEVEL = 99;
    /** The most profiles that are kept. */
    public static final int MOST_PROFILES = 100;
    /** The most periods of a schedule. */
    public static final int MOST_PERIODS = 1_024;

    private static final OcppVersion VERSION = OcppVersion.V2_0_1;
    private static final Refusal NOT_FOR_A_SITE = new Refusal(
            "K03", "a Local Controller has no EVSE; send profiles for transactions to the station where they run");

    private final ProfileReader reader = new ProfileReader(VERSION);
    private final ProfileCheck check;

    /**
     * Makes a desk.
     *
     * @param facts the site
     */
    public ProfileDesk(SiteFacts facts) {
        this.check = new ProfileCheck(
                VERSION,
                new StationSettings(
                        Set.of(),
                        Map.of(
                                "SmartChargingCtrlr.RateUnit", "A,W",
                                "SmartChargingCtrlr.ProfileStackLevel", Integer.toString(MOST_STACK_LEVEL),
                                "SmartChargingCtrlr.PeriodsPerSchedule", Integer.toString(MOST_PERIODS),
                                "SmartChargingCtrlr.Entries", Integer.toString(MOST_PROFILES),
                                "ChargingStation.SupplyPhases", Integer.toString(facts.phases()))),
                true);
    }

    /**
     * Answers a SetChargingProfile.
     *
     * @param request its payload
     * @param state what holds
     * @param now the instant; profiles that are over by then give way
     * @return the answer, and what holds after it
     */
    public Change<SetChargingProfileResponse> set(Payload request, ControllerState state, Instant now) {
        ProfileStore kept = stillValid(state.profiles(), now);
        WireReading<InstalledProfile> reading = reader.request(request);
        if (reading instanceof WireReading.Refused<InstalledProfile> refused) {
            return new Change<>(rejected(refused.refusal()), state);
        }
        InstalledProfile fresh = ((WireReading.Read<InstalledProfile>) reading).value();
        Optional<Refusal> refusal = check.check(new Proposal(fresh, kept, List.of()))
                .or(() -> fresh.profile().purpose() == Purpose.STATION_MAX
                        ? Optional.empty()
                        : Optional.of(NOT_FOR_A_SITE));
        return refusal.isPresent()
                ? new Change<>(rejected(refusal.get()), state)
                : new Change<>(accepted(), state.with(kept.with(fresh)));
    }

    /**
     * Answers a ClearChargingProfile.
     *
     * @param request its payload
     * @param state what holds
     * @return the answer, and what holds after it
     */
    public Change<ClearChargingProfileResponse> clear(Payload request, ControllerState state) {
        ProfileStore rest = state.profiles().without(Clearing.read(request, VERSION));
        boolean found = rest.profiles().size() < state.profiles().profiles().size();
        ClearChargingProfileStatus status =
                found ? ClearChargingProfileStatus.ACCEPTED : ClearChargingProfileStatus.UNKNOWN;
        return new Change<>(new ClearChargingProfileResponse(status, null, null), state.with(rest));
    }

    private static ProfileStore stillValid(ProfileStore store, Instant now) {
        return new ProfileStore(
                VERSION,
                store.profiles().stream()
                        .filter(installed -> installed
                                .profile()
                                .placement()
                                .validity()
                                .to()
                                .map(now::isBefore)
                                .orElse(true))
                        .toList());
    }

    private static SetChargingProfileResponse accepted() {
        return new SetChargingProfileResponse(ChargingProfileStatus.ACCEPTED, null, null);
    }

    private static SetChargingProfileResponse rejected(Refusal refusal) {
        return new SetChargingProfileResponse(ChargingProfileStatus.REJECTED, Reasons.of(refusal), null);
    }
}
