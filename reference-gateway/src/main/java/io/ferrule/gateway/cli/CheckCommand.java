// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.ConfigException.Kind;
import io.ferrule.gateway.inspect.Inspection;
import io.ferrule.gateway.inspect.Report;
import io.ferrule.gateway.inspect.ReportJson;
import io.ferrule.gateway.inspect.ReportText;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ferrule check}: what {@code run} would do, and what is wrong. */
@Command(
        name = "check",
        description =
                "Says what the gateway would do with a configuration file, and what is wrong, without starting it.",
        footer = {
            "",
            "Example:  ferrule check gateway.yaml",
            "",
            "Facts go to standard output, what is wrong to standard error; with --json all of it is one object on standard output."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing is wrong", "1:something is wrong", "2:wrong usage or unreadable file"},
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private ConfigArgument file = new ConfigArgument();

    @Option(names = "--json", description = "Write one JSON object instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            Report report = Inspection.of(file.parse(), Clock.systemUTC().instant());
            return json ? program(report) : people(report);
        } catch (ConfigException e) {
            if (json && e.kind() == Kind.WRONG) {
                spec.commandLine().getOut().println(ReportJson.of(file.toString(), e.problems()));
                return ExitCode.NOT_FINE;
            }
            throw ConfigArgument.failure(e);
        }
    }

    private int program(Report report) {
        spec.commandLine().getOut().println(ReportJson.of(file.toString(), report));
        return exitCode(report);
    }

    private int people(Report report) {
        ReportText.write(report, spec.commandLine().getOut());
        spec.commandLine().getOut().flush();
        PrintWriter err = spec.commandLine().getErr();
        report.notes().forEach(note -> err.println("note: " + note));
        report.problems().forEach(problem -> err.println("wrong: " + problem));
        int wrong = report.problems().size();
        err.println(
                wrong == 0
                        ? file + " is fine; start it with: ferrule run " + file
                        : wrong + (wrong == 1 ? " thing is" : " things are") + " wrong with " + file);
        return exitCode(report);
    }

    private static int exitCode(Report report) {
        return report.problems().isEmpty() ? ExitCode.FINE : ExitCode.NOT_FINE;
    }
}
