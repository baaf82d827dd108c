// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.nio.file.Path;

/**
 * One mistake in a configuration file.
 *
 * @param file file as the user named it
 * @param line line, from 1; 0 where the mistake has no place in the text
 * @param column column, from 1; 0 where the mistake has no place in the text
 * @param key dotted key, for example {@code southbound.listen}; empty for the whole file
 * @param message what is wrong and what is allowed
 */
public record Problem(Path file, int line, int column, String key, String message) {

    /**
     * Where the mistake is.
     *
     * @return for example {@code gateway.yaml:3:5}
     */
    public String place() {
        return line == 0 ? file.toString() : file + ":" + line + ":" + column;
    }

    /** The whole mistake in one line, as compilers write it. */
    @Override
    public String toString() {
        return place() + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
