// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import io.ferrule.gateway.cert.CertCommand;
import io.ferrule.gateway.charging.CheckProfileCommand;
import io.ferrule.gateway.charging.ComposeCommand;
import io.ferrule.gateway.charging.FitCommand;
import io.ferrule.gateway.ids.IdsCommand;
import io.ferrule.gateway.ids.ReplayCommand;
import io.ferrule.gateway.journal.JournalCommand;
import io.ferrule.gateway.lint.LintCommand;
import io.ferrule.gateway.power.PlanCommand;
import io.ferrule.gateway.power.ShareCommand;
import io.ferrule.gateway.recipe.RecipesCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code ferrule}. */
@Command(
        name = "ferrule",
        description = {
            "Puts a protective sleeve around legacy EV charging stations: they keep speaking OCPP over plain WebSockets,"
                    + " their CSMS gets mutual TLS.",
            ""
        },
        footer = {
            "",
            "Begin with:  ferrule demo --once",
            "Then:        ferrule check gateway.yaml && ferrule run gateway.yaml",
            "",
            "Environment: FERRULE_LOG=debug|info|warn|error (log level), JAVA_OPTS (for the Java runtime)"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:what was checked is not fine, or what was to start cannot",
            "2:wrong usage, unreadable input, or output that cannot be written",
            "70:a bug in Ferrule"
        },
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            CertCommand.class,
            JournalCommand.class,
            IdsCommand.class,
            RecipesCommand.class,
            DemoCommand.class
        },
        versionProvider = ManifestVersion.class,
        mixinStandardHelpOptions = true)
public final class Ferrule implements Runnable {

    private final Failures failures;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Ferrule(Failures failures) {
        this.failures = failures;
    }

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an unexpected failure (also FERRULE_DEBUG=1).")
    void debug(boolean wanted) {
        if (wanted) {
            failures.showStackTraces();
        }
    }

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments command and options
     */
    public static void main(String[] arguments) {
        int exitCode = execute(writer(System.out), writer(System.err), arguments);
        System.exit(exitCode);
    }

    /**
     * Runs a command.
     *
     * @param out for data
     * @param err for everything said to the reader
     * @param arguments command and options
     * @return the exit code
     */
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        Failures failures = new Failures();
        if (System.getenv("FERRULE_DEBUG") != null) {
            failures.showStackTraces();
        }
        int exitCode = new CommandLine(new Ferrule(failures))
                .addSubcommand(new LintCommand(System.in))
                .addSubcommand(new ComposeCommand(System.in))
                .addSubcommand(new CheckProfileCommand(System.in))
                .addSubcommand(new FitCommand(System.in))
                .addSubcommand(new ShareCommand(System.in))
                .addSubcommand(new PlanCommand(System.in))
                .addSubcommand(new ReplayCommand(System.in))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setUsageHelpWidth(100)
                .execute(arguments);
        if (out.checkError()) {
            err.println(
                    "ferrule: the output could not be written to its end; is the disk full, or is its reader gone?");
            exitCode = exitCode == ExitCode.BUG ? exitCode : ExitCode.USAGE;
        }
        err.flush();
        return exitCode;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say which command: " + String.join(", ", spec.subcommands().keySet()));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
