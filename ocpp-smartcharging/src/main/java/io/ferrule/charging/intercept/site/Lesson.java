// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.station.StationNote;
import io.ferrule.charging.recipe.CapabilitySource;
import io.ferrule.charging.recipe.NamePattern;
import io.ferrule.charging.recipe.Property;
import io.ferrule.charging.recipe.Recipe;
import io.ferrule.charging.recipe.RecipeBook;
import io.ferrule.charging.recipe.StationFacts;
import io.ferrule.charging.recipe.probe.ProbeResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered of probing a station. It is about what the station said of itself then: other firmware, or other keys, make another
 * station of it.
 *
 * @param of what it said of itself; empty where it was never probed
 * @param tries how often it was probed, the last time included
 * @param unsettled whether it may still hold what a probe has told it, and not what the site grants it
 * @param shown what it has shown, in the words of recipes; empty while no probe came to its end
 * @param open what could not be found out
 */
record Lesson(
        Optional<StationFacts> of, int tries, boolean unsettled, Map<Property, List<String>> shown, List<String> open) {

    static final Lesson NONE = new Lesson(Optional.empty(), 0, false, Map.of(), List.of());

    /** Profiles are written to flash; a station that cannot be probed is left alone. */
    static final int MOST_TRIES = 3;

    private static final String OF = "probed-";
    private static final String TRIES = "probe-tries";
    private static final String UNSETTLED = "probe-unsettled";
    private static final String SHOWN = "probe-shows-";
    private static final String OPEN = "probe-open-";
    private static final String YES = "yes";
    private static final int MOST_OPEN = 100;
    private static final int MOST_NAME = 64;

    /** Reads it. What somebody has edited so that it makes no sense counts as not shown. */
    static Lesson read(Map<String, String> note) {
        Map<Property, List<String>> shown = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            Optional.ofNullable(note.get(SHOWN + property.word()))
                    .map(words -> List.of(words.split(" ")))
                    .filter(words -> isAllowed(property, words))
                    .ifPresent(words -> shown.put(property, words));
        }
        List<String> open = new ArrayList<>();
        new TreeMap<>(note)
                .forEach((name, sentence) -> open.addAll(name.startsWith(OPEN) ? List.of(sentence) : List.of()));
        String tries = note.getOrDefault(TRIES, "");
        return new Lesson(
                StationNote.facts(note, OF),
                tries.matches("\\d{1,3}") ? Integer.parseInt(tries) : 0,
                YES.equals(note.get(UNSETTLED)),
                shown,
                open);
    }

    private static boolean isAllowed(Property property, List<String> words) {
        try {
            return !Recipe.checked(property, words).isEmpty();
        } catch (IllegalArgumentException e) {
            return false; // what it says is of no use, and the station is not worse off without it
        }
    }

    void write(Map<String, String> note) {
        of.ifPresent(facts -> {
            StationNote.write(facts, note, OF);
            note.put(TRIES, Integer.toString(tries));
        });
        if (unsettled) {
            note.put(UNSETTLED, YES);
        }
        shown.forEach((property, words) -> note.put(SHOWN + property.word(), String.join(" ", words)));
        for (int i = 0; i < Math.min(MOST_OPEN, open.size()); i++) {
            note.put(OPEN + (MOST_OPEN + i), open.get(i));
        }
    }

    /** Nothing of it but that the station may hold what a probe has told it. */
    Lesson forgotten() {
        return new Lesson(Optional.empty(), 0, unsettled, Map.of(), List.of());
    }

    /** Whether it is about this station as it is now. One that did not tell its keys this time is the same. */
    boolean fits(StationFacts now) {
        return of.filter(then -> then.vendor().equals(now.vendor())
                        && then.model().equals(now.model())
                        && then.firmware().equals(now.firmware())
                        && (now.keys().isEmpty() || then.keys().equals(now.keys())))
                .isPresent();
    }

    /** Whether a probe of this station came to its end. */
    boolean taught(StationFacts now) {
        return fits(now) && !shown.isEmpty();
    }

    /** Whether there is something to find out, and it was not tried too often. A station without a name cannot be known again. */
    boolean isWanted(StationFacts now) {
        boolean named = !now.vendor().isEmpty() || !now.model().isEmpty();
        return named && (!fits(now) || (shown.isEmpty() && tries < MOST_TRIES));
    }

    /** A probe begins. */
    Lesson begun(StationFacts now) {
        return new Lesson(Optional.of(now), fits(now) ? tries + 1 : 1, true, Map.of(), List.of());
    }

    /** A probe is over; one that did not come to its end has shown nothing to go by. */
    Lesson ended(ProbeResult result) {
        return new Lesson(of, tries, unsettled, result.complete() ? result.shown() : Map.of(), result.open());
    }

    /** The station is known to hold what the site grants it. */
    Lesson settled() {
        return new Lesson(of, tries, false, shown, open);
    }

    /** What is known with it: over claims and recipes. */
    CapabilitySource over(CapabilitySource source) {
        Recipe any =
                new Recipe("probed", new Recipe.Match(NamePattern.ANY, NamePattern.ANY, NamePattern.ANY), shown, "");
        RecipeBook with = new RecipeBook(List.of(any), source);
        return facts -> taught(facts) ? with.known(facts) : source.known(facts);
    }

    /** What was learnt, as a recipe for all stations of this vendor, model and firmware. */
    Optional<Recipe> recipe(String station, StationFacts now) {
        if (!taught(now)) {
            return Optional.empty();
        }
        String name = "probed-" + station.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        Recipe.Match match = new Recipe.Match(pattern(now.vendor()), pattern(now.model()), pattern(now.firmware()));
        return Optional.of(new Recipe(
                name.substring(0, Math.min(MOST_NAME, name.length())), match, shown, "learned by probing " + station));
    }

    private static NamePattern pattern(String name) {
        return name.isBlank() ? NamePattern.ANY : new NamePattern(name);
    }
}
