// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import static io.ferrule.charging.rule.RefusedException.when;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.Transaction;
import io.ferrule.model.OcppVersion;
import java.util.Optional;
import java.util.OptionalInt;

/** What a station of OCPP 2.0.1 or 2.1 refuses (OCPP 2.1 part 2, K01). */
record RulesOf2(OcppVersion version, StationSettings settings, boolean strict) {

    private static final String COMPONENT = "SmartChargingCtrlr.";

    void check(Proposal proposal) {
        boolean off = settings.isFalse(COMPONENT + "Available") || settings.isFalse(COMPONENT + "Enabled");
        when(off, "K01.FR.29", "smart charging is not available");
        when(!settings.knows(proposal.fresh().evseId()), "K01.FR.28", "the station has no EVSE of this number");
        checkPurpose(proposal);
        ChargingProfile profile = proposal.fresh().profile();
        if (version == OcppVersion.V2_1) {
            new RulesOf21(settings).check(proposal);
        }
        checkProfile(profile);
        for (ChargingSchedule schedule : profile.schedules()) {
            checkStart(profile, schedule);
            new ScheduleRulesOf2(settings).check(schedule);
        }
        checkNeighbours(proposal);
        checkRoom(proposal);
    }

    private static void checkPurpose(Proposal proposal) {
        ChargingProfile profile = proposal.fresh().profile();
        Purpose purpose = profile.purpose();
        when(
                purpose == Purpose.EXTERNAL_CONSTRAINTS,
                "K01.FR.22",
                "ChargingStationExternalConstraints are not set by a CSMS");
        boolean station = proposal.fresh().evseId() == InstalledProfile.STATION;
        if (purpose == Purpose.STATION_MAX) {
            when(!station, "K04.FR.03", "a ChargingStationMaxProfile is for EVSE 0 only");
            when(
                    profile.placement().kind() == Kind.RELATIVE,
                    "K01.FR.38",
                    "a ChargingStationMaxProfile cannot be relative");
        }
        if (purpose == Purpose.TX) {
            when(station, "K01.FR.16", "a TxProfile is for one EVSE, not for 0");
            checkTransaction(proposal);
        }
    }

    private static void checkTransaction(Proposal proposal) {
        ChargingProfile profile = proposal.fresh().profile();
        Optional<String> id = profile.transactionId();
        when(id.isEmpty(), "K01.FR.03", "a TxProfile needs a transactionId");
        Optional<Transaction> running = proposal.running();
        when(running.isEmpty(), "K01.FR.09", "no transaction runs at this EVSE");
        when(!id.equals(running.map(Transaction::id)), "K01.FR.33", "another transaction runs at this EVSE");
        boolean taken = proposal.installed().profiles().stream()
                .filter(proposal::isBeside)
                .map(InstalledProfile::profile)
                .anyMatch(old -> old.purpose() == Purpose.TX
                        && old.stackLevel() == profile.stackLevel()
                        && old.transactionId().equals(id));
        when(taken, "K01.FR.39", "the transaction has another TxProfile of this stackLevel");
    }

    private void checkProfile(ChargingProfile profile) {
        String level = COMPONENT + "ProfileStackLevel";
        OptionalInt highest = settings.number(level);
        when(highest.isPresent() && profile.stackLevel() > highest.getAsInt(), level, "the stackLevel is too high");
        // Only a vehicle that speaks ISO 15118 can choose between schedules.
        boolean choice = settings.isTrue("ISO15118Ctrlr.Enabled") && profile.purpose() == Purpose.TX;
        when(profile.schedules().size() > 1 && !choice, "K01.FR.34", "there is more than one schedule");
        when(
                profile.placement().kind() == Kind.RECURRING
                        && profile.placement().recurrency().isEmpty(),
                "required",
                "a recurring profile needs a recurrencyKind");
    }

    private void checkStart(ChargingProfile profile, ChargingSchedule schedule) {
        Kind kind = profile.placement().kind();
        boolean anchored = kind == Kind.ABSOLUTE || kind == Kind.RECURRING;
        boolean present = schedule.startSchedule().isPresent();
        when(strict && anchored && !present, "K01.FR.40", "an absolute or recurring schedule needs a startSchedule");
        when(kind == Kind.RELATIVE && present, "K01.FR.41", "a relative schedule must not have a startSchedule");
    }

    private static void checkNeighbours(Proposal proposal) {
        InstalledProfile fresh = proposal.fresh();
        for (InstalledProfile old : proposal.installed().profiles()) {
            boolean external = old.profile().purpose() == Purpose.EXTERNAL_CONSTRAINTS;
            when(
                    external && !proposal.isBeside(old),
                    "K01.FR.05",
                    "an external constraint has this identifier and cannot be replaced");
            if (!external && proposal.isBeside(old)) {
                checkNeighbour(fresh, old);
            }
        }
    }

    private static void checkNeighbour(InstalledProfile fresh, InstalledProfile old) {
        Purpose purpose = fresh.profile().purpose();
        if (purpose == Purpose.TX || purpose != old.profile().purpose()) {
            return;
        }
        boolean sharesTime = fresh.profile()
                .placement()
                .validity()
                .overlaps(old.profile().placement().validity());
        when(
                ProfileStore.samePlace(fresh, old) && sharesTime,
                "K01.FR.06",
                "a profile of this purpose and stackLevel is valid at the same time");
        if (purpose == Purpose.TX_DEFAULT
                && fresh.profile().stackLevel() == old.profile().stackLevel()) {
            checkDefaults(fresh.evseId() == InstalledProfile.STATION, old.evseId() == InstalledProfile.STATION);
        }
    }

    private static void checkDefaults(boolean station, boolean oldStation) {
        when(station && !oldStation, "K01.FR.52", "an EVSE has a TxDefaultProfile of this stackLevel of its own");
        when(!station && oldStation, "K01.FR.53", "the station as a whole has a TxDefaultProfile of this stackLevel");
    }

    private void checkRoom(Proposal proposal) {
        String key = COMPONENT + "Entries";
        OptionalInt most = settings.number(key);
        int after = proposal.installed().with(proposal.fresh()).profiles().size();
        boolean more = after > proposal.installed().profiles().size();
        when(most.isPresent() && more && after > most.getAsInt(), key, "the station has no room for a further profile");
    }
}
