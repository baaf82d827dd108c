// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.recipe;

import io.ferrule.charging.recipe.Recipe;
import io.ferrule.gateway.command.Task;
import io.ferrule.gateway.command.Trouble;
import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.Problem;
import io.ferrule.gateway.config.RecipeFile;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ferrule recipes check}: every mistake in a file of recipes. */
@Command(
        name = "check",
        description = "Says every mistake in a file of recipes, with file, line and column.",
        footer = {"", "Example:  ferrule recipes check recipes.yaml"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no mistake", "1:at least one mistake", "2:wrong usage or unreadable file"},
        mixinStandardHelpOptions = true)
final class RecipesCheckCommand extends Task {

    @Parameters(paramLabel = "FILE", description = "YAML file with recipes; - is standard input.")
    private Path file = Path.of("recipes.yaml");

    @Override
    protected int work() throws Trouble {
        try {
            List<Recipe> recipes = RecipeFile.read(file);
            say("ferrule: " + recipes.size() + (recipes.size() == 1 ? " recipe" : " recipes") + ", no mistake");
            return 0;
        } catch (ConfigException e) {
            if (e.kind() == ConfigException.Kind.UNREADABLE) {
                throw RecipesTask.trouble(e);
            }
            e.problems().forEach(this::tell);
            say("ferrule: " + e.problems().size() + (e.problems().size() == 1 ? " mistake" : " mistakes"));
            return Trouble.NOT_FINE;
        }
    }

    private void tell(Problem problem) {
        if (!json()) {
            out().println(problem);
            return;
        }
        print(line -> {
            line.writeStartObject();
            line.writeStringField("file", problem.file().toString());
            line.writeNumberField("line", problem.line());
            line.writeNumberField("column", problem.column());
            line.writeStringField("key", problem.key());
            line.writeStringField("message", problem.message());
            line.writeEndObject();
        });
    }
}
