// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The admin port.
 *
 * @param listen address and port
 * @param token what a caller must show; required where the address is not a loopback address
 */
public record AdminSettings(InetSocketAddress listen, Optional<Secret> token) {

    private static final String DEFAULT = "127.0.0.1:9080";

    static AdminSettings defaults() {
        return new AdminSettings(Values.listen(DEFAULT), Optional.empty());
    }

    static AdminSettings read(Section section) {
        InetSocketAddress listen = section.value("listen", Values::listen).orElseGet(() -> Values.listen(DEFAULT));
        Optional<Secret> token = section.secret("token");
        if (!section.has("token") && !listen.getAddress().isLoopbackAddress()) {
            section.problem(
                    "listen",
                    "is reachable from other machines, so admin.token is required; set one or listen on 127.0.0.1");
        }
        return new AdminSettings(listen, token);
    }
}
