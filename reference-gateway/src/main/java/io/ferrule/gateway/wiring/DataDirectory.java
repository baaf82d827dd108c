// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.process.OwnerOnly;
import java.io.IOException;
import java.util.List;

/** Where a gateway keeps what must survive it. */
final class DataDirectory {

    private DataDirectory() {}

    static void make(GatewayConfig config) throws StartException {
        try {
            OwnerOnly.createDirectories(config.dataDir());
        } catch (IOException e) {
            throw new StartException(List.of("data-dir: cannot be made: " + e.getMessage()));
        }
    }
}
