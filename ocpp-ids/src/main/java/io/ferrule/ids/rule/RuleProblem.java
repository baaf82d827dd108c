// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import java.nio.file.Path;

/**
 * A mistake in a file of rules.
 *
 * @param file the file
 * @param line line from 1, 0 for the file as a whole
 * @param column column from 1, 0 for the file as a whole
 * @param message what is wrong and what is allowed
 */
public record RuleProblem(Path file, int line, int column, String message) {

    /**
     * The problem as compilers tell theirs.
     *
     * @return for example {@code rules/own.yaml:7:5: unknown key; did you mean "severity"?}
     */
    public String text() {
        return file + (line == 0 ? "" : ":" + line + ":" + column) + ": " + message;
    }
}
