// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.SchedulePeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds profiles that hold at the same time and want another phase (OCPP 2.1 part 2, K01.FR.141). Of one transaction one
 * profile leads, so only its profile, the station's maximum and external constraints hold together. Times are compared
 * where both profiles are absolute; others may hold whenever they are valid.
 */
final class PhaseConflict {

    private static final Set<Purpose> OF_THE_STATION = Set.of(Purpose.STATION_MAX, Purpose.EXTERNAL_CONSTRAINTS);
    private static final Set<Purpose> OF_A_TRANSACTION =
            Set.of(Purpose.TX, Purpose.TX_DEFAULT, Purpose.PRIORITY_CHARGING);

    private PhaseConflict() {}

    /** Whether the profile is in conflict with one that is installed. */
    static boolean of(Proposal proposal) {
        InstalledProfile fresh = proposal.fresh();
        return proposal.installed().profiles().stream()
                .filter(proposal::isBeside)
                .filter(old -> holdTogether(fresh, old))
                .anyMatch(old -> conflict(fresh.profile(), old.profile()));
    }

    private static boolean holdTogether(InstalledProfile one, InstalledProfile other) {
        boolean samePlace = one.evseId() == other.evseId()
                || one.evseId() == InstalledProfile.STATION
                || other.evseId() == InstalledProfile.STATION;
        Purpose first = one.profile().purpose();
        Purpose second = other.profile().purpose();
        boolean apart = first == second || (OF_A_TRANSACTION.contains(first) && OF_A_TRANSACTION.contains(second));
        boolean limits = limits(first) && limits(second);
        return samePlace
                && limits
                && !apart
                && one.profile()
                        .placement()
                        .validity()
                        .overlaps(other.profile().placement().validity());
    }

    private static boolean limits(Purpose purpose) {
        return OF_THE_STATION.contains(purpose) || OF_A_TRANSACTION.contains(purpose);
    }

    private static boolean conflict(ChargingProfile one, ChargingProfile other) {
        List<Use> uses = uses(other);
        return uses(one).stream().anyMatch(mine -> uses.stream().anyMatch(mine::isAgainst));
    }

    private static List<Use> uses(ChargingProfile profile) {
        ChargingSchedule schedule = profile.schedule();
        Optional<Instant> start = profile.placement().kind() == Kind.ABSOLUTE
                        && !schedule.timing().local()
                ? schedule.startSchedule().map(written -> written.toInstant())
                : Optional.empty();
        List<SchedulePeriod> periods = schedule.periods();
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            Optional<Duration> end =
                    i + 1 < periods.size() ? Optional.of(periods.get(i + 1).start()) : schedule.duration();
            if (periods.get(i).phaseToUse().isPresent()) {
                Duration begin = periods.get(i).start();
                uses.add(new Use(
                        periods.get(i).phaseToUse().getAsInt(),
                        start.map(at -> at.plus(begin)),
                        start.flatMap(at -> end.map(at::plus))));
            }
        }
        return uses;
    }

    /** A phase in use from an instant to another; at any time where they are not known. */
    private record Use(int phase, Optional<Instant> from, Optional<Instant> to) {

        boolean isAgainst(Use other) {
            return phase != other.phase && before(from, other.to) && before(other.from, to);
        }

        private static boolean before(Optional<Instant> start, Optional<Instant> end) {
            return start.isEmpty() || end.isEmpty() || start.get().isBefore(end.get());
        }
    }
}
