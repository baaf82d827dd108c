// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What a command reads line by line: a file or standard input.
 *
 * @param file path of the file, or {@link #STANDARD_INPUT}
 * @param standardInput what {@link #STANDARD_INPUT} stands for; it is not closed
 * @param content what stands on each line, for a sentence: {@code one frame}
 */
public record LineInput(String file, InputStream standardInput, String content) {

    /** The name that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    /** A longer line is cut, in bytes. */
    public static final int LINE_BYTES = 4 * 1_024 * 1_024;

    /**
     * Answers all lines.
     *
     * @param answers who does
     * @param complaints where to say that the input cannot be read, and what to do then
     * @return exit code: 0 every line is fine, 1 some is not, 2 the input cannot be read
     */
    public int run(Answers answers, PrintWriter complaints) {
        try {
            return over(answers) ? 0 : 1;
        } catch (IOException | InvalidPathException e) {
            complaints.println("ferrule: " + file + " cannot be read: " + reason(e));
            return 2;
        }
    }

    private boolean over(Answers answers) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return answers.over(new LineSource(standardInput, LINE_BYTES));
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return answers.over(new LineSource(in, LINE_BYTES));
        }
    }

    private String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file; give the path of a file with " + content
                    + " on each line, or - for standard input";
        }
        if (e instanceof AccessDeniedException) {
            return "you may not read it; ask its owner";
        }
        boolean directory = e instanceof IOException && Files.isDirectory(Path.of(file));
        return directory
                ? "it is a directory; give a file with " + content + " on each line"
                : String.valueOf(e.getMessage());
    }

    /** Answers lines. */
    @FunctionalInterface
    public interface Answers {

        /**
         * Answers one line after the other.
         *
         * @param source the lines
         * @return whether every line is fine
         * @throws IOException if they cannot be read
         */
        boolean over(LineSource source) throws IOException;
    }
}
