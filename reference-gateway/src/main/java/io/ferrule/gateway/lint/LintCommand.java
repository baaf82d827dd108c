// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ferrule lint}: reads frames line by line and answers each with one JSON object. Exit codes: 0 every line is
 * ok, 1 some line is not, 2 the input cannot be read or an option is wrong.
 */
@Command(
        name = "lint",
        description = "Checks OCPP-J frames and SOAP documents, one per line, and answers each with a JSON object.",
        footer = {
            "",
            "Example:  echo '[2,\"1\",\"Heartbeat\",{}]' | ferrule lint",
            "",
            "A line is a frame, or an object such as {\"id\":1,\"ocpp\":\"1.6\",\"from\":\"csms\",\"frame\":\"[…]\"}",
            "or {\"id\":1,\"soap\":\"<…>\"}."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every line is ok", "1:some line is not", "2:wrong usage or unreadable input"},
        mixinStandardHelpOptions = true)
public final class LintCommand implements Callable<Integer> {

    private final InputStream standardInput;

    @Option(
            names = "--ocpp",
            paramLabel = "1.5|1.6|2.0.1",
            defaultValue = "1.6",
            description = "Version where a line does not say (${DEFAULT-VALUE}).")
    private String ocpp = "";

    @Option(
            names = "--from",
            paramLabel = "station|csms",
            defaultValue = "station",
            description = "Sender where a line does not say (${DEFAULT-VALUE}).")
    private String from = "";

    @Option(
            names = "--dialect",
            paramLabel = "auto|a|b|c|d",
            defaultValue = "auto",
            description = "Form of meter values to expect in 1.5-J (${DEFAULT-VALUE}).")
    private String dialect = "";

    @Option(
            names = "--mode",
            paramLabel = "observe|repair|enforce",
            defaultValue = "observe",
            description = "repair adds the mended frame, enforce the answer of a strict peer (${DEFAULT-VALUE}).")
    private String mode = "";

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = LineInput.STANDARD_INPUT,
            description = "File to read; - is standard input (${DEFAULT-VALUE}).")
    private String file = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * Makes the command.
     *
     * @param standardInput what {@code -} stands for; it is not closed
     */
    public LintCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        OcppVersion version = Choices.versions("--ocpp").of(ocpp, line);
        Side side = Choices.of("--from", Side.class).of(from, line);
        LintMode wanted = Choices.of("--mode", LintMode.class).of(mode, line);
        DialectChoice form = Choices.of("--dialect", DialectChoice.class).of(dialect, line);
        LintRun run = new LintRun(
                new LineParser(new LintDefaults(version, side)),
                new Linter(version, wanted, form),
                new SoapLines(wanted),
                new AnswerWriter(line.getOut()));
        return new LineInput(file, standardInput, "one frame").run(run::over, line.getErr());
    }
}
