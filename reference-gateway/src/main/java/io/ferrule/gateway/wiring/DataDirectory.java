// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.process.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where a gateway keeps what must last. */
final class DataDirectory {

    private DataDirectory() {}

    static void make(Path directory) throws StartException {
        try {
            OwnerOnly.createDirectories(directory);
        } catch (IOException e) {
            throw new StartException(List.of("data-dir: cannot be made: " + e.getMessage()));
        }
    }
}
