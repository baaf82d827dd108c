// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Transaction;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A second opinion about one instant, deliberately naive: it reads the text of the profiles, walks through all of them
 * and all their periods, and calculates with doubles.
 */
record NaiveEvaluator(Situation situation, Instant now) {

    /** A limit in one unit; infinite where nothing limits. */
    record Value(double limit, int phases) {}

    private record Found(double limit, boolean watts, int phases) {}

    Value evse(int evse, Instant t, boolean watts) {
        List<Found> caps = new ArrayList<>(parts(evse, t));
        lead("ChargingStationMaxProfile", evse, t).ifPresent(caps::add);
        List<Found> extra = lead("LocalGeneration", evse, t).map(List::of).orElse(List.of());
        return lowest(caps, extra, watts);
    }

    Value station(Instant t, boolean watts) {
        double sum = 0;
        int phases = 3;
        for (int evse : situation.evses()) {
            List<Found> extra =
                    leadOf("LocalGeneration", evse, false, t).map(List::of).orElse(List.of());
            Value part = lowest(parts(evse, t), extra, watts);
            Site.Hardware hardware = situation.site().hardware().get(evse);
            if (Double.isInfinite(part.limit()) && hardware != null) {
                double amps = hardware.maxAmps().doubleValue();
                part = new Value(watts ? amps * volts() * hardware.phases() : amps, hardware.phases());
            }
            sum += part.limit();
            phases = Double.isInfinite(part.limit()) ? phases : Math.min(phases, part.phases());
        }
        List<Found> caps = new ArrayList<>();
        if (!Double.isInfinite(sum)) {
            caps.add(new Found(sum, watts, phases));
        }
        lead("ChargingStationExternalConstraints", 0, t).ifPresent(caps::add);
        lead("ChargingStationMaxProfile", 0, t).ifPresent(caps::add);
        return lowest(caps, lead("LocalGeneration", 0, t).map(List::of).orElse(List.of()), watts);
    }

    private List<Found> parts(int evse, Instant t) {
        List<Found> caps = new ArrayList<>();
        lead("ChargingStationExternalConstraints", evse, t).ifPresent(caps::add);
        transaction(evse, t).ifPresent(caps::add);
        return caps;
    }

    private Optional<Found> transaction(int evse, Instant t) {
        boolean running = running(evse).isPresent();
        if (!running && !situation.assumeTransaction()) {
            return Optional.empty();
        }
        Optional<Found> found = lead("PriorityCharging", evse, t);
        if (found.isEmpty() && running) {
            found = lead("TxProfile", evse, t);
        }
        if (found.isEmpty() && situation.profiles().version() == OcppVersion.V1_6) {
            found = leadOf("TxDefaultProfile", evse, false, t);
        }
        return found.isPresent() ? found : lead("TxDefaultProfile", evse, t);
    }

