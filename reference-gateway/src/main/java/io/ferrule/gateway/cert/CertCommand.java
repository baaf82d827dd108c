// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ferrule cert}: names its commands. */
@Command(
        name = "cert",
        description = "Shows the keys, certificates and roots of a gateway's stations, and what to do with them.",
        footer = {
            "",
            "Example:  ferrule cert list gateway.yaml",
            "",
            "list, show, report, try and the reading half of roots also work while the gateway runs, and need no key."
        },
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            CsrCommand.class,
            InstallCommand.class,
            RootsCommand.class,
            RenewCommand.class,
            ResumeCommand.class,
            TryCommand.class,
            ReportCommand.class
        },
        mixinStandardHelpOptions = true)
public final class CertCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Makes the command. */
    public CertCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say which command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
