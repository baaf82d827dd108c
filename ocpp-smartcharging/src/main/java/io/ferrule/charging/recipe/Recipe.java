// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import io.ferrule.charging.site.books.StationTraits;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What stations of some vendor, model and firmware really do, whatever their keys claim.
 *
 * @param name of the recipe: small letters, digits and hyphens, 1 to 64
 * @param match which stations it is for
 * @param says for each property the words of its value, as files have them; what it does not name stays as it was
 * @param note why, and where that is known from; one line of at most 500 characters, empty if there is nothing to say
 */
public record Recipe(String name, Match match, Map<Property, List<String>> says, String note) {

    private static final int MOST_NOTE_CHARACTERS = 500;

    /** Refuses a bad name, note or value with {@link IllegalArgumentException}, which says what is allowed. */
    public Recipe {
        if (!name.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("must be a name of 1 to 64 small letters, digits and hyphens");
        }
        checkedNote(note);
        Map<Property, List<String>> copy = new EnumMap<>(Property.class);
        says.forEach((property, words) -> copy.put(property, checked(property, words)));
        says = Collections.unmodifiableMap(copy);
    }

    /**
     * Checks a value before it is put into a recipe.
     *
     * @param property what it is about
     * @param words its words
     * @return the same words
     * @throws IllegalArgumentException if it is not allowed; the message says what is
     */
    public static List<String> checked(Property property, List<String> words) {
        Known anything = ClaimedCapabilities.usual().known(new StationFacts("", "", "", Map.of()));
        property.write(new Draft(anything.capabilities(), StationTraits.UNPROBED), words);
        return List.copyOf(words);
    }

    /**
     * Checks a note before it is put into a recipe.
     *
     * @param note what it says
     * @return the same note
     * @throws IllegalArgumentException if it is too long, or has control characters
     */
    public static String checkedNote(String note) {
        if (note.length() > MOST_NOTE_CHARACTERS || note.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must be one line of at most " + MOST_NOTE_CHARACTERS + " characters");
        }
        return note;
    }

    /**
     * Which stations a recipe is for: all three must fit.
     *
     * @param vendor pattern of the vendor
     * @param model pattern of the model
     * @param firmware pattern of the firmware
     */
    public record Match(NamePattern vendor, NamePattern model, NamePattern firmware) {

        /**
         * Whether a station is one of them.
         *
         * @param facts what it says about itself
         * @return true if all three patterns fit
         */
        public boolean fits(StationFacts facts) {
            return vendor.matches(facts.vendor()) && model.matches(facts.model()) && firmware.matches(facts.firmware());
        }
    }

    void write(Draft draft) {
        says.forEach((property, words) -> property.write(draft, words));
    }
}
