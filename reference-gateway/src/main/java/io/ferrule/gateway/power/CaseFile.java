// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import io.ferrule.gateway.lint.LineSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** The file with cases as an argument of a command. */
final class CaseFile {

    private static final String STANDARD_INPUT = "-";
    private static final int FINE = 0;
    private static final int NOT_FINE = 1;
    private static final int UNREADABLE = 2;
    private static final int LINE_BYTES = 4 * 1_024 * 1_024;

    private final InputStream standardInput;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = STANDARD_INPUT,
            description = "File with one case on each line; - is standard input (${DEFAULT-VALUE}).")
    private String file = STANDARD_INPUT;

    CaseFile(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /** Answers every case; the result is the exit code of the command. */
    int answer(Cases cases, CommandLine line) {
        try {
            return over(cases) ? FINE : NOT_FINE;
        } catch (IOException | InvalidPathException e) {
            line.getErr().println("ferrule: " + file + " cannot be read: " + reason(e));
            return UNREADABLE;
        }
    }

    private boolean over(Cases cases) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return cases.over(new LineSource(standardInput, LINE_BYTES));
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return cases.over(new LineSource(in, LINE_BYTES));
        }
    }

    private String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file; give the path of a file with one case on each line, or - for standard input";
        }
        if (e instanceof AccessDeniedException) {
            return "you may not read it; ask its owner";
        }
        boolean directory = e instanceof IOException && Files.isDirectory(Path.of(file));
        return directory ? "it is a directory; give a file with one case on each line" : String.valueOf(e.getMessage());
    }
}
