// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Recipes in their order. All that fit a station add up: each says what it says over what the keys claim and over what
 * recipes before it said. So general recipes stand first, exceptions after them, and a file of one's own after those that
 * are built in.
 *
 * @param recipes at most 10,000, no two of one name
 * @param otherwise what is known without them
 */
public record RecipeBook(List<Recipe> recipes, CapabilitySource otherwise) implements CapabilitySource {

    private static final int MOST_RECIPES = 10_000;

    /** Copies the list; refuses too many and a name that is there twice with {@link IllegalArgumentException}. */
    public RecipeBook {
        recipes = List.copyOf(recipes);
        if (recipes.size() > MOST_RECIPES) {
            throw new IllegalArgumentException("there are more than " + MOST_RECIPES + " recipes");
        }
        Set<String> names = new HashSet<>();
        for (Recipe recipe : recipes) {
            if (!names.add(recipe.name())) {
                throw new IllegalArgumentException("there are two recipes of the name " + recipe.name());
            }
        }
    }

    /**
     * The book with further recipes at its end. One that has the name of an earlier one takes it out.
     *
     * @param further recipes, no two of one name
     * @return a new book
     */
    public RecipeBook with(List<Recipe> further) {
        Set<String> names = new HashSet<>();
        further.forEach(recipe -> names.add(recipe.name()));
        List<Recipe> all = new ArrayList<>(recipes);
        all.removeIf(recipe -> names.contains(recipe.name()));
        all.addAll(further);
        return new RecipeBook(all, otherwise);
    }

    /**
     * The recipes for a station.
     *
     * @param facts what the station says about itself
     * @return those that fit, in their order
     */
    public List<Recipe> of(StationFacts facts) {
        return recipes.stream().filter(recipe -> recipe.match().fits(facts)).toList();
    }

    @Override
    public Known known(StationFacts facts) {
        Known claimed = otherwise.known(facts);
        Draft draft = new Draft(claimed.capabilities(), claimed.traits());
        List<String> notes = new ArrayList<>(claimed.notes());
        for (Recipe recipe : of(facts)) {
            recipe.write(draft);
            notes.add("recipe " + recipe.name() + (recipe.note().isEmpty() ? "" : ": " + recipe.note()));
        }
        return draft.known(notes);
    }
}
