// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.recipe.CapabilitySource;
import io.ferrule.charging.recipe.Known;
import io.ferrule.charging.recipe.NamePattern;
import io.ferrule.charging.recipe.Property;
import io.ferrule.charging.recipe.Recipe;
import io.ferrule.charging.recipe.StationFacts;
import io.ferrule.model.OcppVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the station has shown so far. For one thread. */
final class Findings {

    private final StationFacts facts;
    private final CapabilitySource source;
    private final Map<String, String> keys;
    private final Map<Purpose, Manner> accepted = new EnumMap<>(Purpose.class);
    private final Set<Purpose> refused = EnumSet.noneOf(Purpose.class);
    private final Set<Purpose> touched = EnumSet.noneOf(Purpose.class);
    private final Map<Property, List<String>> shown = new EnumMap<>(Property.class);
    private final Set<String> open = new LinkedHashSet<>();
    private Profiles profiles;
    private Optional<Purpose> setting = Optional.empty();
    private boolean changed;

    Findings(StationFacts facts, CapabilitySource source, ProbeRules rules) {
        this.facts = facts;
        this.source = source;
        this.keys = new HashMap<>(facts.keys());
        this.profiles = new Profiles(
                rules, source.known(facts).capabilities().delivers().voltage());
    }

    Profiles profiles() {
        return profiles;
    }

    /** Nothing above this is written from now on. Whether that is less than before. */
    boolean lower(BigDecimal amps) {
        boolean less = profiles.rules()
                .inForce()
                .filter(before -> before.compareTo(amps) <= 0)
                .isEmpty();
        if (less) {
            profiles = new Profiles(profiles.rules().limitedTo(amps), profiles.volts());
        }
        return less;
    }

    void learn(String key, String value) {
        keys.put(key, value);
    }

    StationFacts facts() {
        return new StationFacts(facts.vendor(), facts.model(), facts.firmware(), keys);
    }

    /** What is assumed besides what was found out. */
    Known assumed() {
        return source.known(facts());
    }

    /** Whether it is worth asking for a purpose: what a recipe rules out may be accepted, but does not work. */
    boolean isWorthAsking(Purpose purpose) {
        return assumed().capabilities().accepts().purposes().contains(purpose);
    }

    /** The ways of writing a profile that are worth trying, likely ones first. */
    Set<Manner> ways() {
        StationCapabilities.Accepts assumed = assumed().capabilities().accepts();
        RateUnit unit = assumed.units().contains(RateUnit.A) || assumed.units().isEmpty() ? RateUnit.A : RateUnit.W;
        int highest = assumed.maxStackLevel();
        Set<Integer> levels = new LinkedHashSet<>();
        for (int level : new int[] {highest, highest - 1, 0}) {
            levels.add(Math.max(0, level));
        }
        Set<Manner> ways = new LinkedHashSet<>();
        manner().ifPresent(ways::add);
        for (Kind kind : List.of(Kind.ABSOLUTE, Kind.RELATIVE)) {
            boolean asked = kind != Kind.RELATIVE;
            levels.forEach(level -> ways.add(new Manner(kind, asked, unit, level)));
            levels.forEach(level -> ways.add(new Manner(kind, !asked, unit, level)));
        }
        levels.forEach(level -> ways.add(new Manner(Kind.ABSOLUTE, true, other(unit), level)));
        ways.removeIf(way -> !assumed.kinds().contains(way.kind()));
        return ways;
    }

    static RateUnit other(RateUnit unit) {
        return unit == RateUnit.A ? RateUnit.W : RateUnit.A;
    }

    /** The call that sets a profile, which the station may have from then on. */
    ProbeCall set(Purpose purpose, Manner manner, Instant now, BigDecimal... limits) {
        setting = Optional.of(purpose);
        return profiles.set(purpose, manner, now, List.of(limits));
    }

