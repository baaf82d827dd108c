// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import java.nio.file.Path;

/**
 * Something wrong with a file that the configuration names.
 *
 * @param subject what it is about, for example {@code station CP001} or {@code trust}
 * @param file the file
 * @param message what is wrong and what to do
 * @param stops whether the gateway cannot work with it at all
 */
public record Fault(String subject, Path file, String message, boolean stops) {

    @Override
    public String toString() {
        return subject + ": " + file + ": " + message;
    }
}
