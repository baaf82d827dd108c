// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.charging.intercept.site.Habit;
import io.ferrule.charging.intercept.site.Member;
import io.ferrule.charging.intercept.station.StationSpec;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.SiteStation.Rating;
import io.ferrule.charging.site.Wiring;
import io.ferrule.charging.tariff.ChargingNeed;
import io.ferrule.model.StationId;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads one station of a site. */
final class SiteStationBlock {

    private static final double USUAL_MAXIMUM = 32;
    private static final double USUAL_MINIMUM = 6;
    private static final int MOST_PRIORITY = 1_000_000;

    private SiteStationBlock() {}

    /** Reads it; {@code volts} are those of the site. */
    static Optional<Member> read(Section section, double volts) {
        if (!section.has("id")) {
            section.problem("needs an id: the identity in the station's URL");
        }
        Optional<StationId> id = section.value("id", StationId::new);
        Optional<String> node = section.value("node", Values::text);
        int connectors = section.value("connectors", Values.number(1, StationSpec.MOST_CONNECTORS))
                .orElse(1);
        int priority = section.value("priority", Values.number(-MOST_PRIORITY, MOST_PRIORITY))
                .orElse(0);
        double reserve =
                section.value("reserve", Values.decimal(0, Fuse.MOST_AMPS)).orElse(0.0);
        boolean probe = section.value("probe", Values::onOrOff).orElse(false);
        OptionalInt inUse = section.value("phases-in-use", Values.number(1, Phase.values().length))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        Optional<Wiring> wiring = wiring(section);
        Optional<Rating> rating = rating(section, volts);
        Habit habit = habit(section);
        CapabilityBlock capabilities =
                section.section("capabilities").map(CapabilityBlock::read).orElse(CapabilityBlock.NOTHING);
        if (id.isEmpty() || wiring.isEmpty() || rating.isEmpty()) {
            return Optional.empty();
        }
        try {
            StationSpec spec = new StationSpec(id.get(), connectors, wiring.get(), rating.get(), inUse);
            return Optional.of(new Member(spec, node, priority, reserve, probe, capabilities, habit));
        } catch (RefusedException e) {
            section.problem(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<Wiring> wiring(Section section) {
        List<String> names = Arrays.stream(Phase.values()).map(Phase::name).toList();
        List<Phase> phases = section.values("phases", Values.oneOf(names)).stream()
                .map(Phase::valueOf)
                .toList();
        try {
            return Optional.of(section.has("phases") ? new Wiring(phases) : Wiring.STRAIGHT);
        } catch (RefusedException e) {
            section.problem("phases", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Habit habit(Section section) {
        Optional<LocalTime> departure = section.value("departure", SiteStationBlock::time);
        OptionalDouble energy = section.value("energy-wh", Values.decimal(1, ChargingNeed.MOST_WATT_HOURS))
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
        return new Habit(departure, energy);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a time on the clock on the wall such as 07:00, was " + Values.quoted(text), e);
        }
    }

    private static Optional<Rating> rating(Section section, double volts) {
        double max = section.value("max", Values.decimal(0, Fuse.MOST_AMPS)).orElse(USUAL_MAXIMUM);
        double min = section.value("min", Values.decimal(0, Fuse.MOST_AMPS)).orElse(Math.min(USUAL_MINIMUM, max));
        double voltage =
                section.value("voltage", Values.decimal(1, Fuse.MOST_AMPS)).orElse(volts);
        if (max == 0) {
            section.problem("max", "must be more than 0: the most amperes that station and cable bear");
            return Optional.empty();
        }
        try {
            return Optional.of(new Rating(min, max, voltage));
        } catch (RefusedException e) {
            section.problem("min", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
