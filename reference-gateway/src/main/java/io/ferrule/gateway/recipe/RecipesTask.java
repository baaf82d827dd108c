// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.recipe;

import io.ferrule.charging.recipe.ClaimedCapabilities;
import io.ferrule.charging.recipe.RecipeBook;
import io.ferrule.gateway.command.Task;
import io.ferrule.gateway.command.Trouble;
import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.RecipeFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** A command that works with the recipes that come with Ferrule and those of a file. */
abstract class RecipesTask extends Task {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "Recipes to add to those that come with Ferrule; - is standard input.")
    private Optional<Path> file = Optional.empty();

    /** The recipes; what is wrong with the file becomes the trouble of the command. */
    final RecipeBook book() throws Trouble {
        try {
            return RecipeFile.book(file, ClaimedCapabilities.usual());
        } catch (ConfigException e) {
            throw trouble(e);
        }
    }

    static Trouble trouble(ConfigException e) {
        boolean wrong = e.kind() == ConfigException.Kind.WRONG;
        String sentence = wrong ? "the recipes are wrong" : "cannot read the recipes";
        return new Trouble(wrong ? Trouble.NOT_FINE : Trouble.USAGE, sentence + "\n" + e.getMessage());
    }
}
