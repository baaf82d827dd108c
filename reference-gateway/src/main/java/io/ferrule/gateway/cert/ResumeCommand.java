// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.rollout.Stops;
import io.ferrule.gateway.command.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ferrule cert resume}: lets a roll-out go on that has stopped. */
@Command(
        name = "resume",
        description = {
            "Lets a new kind of certificate go out to further stations after it has failed at one.",
            "A running gateway goes on within minutes; it does not have to be told."
        },
        footer = {"", "Example:  ferrule cert resume gateway.yaml 4f1d22c09ab3e7d1"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it goes on", "1:nothing of that name has stopped", "2:wrong usage"},
        mixinStandardHelpOptions = true)
final class ResumeCommand extends CertTask {

    @Parameters(
            index = "1",
            paramLabel = "NAME",
            description = "Name of the roll-out, as ferrule cert report shows it.")
    private String name = "";

    @Override
    protected int work() throws Trouble {
        Path directory = place().settings().store().rollouts();
        try {
            if (!Files.isDirectory(directory) || !Stops.in(directory).lift(name)) {
                throw new Trouble(
                        Trouble.NOT_FINE,
                        "no roll-out " + shown(name) + " has stopped; ferrule cert report names those that have");
            }
        } catch (IOException e) {
            throw new Trouble(Trouble.NOT_FINE, String.valueOf(e.getMessage()));
        }
        say("it goes on; ferrule cert report tells how far it has come");
        return 0;
    }
}
