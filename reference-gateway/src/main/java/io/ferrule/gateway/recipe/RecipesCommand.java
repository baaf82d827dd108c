// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.recipe;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ferrule recipes}: what is known of stations by vendor, model and firmware. */
@Command(
        name = "recipes",
        description = "Tells what stations really do with charging profiles, whatever their keys claim.",
        footer = {
            "",
            "Example:  ferrule recipes show --vendor ABB --model TACW22 --key ChargeProfileMaxStackLevel=8",
            "",
            "What a recipe can say is in docs/recipes.md."
        },
        subcommands = {RecipesListCommand.class, RecipesShowCommand.class, RecipesCheckCommand.class},
        mixinStandardHelpOptions = true)
public final class RecipesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do with the recipes: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
