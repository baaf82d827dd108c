// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.recipe;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.charging.recipe.Property;
import io.ferrule.charging.recipe.Recipe;
import io.ferrule.gateway.command.Trouble;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code ferrule recipes list}: all recipes in their order. */
@Command(
        name = "list",
        description = "Lists all recipes in the order in which they add up; what a later one says counts.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed", "1:something is wrong in the file", "2:wrong usage or unreadable file"},
        mixinStandardHelpOptions = true)
final class RecipesListCommand extends RecipesTask {

    @Override
    protected int work() throws Trouble {
        List<Recipe> recipes = book().recipes();
        if (json()) {
            recipes.forEach(recipe -> print(line -> write(recipe, line)));
        } else {
            table("recipes", recipes.stream().map(RecipesListCommand::row).toList());
        }
        return 0;
    }

    private static Map<String, String> row(Recipe recipe) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", recipe.name());
        row.put("vendor", recipe.match().vendor().text());
        row.put("model", recipe.match().model().text());
        row.put("firmware", recipe.match().firmware().text());
        row.put("says", says(recipe));
        return row;
    }

    private static String says(Recipe recipe) {
        String all = recipe.says().entrySet().stream()
                .map(said -> said.getKey().word() + " " + String.join(" ", said.getValue()))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "a note" : all;
    }

    private static void write(Recipe recipe, JsonGenerator line) throws IOException {
        line.writeStartObject();
        line.writeStringField("name", recipe.name());
        line.writeStringField("vendor", recipe.match().vendor().text());
        line.writeStringField("model", recipe.match().model().text());
        line.writeStringField("firmware", recipe.match().firmware().text());
        line.writeObjectFieldStart("says");
        for (Map.Entry<Property, List<String>> said : recipe.says().entrySet()) {
            line.writeArrayFieldStart(said.getKey().word());
            for (String word : said.getValue()) {
                line.writeString(word);
            }
            line.writeEndArray();
        }
        line.writeEndObject();
        line.writeStringField("note", recipe.note());
        line.writeEndObject();
    }
}