    /** Takes the answer to any call: whether the station may now have what it was told to set. */
    void hear(ProbeAnswer answer) {
        Outcome outcome = Outcome.of(answer);
        boolean said = answer instanceof ProbeAnswer.CallResult || outcome == Outcome.NOT_SUPPORTED;
        if (outcome == Outcome.ACCEPTED || !said) {
            setting.ifPresent(touched::add);
            changed |= setting.isPresent();
        }
        setting = Optional.empty();
    }

    /** Whether the station may ever have had a profile of the probe. */
    boolean changed() {
        return changed;
    }

    void accepted(Purpose purpose, Manner manner) {
        accepted.put(purpose, manner);
    }

    /** No way was taken. Without a transaction a station refuses a TxProfile that it may take later (5.16.3). */
    void untaken(Purpose purpose, Outcome outcome) {
        if (outcome == Outcome.NOT_SUPPORTED || (outcome == Outcome.REJECTED && purpose != Purpose.TX)) {
            refused.add(purpose);
        } else {
            open("whether it takes a " + purpose.wireName(OcppVersion.V1_6));
        }
    }

    /** The purposes of which the station may still have a profile. */
    Set<Purpose> touched() {
        return touched;
    }

    /** Notes whether a profile was cleared; a station that does not know it has none either (5.5). */
    boolean cleared(Purpose purpose, ProbeAnswer answer) {
        boolean gone = answer instanceof ProbeAnswer.CallResult result
                && result.payload()
                        .string("/status")
                        .filter(Set.of("Accepted", "Unknown")::contains)
                        .isPresent();
        if (gone) {
            touched.remove(purpose);
        }
        return gone;
    }

    /** The purpose by which the other questions are asked. */
    Optional<Purpose> place() {
        return List.of(Purpose.TX_DEFAULT, Purpose.STATION_MAX).stream()
                .filter(accepted::containsKey)
                .findFirst();
    }

    /** The way that has worked there. */
    Optional<Manner> manner() {
        return place().map(accepted::get);
    }

    /** Notes what the station has shown, in the words of recipes. */
    void show(Property property, String... words) {
        shown.put(property, List.of(words));
    }

    boolean shows(Property property, String word) {
        return List.of(word).equals(shown.get(property));
    }

    void open(String what) {
        open.add(what);
    }

    List<String> open() {
        return List.copyOf(open);
    }

    /** All that it has shown, as a recipe. */
    Recipe recipe() {
        manner().ifPresent(this::showManner);
        StationCapabilities.Accepts assumed = assumed().capabilities().accepts();
        List<String> purposes = assumed.purposes().stream()
                .filter(this::isOfUse)
                .map(purpose -> purpose.wireName(OcppVersion.V1_6))
                .sorted()
                .toList();
        if (purposes.isEmpty()) {
            show(Property.MAX_INSTALLED, "0");
        } else {
            shown.put(Property.PURPOSES, purposes);
        }
        if (assumed.maxInstalled() == 0 && manner().isPresent()) {
            show(Property.MAX_INSTALLED, "1");
        }
        Recipe.Match any = new Recipe.Match(NamePattern.ANY, NamePattern.ANY, NamePattern.ANY);
        return new Recipe("probed", any, shown, "what the station has shown");
    }

    /** What it was seen to take goes before what it perhaps takes as well. */
    private boolean isOfUse(Purpose purpose) {
        boolean onlyWhole = place().equals(Optional.of(Purpose.STATION_MAX));
        return onlyWhole ? purpose == Purpose.STATION_MAX : !refused.contains(purpose);
    }

    private void showManner(Manner manner) {
        show(Property.KINDS, manner.kind().wireName());
        show(Property.STACK_LEVEL, Integer.toString(manner.stackLevel()));
        show(Property.START_SCHEDULE, manner.startSchedule());
        if (!shown.containsKey(Property.UNITS)) {
            show(Property.UNITS, manner.unit().name());
        }
    }
}
