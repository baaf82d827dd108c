// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.charging.recipe.CapabilitySource;
import io.ferrule.charging.recipe.NamePattern;
import io.ferrule.charging.recipe.Property;
import io.ferrule.charging.recipe.Recipe;
import io.ferrule.charging.recipe.RecipeBook;
import io.ferrule.gateway.config.ConfigException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads recipes of stations: those that come with the gateway, and files of one's own. */
public final class RecipeFile {

    private static final String BUILT_IN = "recipes.yaml";
    private static final String SMALLEST = "a file of recipes begins with \"recipes:\" and a list";
    private static final int MOST_RECIPES = 10_000;

    private RecipeFile() {}

    /**
     * The recipes that come with the gateway, and then those of a file. One of the file takes the place of a built-in one of
     * its name.
     *
     * @param file the file, if there is one
     * @param otherwise what is known without recipes
     * @return the book
     * @throws ConfigException with every mistake in the file
     */
    public static RecipeBook book(Optional<Path> file, CapabilitySource otherwise) throws ConfigException {
        RecipeBook builtIn = new RecipeBook(builtIn(), otherwise);
        return file.isPresent() ? builtIn.with(read(file.get())) : builtIn;
    }

    /**
     * Reads a file.
     *
     * @param file YAML 1.2 of at most 4 MiB in UTF-8; {@code -} for standard input
     * @return its recipes, in their order
     * @throws ConfigException with every mistake in the file
     */
    public static List<Recipe> read(Path file) throws ConfigException {
        return read(file, ConfigFile.text(file));
    }

    /**
     * Those that come with the gateway.
     *
     * @return in their order
     */
    public static List<Recipe> builtIn() {
        try (InputStream in = RecipeFile.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException("the built-in recipes are missing");
            }
            return read(Path.of(BUILT_IN), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Recipe> read(Path file, String text) throws ConfigException {
        Source source = new Source(file, name -> Optional.empty());
        Section root = Section.of(source, "", ConfigFile.node(file, text, SMALLEST));
        Map<String, Recipe> recipes = recipes(root);
        root.refuseUnknown();
        if (!source.problems().isEmpty()) {
            throw new ConfigException(Kind.WRONG, ConfigFile.inOrder(source));
        }
        return List.copyOf(recipes.values());
    }

    private static Map<String, Recipe> recipes(Section root) {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        List<Section> sections = root.sections("recipes");
        if (sections.size() > MOST_RECIPES) {
            root.problem("recipes", "has more than " + MOST_RECIPES + " recipes");
            return recipes;
        }
        for (Section section : sections) {
            recipe(section).ifPresent(recipe -> {
                if (recipes.putIfAbsent(recipe.name(), recipe) != null) {
                    section.problem("name", "another recipe has this name");
                }
            });
        }
        return recipes;
    }

    private static Optional<Recipe> recipe(Section section) {
        Recipe.Match match =
                new Recipe.Match(pattern(section, "vendor"), pattern(section, "model"), pattern(section, "firmware"));
        String note = section.value("note", Recipe::checkedNote).orElse("");
        Map<Property, List<String>> says = says(section);
        if (!section.has("name")) {
            section.problem("name", "is required: small letters, digits and hyphens");
        }
        return section.value("name", name -> new Recipe(name, match, says, note));
    }

    private static NamePattern pattern(Section section, String key) {
        return section.value(key, NamePattern::new).orElse(NamePattern.ANY);
    }

    private static Map<Property, List<String>> says(Section section) {
        Map<Property, List<String>> says = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            words(section, property).ifPresent(words -> says.put(property, words));
        }
        return says;
    }

    private static Optional<List<String>> words(Section section, Property property) {
        String key = property.word();
        if (!section.isList(key)) {
            return section.value(key, word -> Recipe.checked(property, List.of(word)));
        }
        List<String> words = new ArrayList<>(section.values(key, word -> word));
        try {
            return Optional.of(Recipe.checked(property, words));
        } catch (IllegalArgumentException e) {
            section.problem(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
