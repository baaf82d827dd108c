// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ferrule journal}: names its commands. */
@Command(
        name = "journal",
        description = "Shows what waits for the CSMS in a gateway's journal, and what to do with dead letters.",
        footer = {
            "",
            "Example:  ferrule journal list gateway.yaml --state dead",
            "",
            "list, check and backup also work while the gateway runs; it has the rest on its admin port, under /api/journal."
        },
        subcommands = {ListCommand.class, RetryCommand.class, DropCommand.class, CheckCommand.class, BackupCommand.class
        },
        mixinStandardHelpOptions = true)
public final class JournalCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Makes the command. */
    public JournalCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say which command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
