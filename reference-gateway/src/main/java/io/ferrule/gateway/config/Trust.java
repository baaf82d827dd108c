// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.nio.file.Path;
import java.util.List;

/** Whose signature under the certificate of a CSMS counts. */
public sealed interface Trust {

    /** No TLS, so nobody's. */
    record Nobody() implements Trust {}

    /** The list of the Java runtime. */
    record SystemRoots() implements Trust {}

    /**
     * The certificates in these PEM files and no others.
     *
     * @param files at least one
     */
    record Files(List<Path> files) implements Trust {
        /** Copies the list. */
        public Files {
            files = List.copyOf(files);
        }
    }
}
