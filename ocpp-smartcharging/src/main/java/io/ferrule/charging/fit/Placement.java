// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.composite.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decides to which connectors of a station profiles of which purpose are sent.
 *
 * @param capabilities what the station obeys
 * @param situation what runs
 * @param numbers the station's numbers of transactions, by EVSE
 * @param unit the unit of the station's profiles
 */
record Placement(StationCapabilities capabilities, Situation situation, Map<Integer, Integer> numbers, RateUnit unit) {

    private static final int STATION = 0;

    /** The places, each with its target; none where the station takes nothing. */
    List<Outlet> outlets(Targets targets, InstantRange range, Remarks remarks) {
        StationCapabilities.Accepts accepts = capabilities.accepts();
        boolean single = targets.evses().size() == 1;
        int room = accepts.maxInstalled();
        boolean takesNothing = room == 0
                || capabilities.obeyedPeriods() == 0
                || accepts.kinds().isEmpty();
        if (!takesNothing && accepts.purposes().contains(Purpose.TX_DEFAULT)) {
            return room >= targets.evses().size()
                    ? perConnector(targets, Purpose.TX_DEFAULT, range.start(), remarks)
                    : List.of(together(Purpose.TX_DEFAULT, targets, range.start(), remarks));
        }
        if (!takesNothing && isToldByTransaction(targets)) {
            return thatFit(perConnector(targets, Purpose.TX, range.start(), remarks), range.start(), remarks);
        }
        if (!takesNothing && accepts.purposes().contains(Purpose.STATION_MAX)) {
            noteIf(!single, "limits of single connectors", range.start(), remarks);
            return List.of(new Outlet(STATION, Purpose.STATION_MAX, OptionalInt.empty(), 1, targets.throughOne()));
        }
        remarks.add("any limit: the station takes no profile", range.start());
        return List.of();
    }

    /** Not where some transactions would get no profile, while one for the whole station bounds all of them. */
    private boolean isToldByTransaction(Targets targets) {
        Set<Purpose> purposes = capabilities.accepts().purposes();
        long needed = IntStream.range(0, targets.evses().size())
                .filter(i -> isLimited(targets.each().get(i)))
                .filter(i -> obstacle(Purpose.TX, targets.evses().get(i)).isEmpty())
                .count();
        boolean roomForAll = needed <= capabilities.accepts().maxInstalled();
        return purposes.contains(Purpose.TX) && (roomForAll || !purposes.contains(Purpose.STATION_MAX));
    }

    /** Those that need a profile, as many as there is room for; the others are noted. */
    private List<Outlet> thatFit(List<Outlet> outlets, Instant at, Remarks remarks) {
        List<Outlet> needed =
                outlets.stream().filter(outlet -> isLimited(outlet.target())).toList();
        int told = Math.min(capabilities.accepts().maxInstalled(), needed.size());
        for (Outlet left : needed.subList(told, needed.size())) {
            note(left.connectorId(), "the station has room for fewer profiles", at, remarks);
        }
        return needed.subList(0, told);
    }

    private static boolean isLimited(StepFunction<Limit> target) {
        return target.steps().stream().anyMatch(step -> step.value() instanceof Limit.Capped);
    }

    private static void note(int connectorId, String obstacle, Instant at, Remarks remarks) {
        remarks.add("limits of connector " + connectorId + ": " + obstacle, at);
    }

    private static void noteIf(boolean condition, String what, Instant at, Remarks remarks) {
        if (condition) {
            remarks.add(what, at);
        }
    }

    private Outlet together(Purpose purpose, Targets targets, Instant at, Remarks remarks) {
        remarks.add("different limits for connectors: the station has room for fewer profiles", at);
        return new Outlet(STATION, purpose, OptionalInt.empty(), 1, targets.evenly());
    }

    /** Each connector for itself; what they may draw together goes to connector 0 or is shared out. */
    private List<Outlet> perConnector(Targets targets, Purpose purpose, Instant at, Remarks remarks) {
        boolean several = targets.evses().size() > 1;
        boolean ownMaximum = capabilities.accepts().purposes().contains(Purpose.STATION_MAX)
                && capabilities.accepts().maxInstalled() > targets.evses().size();
        Targets own = several && !ownMaximum ? targets.shared(capabilities.delivers(), unit) : targets;
        noteIf(!own.equals(targets), "a limit of the whole station: it is shared out among connectors", at, remarks);
        List<Outlet> outlets = new ArrayList<>();
        for (int i = 0; i < own.evses().size(); i++) {
            int connectorId = own.evses().get(i);
            Optional<String> obstacle = obstacle(purpose, connectorId);
            if (obstacle.isPresent()) {
                note(connectorId, obstacle.get(), at, remarks);
            } else {
                outlets.add(new Outlet(
                        connectorId,
                        purpose,
                        number(purpose, connectorId),
                        1,
                        own.each().get(i)));
            }
        }
        if (several && ownMaximum && isLimited(targets.station())) {
            int connectors = targets.evses().size();
            outlets.add(new Outlet(STATION, Purpose.STATION_MAX, OptionalInt.empty(), connectors, targets.station()));
        }
        return outlets;
    }

    /** Why a connector cannot be told a limit now. */
    private Optional<String> obstacle(Purpose purpose, int connectorId) {
        if (purpose != Purpose.TX) {
            return Optional.empty();
        }
        if (situation.running(connectorId).isEmpty()) {
            return Optional.of("no transaction runs there");
        }
        boolean needed = capabilities.wording().transactionId() == Wording.TransactionId.ALWAYS;
        return needed && !numbers.containsKey(connectorId)
                ? Optional.of("the station wants the number of the transaction, which is not known")
                : Optional.empty();
    }

    private OptionalInt number(Purpose purpose, int connectorId) {
        boolean named = purpose == Purpose.TX && capabilities.wording().transactionId() != Wording.TransactionId.NEVER;
        Integer number = numbers.get(connectorId);
        return named && number != null ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
