// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import java.io.IOException;
import java.nio.file.Path;

/** A PEM file that does not hold what was expected. The message names the file and the next step. */
public final class PemException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param file the file
     * @param problem what is wrong with it and what to do
     */
    public PemException(Path file, String problem) {
        super(file + ": " + problem);
    }

    /**
     * Says what is wrong and what caused it.
     *
     * @param file the file
     * @param problem what is wrong with it and what to do
     * @param cause what the parser said
     */
    public PemException(Path file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
