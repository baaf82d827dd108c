// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.composite.PhaseUse;
import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.intercept.station.CarNeeds;
import io.ferrule.charging.intercept.station.Reading;
import io.ferrule.charging.intercept.station.StationProfiles;
import io.ferrule.charging.intercept.station.StationSpec;
import io.ferrule.charging.site.books.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** One connector: what its CSMS allows, what its car does, what it was told. On the site's executor. */
final class Outlet {

    private static final Duration AHEAD = Duration.ofHours(1);
    /** A station that said no is not asked the very same within this time. */
    private static final Duration SULK = Duration.ofSeconds(10);

    private static final Set<String> WITH_CAR =
            Set.of("Preparing", "Charging", "SuspendedEV", "SuspendedEVSE", "Finishing");

    private final String id;
    private final int evse;
    private final StationSpec spec;
    private final StationProfiles profiles;
    private Optional<StepFunction<Limit>> allowed = Optional.empty();
    private OptionalInt measured = OptionalInt.empty();
    private OptionalDouble meterStart = OptionalDouble.empty();
    private OptionalDouble meter = OptionalDouble.empty();
    private String state = "";
    private double ordered;
    private boolean stale;
    private Optional<Told> told = Optional.empty();
    private Optional<Refused> refused = Optional.empty();

    private record Refused(double amps, Instant until) {}

    /** What a car said, what it had taken then, and whether that was before its transaction. */
    private record Told(CarNeeds needs, double takenWh, boolean early) {}

    /** @param evse its number; 0 for all connectors of the station together */
    Outlet(String id, int evse, StationSpec spec, StationProfiles profiles) {
        this.id = id;
        this.evse = evse;
        this.spec = spec;
        this.profiles = profiles;
    }

    String id() {
        return id;
    }

    int evse() {
        return evse;
    }

    /** Profiles or transactions of the station changed. */
    void changed() {
        allowed = Optional.empty();
    }

    /** A transaction begins. What was said before it, while none ran, was said for it. */
    void began(OptionalDouble meterWh) {
        told = told.filter(Told::early).map(before -> new Told(before.needs(), 0, false));
        newCar(meterWh);
    }

    /** A transaction is over. */
    void ended() {
        told = Optional.empty();
        newCar(OptionalDouble.empty());
    }

    /** The car says what it needs; what it said before is over (OCPP 2.0.1 part 2, K15, K17). */
    void told(CarNeeds needs) {
        boolean early = profiles.transaction(evse).isEmpty();
        told = Optional.of(new Told(needs, energyWh().orElse(0), early));
    }

    /** What the car said. */
    Optional<CarNeeds> needs() {
        return told.map(Told::needs);
    }

    /** Watt hours since the car said what it needs. */
    double energySinceNeeds() {
        return Math.max(0, energyWh().orElse(0) - told.map(Told::takenWh).orElse(0.0));
    }

    /** What was measured was another car. */
    private void newCar(OptionalDouble meterWh) {
        stale |= measured.isPresent();
        state = "";
        measured = OptionalInt.empty();
        meterStart = meterWh;
        meter = OptionalDouble.empty();
        changed();
    }

    /** Whether that is news. */
    boolean state(String word) {
        boolean news = !state.equals(word);
        state = word;
        if (word.equals("Available")) {
            told = told.filter(before -> !before.early()); // the car left without a transaction
        }
        return news;
    }

    /** Notes what was measured. Whether the car went over to other phases, which makes another limit of the same watts. */
    boolean metered(Reading reading) {
        Optional<Integer> phases = reading.phasesInUse(spec.phases());
        if (charging() && phases.isPresent() && phases.get() != measured.orElse(0)) {
            measured = OptionalInt.of(phases.get());
            stale = true;
            changed();
        }
        if (reading.energyWh().isPresent()) {
            meter = reading.energyWh();
            meterStart = meterStart.isPresent() ? meterStart : meter;
        }
        return stale;
    }

    /** How many phases the car surely uses. */
    OptionalInt phases() {
        return spec.phasesInUse().isPresent() ? spec.phasesInUse() : measured;
    }

    OptionalDouble energyWh() {
        return meter.isPresent() && meterStart.isPresent()
                ? OptionalDouble.of(Math.max(0, meter.getAsDouble() - meterStart.getAsDouble()))
                : OptionalDouble.empty();
    }

    /** Whether a car is there that may charge. */
    boolean charging() {
        return profiles.transaction(evse).isPresent() || state.equals("Charging");
    }

    /** Whether no car is known to be there (OCPP 1.6 edition 2, 4.9). */
    boolean free() {
        return profiles.transaction(evse).isEmpty() && !WITH_CAR.contains(state);
    }

    /** Whether it charges no more by its own will. */
    boolean contented() {
        return state.equals("SuspendedEV");
    }

    /** The most that the profiles of its CSMS allow, now and within the lead; no more than it delivers. */
    double allowed(Instant now) {
        InstantRange lead = InstantRange.of(now, SiteGuidance.LEAD);
        if (allowed.filter(known -> known.range().contains(now) && known.range().contains(lead.end()))
                .isEmpty()) {
            allowed = profiles.limit(evse, InstantRange.of(now, AHEAD), RateUnit.A, PhaseUse.always(assumed()));
        }
        double most = spec.rating().maxAmps() * (evse == 0 ? spec.connectors() : 1);
        return allowed.map(known -> lowest(known, lead, most)).orElse(0.0);
    }

    /** Watts become fewest amperes with the most phases. */
    private int assumed() {
        return phases().orElse(spec.phases());
    }

    private static double lowest(StepFunction<Limit> limits, InstantRange range, double most) {
        double lowest = amps(limits.at(range.start()), most);
        for (StepFunction.Step<Limit> step : limits.steps()) {
            if (range.contains(step.start())) {
                lowest = Math.min(lowest, amps(step.value(), most));
            }
        }
        return lowest;
    }

    private static double amps(Limit limit, double most) {
        return limit instanceof Limit.Capped capped
                ? Math.min(most, capped.value().doubleValue())
                : most;
    }

    /** Whether a car can charge with so much. */
    boolean takes(double amps) {
        return amps >= spec.rating().minAmps();
    }

    /** What it was told last; 0 before. */
    double ordered() {
        return ordered;
    }

    void ordered(Order order) {
        ordered = order.amps();
        stale = false;
    }

    /** Whether what it was told was reckoned with other phases; asked once for each change. */
    boolean takeStale() {
        boolean was = stale;
        stale = false;
        return was;
    }

    /** It said no. */
    void refused(Order order, Instant at) {
        refused = Optional.of(new Refused(order.amps(), at.plus(SULK)));
    }

    /** Whether it has just said no to the very same. */
    boolean sulks(Order order, Instant now) {
        return refused.filter(no -> no.amps() == order.amps() && now.isBefore(no.until()))
                .isPresent();
    }
}