    private Value lowest(List<Found> caps, List<Found> extra, boolean watts) {
        int phases = 3;
        for (Found found : caps) {
            phases = Math.min(phases, found.phases());
        }
        for (Found found : extra) {
            phases = Math.min(phases, found.phases());
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (Found found : caps) {
            lowest = Math.min(lowest, converted(found, watts, phases));
        }
        for (Found found : extra) {
            lowest += converted(found, watts, phases);
        }
        return new Value(lowest, phases);
    }

    private double converted(Found found, boolean watts, int phases) {
        if (found.watts() == watts) {
            return found.limit();
        }
        return watts ? found.limit() * volts() * phases : found.limit() / (volts() * phases);
    }

    private double volts() {
        return situation.site().voltage().doubleValue();
    }

    private Optional<Transaction> running(int evse) {
        return situation.transactions().stream()
                .filter(one -> one.evseId() == evse)
                .findFirst();
    }

    private Optional<Found> lead(String purpose, int evse, Instant t) {
        return leadOf(purpose, evse, true, t);
    }

    private Optional<Found> leadOf(String purpose, int evse, boolean alsoStation, Instant t) {
        Optional<Found> best = Optional.empty();
        int highest = -1;
        for (InstalledProfile installed : situation.profiles().profiles()) {
            Payload text = installed.wire();
            String own = text.string("/chargingProfilePurpose").orElseThrow().replace("ChargePoint", "ChargingStation");
            boolean here = installed.evseId() == evse || (alsoStation && installed.evseId() == 0);
            int level = text.number("/stackLevel").orElseThrow().intValue();
            if (own.equals(purpose) && here && level >= highest && isForTransaction(text, evse)) {
                Optional<Found> found = active(installed, evse, t);
                if (found.isPresent()) {
                    best = found;
                    highest = level;
                }
            }
        }
        return best;
    }

    private boolean isForTransaction(Payload text, int evse) {
        Optional<String> meant = text.string("/transactionId")
                .or(() -> text.number("/transactionId").map(number -> Integer.toString(number.intValue())));
        return meant.isEmpty() || meant.equals(running(evse).map(Transaction::id));
    }

    private Optional<Found> active(InstalledProfile installed, int evse, Instant t) {
        Payload text = installed.wire();
        boolean before = time(text, "/validFrom").map(from -> t.isBefore(from)).orElse(false);
        boolean after = time(text, "/validTo").map(to -> !t.isBefore(to)).orElse(false);
        if (before || after) {
            return Optional.empty();
        }
        String schedule = text.has("/chargingSchedule/0") ? "/chargingSchedule/0" : "/chargingSchedule";
        boolean local = text.bool(schedule + "/useLocalTime").orElse(false);
        ZoneId zone = local ? situation.site().zone() : ZoneOffset.UTC;
        return period(installed, schedule, start(text, schedule, evse, zone, t), zone, t);
    }

    private LocalDateTime start(Payload text, String schedule, int evse, ZoneId zone, Instant t) {
        boolean local = text.bool(schedule + "/useLocalTime").orElse(false);
        String kind = text.string("/chargingProfileKind").orElseThrow();
        Instant session = running(evse).flatMap(Transaction::start).orElse(now);
        Optional<String> written =
                kind.equals("Relative") ? Optional.empty() : text.string(schedule + "/startSchedule");
        LocalDateTime start = written.map(OffsetDateTime::parse)
                .map(moment -> local ? moment.toLocalDateTime() : LocalDateTime.ofInstant(moment.toInstant(), zone))
                .orElse(LocalDateTime.ofInstant(session, zone));
        if (kind.equals("Dynamic")) {
            start = time(text, "/dynUpdateTime")
                    .map(when -> LocalDateTime.ofInstant(when, zone))
                    .orElse(start);
        }
        if (kind.equals("Recurring")) {
            int days = text.string("/recurrencyKind").orElseThrow().equals("Weekly") ? 7 : 1;
            while (shown(start, zone).isAfter(t)) {
                start = start.minusDays(days);
            }
            while (!shown(start.plusDays(days), zone).isAfter(t)) {
                start = start.plusDays(days);
            }
        }
        return start;
    }

    private Optional<Found> period(
            InstalledProfile installed, String schedule, LocalDateTime start, ZoneId zone, Instant t) {
        Payload text = installed.wire();
        Optional<Integer> duration = text.number(schedule + "/duration").map(number -> number.intValue());
        if (duration.isPresent() && !t.isBefore(shown(start.plusSeconds(duration.get()), zone))) {
            return Optional.empty();
        }
        Optional<Found> found = Optional.empty();
        for (int i = 0; i < text.size(schedule + "/chargingSchedulePeriod"); i++) {
            String at = schedule + "/chargingSchedulePeriod/" + i;
            long seconds = text.number(at + "/startPeriod").orElseThrow().longValue();
            Duration draw = i == 0
                    ? Duration.ZERO
                    : situation
                            .site()
                            .delays()
                            .fixed()
                            .getOrDefault(installed.profile().id(), java.util.Map.of())
                            .getOrDefault(Duration.ofSeconds(seconds), Duration.ZERO);
            boolean delayed = text.has(schedule + "/randomizedDelay");
            Instant begins = shown(start.plusSeconds(seconds), zone).plus(delayed ? draw : Duration.ZERO);
            if (!begins.isAfter(t)) {
                found = Optional.of(new Found(
                        text.number(at + "/limit").orElseThrow().doubleValue(),
                        text.string(schedule + "/chargingRateUnit")
                                .orElseThrow()
                                .equals("W"),
                        text.number(at + "/numberPhases")
                                .map(number -> number.intValue())
                                .orElse(3)));
            }
        }
        return found;
    }

    /** Tries every second of the two hours after a time that the clock leaves out. */
    private static Instant shown(LocalDateTime time, ZoneId zone) {
        LocalDateTime shown = time;
        while (zone.getRules().getValidOffsets(shown).isEmpty()) {
            shown = shown.plusSeconds(1);
        }
        ZoneOffset first = zone.getRules().getValidOffsets(shown).get(0);
        return shown.toInstant(first);
    }

    private static Optional<Instant> time(Payload text, String pointer) {
        return text.string(pointer).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    }
}
