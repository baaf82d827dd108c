// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import static io.ferrule.charging.rule.RefusedException.when;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.SchedulePeriod;
import io.ferrule.charging.Transaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a station of OCPP 1.6 edition 2 refuses: 3.13, 5.16, 7.8 to 7.14 and its keys (9.4). */
record RulesOf16(StationSettings settings, boolean strict) {

    void check(Proposal proposal) {
        when(
                !settings.knows(proposal.fresh().evseId()),
                "NumberOfConnectors",
                "the station has no connector of this number");
        checkPurpose(proposal);
        ChargingProfile profile = proposal.fresh().profile();
        checkKeys(profile);
        checkPlacement(profile);
        Optional<BigDecimal> least = proposal.fresh().wire().number("/chargingSchedule/minChargingRate");
        when(tooFine(least), "7.13", "the minChargingRate has more than one decimal");
        checkPeriods(profile.schedule().periods());
        checkRoom(proposal);
    }

    private static void checkPurpose(Proposal proposal) {
        ChargingProfile profile = proposal.fresh().profile();
        boolean station = proposal.fresh().evseId() == 0;
        when(
                profile.purpose() == Purpose.STATION_MAX && !station,
                "7.10",
                "a ChargePointMaxProfile is for connector 0 only");
        if (profile.purpose() != Purpose.TX) {
            return;
        }
        when(station, "5.16", "a TxProfile is for one connector, not for 0");
        Optional<Transaction> running = proposal.running();
        when(running.isEmpty(), "5.16", "no transaction runs at this connector");
        boolean other =
                profile.transactionId().isPresent() && !profile.transactionId().equals(running.map(Transaction::id));
        when(other, "5.16", "another transaction runs at this connector");
    }

    private void checkKeys(ChargingProfile profile) {
        String level = "ChargeProfileMaxStackLevel";
        OptionalInt highest = settings.number(level);
        when(highest.isPresent() && profile.stackLevel() > highest.getAsInt(), level, "the stackLevel is too high");
        String units = "ChargingScheduleAllowedChargingRateUnit";
        boolean foreign = !settings.units(units).contains(profile.schedule().unit());
        when(foreign, units, "the station does not take schedules in this unit");
        String periods = "ChargingScheduleMaxPeriods";
        OptionalInt most = settings.number(periods);
        boolean tooMany = most.isPresent() && profile.schedule().periods().size() > most.getAsInt();
        when(tooMany, periods, "the schedule has too many periods");
    }

    private void checkPlacement(ChargingProfile profile) {
        Kind kind = profile.placement().kind();
        boolean recurring = kind == Kind.RECURRING;
        when(
                recurring && profile.placement().recurrency().isEmpty(),
                "7.8",
                "a recurring profile needs a recurrencyKind");
        ChargingSchedule schedule = profile.schedule();
        boolean anchored = kind == Kind.ABSOLUTE || recurring;
        when(
                strict && anchored && schedule.startSchedule().isEmpty(),
                "7.13",
                "an absolute or recurring schedule needs a startSchedule");
    }

    private static void checkPeriods(List<SchedulePeriod> periods) {
        when(!periods.get(0).start().isZero(), "7.14", "the first startPeriod is not 0");
        Duration last = Duration.ofSeconds(-1);
        for (SchedulePeriod period : periods) {
            when(period.start().compareTo(last) <= 0, "7.14", "the startPeriods do not increase");
            when(tooFine(period.limit()), "7.14", "a limit has more than one decimal");
            last = period.start();
        }
    }

    private static boolean tooFine(Optional<BigDecimal> amount) {
        return amount.map(BigDecimal::stripTrailingZeros)
                .filter(exact -> exact.scale() > 1)
                .isPresent();
    }

    private void checkRoom(Proposal proposal) {
        String key = "MaxChargingProfilesInstalled";
        OptionalInt most = settings.number(key);
        int after = proposal.installed().with(proposal.fresh()).profiles().size();
        boolean more = after > proposal.installed().profiles().size();
        when(most.isPresent() && more && after > most.getAsInt(), key, "the station has no room for a further profile");
    }
}
