// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.Machine;
import io.ferrule.proxy.testing.FakeCsms;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Starts gateways that drive a site, by files as a user writes them. */
final class SiteGateway {

    private SiteGateway() {}

    /** Of the site in a text; a second one in the same directory remembers what the first one did. */
    static Gateway start(Path directory, FakeCsms csms, int callSeconds, String site, Clock clock) throws Exception {
        Files.writeString(directory.resolve("site.yaml"), site);
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: %s, call-timeout-seconds: %d}
                admin: {listen: 127.0.0.1:0}
                charging: {site: site.yaml}
                """
                        .formatted(csms.uri(), callSeconds));
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(clock));
    }

    /** Where its stations connect to. */
    static URI door(Gateway gateway) {
        return URI.create("ws://127.0.0.1:" + gateway.southbound().getPort() + "/ocpp");
    }
}
