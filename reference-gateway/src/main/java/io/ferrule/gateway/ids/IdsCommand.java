// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ferrule ids}: what can be done with rules. */
@Command(
        name = "ids",
        description = "Works on rules of the intrusion detection.",
        footer = {"", "Example:  ferrule ids lint ./rules && ferrule ids test ./rules"},
        subcommands = {IdsLintCommand.class, IdsTestCommand.class, IdsCoverageCommand.class},
        mixinStandardHelpOptions = true)
public final class IdsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do with the rules: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
