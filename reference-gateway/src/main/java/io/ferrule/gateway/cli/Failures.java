// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import io.ferrule.gateway.config.NearestWord;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what went wrong and what to do next. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private boolean debug;

    void showStackTraces() {
        debug = true;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println("ferrule: " + sentence(wrong, command) + " Try \"" + name + " --help\".");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (failure instanceof CommandFailure expected) {
            err.println("ferrule: " + expected.getMessage());
            return expected.exitCode();
        }
        err.println("ferrule: this is a bug in Ferrule, not in what you did: " + oneLine(failure.toString())
                + (debug ? "" : "; please open an issue with what \"--debug\" prints for the same command."));
        if (debug) {
            failure.printStackTrace(err);
        }
        return ExitCode.BUG;
    }

    private static String sentence(ParameterException wrong, CommandLine command) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String written = unmatched.getUnmatched().get(0);
            boolean option = written.startsWith("-");
            String what = option
                    ? "there is no option "
                    : command.getSubcommands().isEmpty() ? "one argument too many: " : "there is no command ";
            return what + oneLine(written) + "."
                    + guess(written, command)
                            .map(word -> " Did you mean " + word + "?")
                            .orElse("");
        }
        String message = oneLine(String.valueOf(wrong.getMessage()));
        return message + (message.endsWith(".") ? "" : ".");
    }

    private static Optional<String> guess(String written, CommandLine command) {
        List<String> options = command.getCommandSpec().options().stream()
                .flatMap((OptionSpec option) -> Stream.of(option.names()))
                .toList();
        return written.startsWith("-")
                ? NearestWord.of(written, options)
                : NearestWord.of(written, command.getSubcommands().keySet());
    }

    /** What was typed or read is shown, but cannot move the cursor. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(500)
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .forEach(line::appendCodePoint);
        return line.toString();
    }
}
