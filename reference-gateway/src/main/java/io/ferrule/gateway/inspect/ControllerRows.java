// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.LocalControllerSettings;
import io.ferrule.gateway.config.TargetSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The settings of the Local Controller as they hold, and which fuse its limits are put on. */
final class ControllerRows {

    private static final String BLOCK = "charging.local-controller.";

    private ControllerRows() {}

    static Map<String, Object> of(GatewayConfig config) {
        Map<String, Object> rows = new LinkedHashMap<>();
        Optional<LocalControllerSettings> controller = config.localController();
        controller.ifPresent(settings -> {
            TargetSettings target = settings.target();
            String slash = target.url().toString().endsWith("/") ? "" : "/";
            rows.put(BLOCK + "url", target.url() + slash + settings.id());
            rows.put(BLOCK + "ocpp", "2.0.1");
            rows.put(BLOCK + "security-profile", target.profile().number());
            rows.put(BLOCK + "trust", SettingsTable.trust(target.trust()));
            target.identity().ifPresent(files -> {
                rows.put(BLOCK + "identity.certificate", files.certificate());
                rows.put(BLOCK + "identity.key", files.key());
            });
            target.password().ifPresent(secret -> rows.put(BLOCK + "password", "***"));
            rows.put(BLOCK + "serial", settings.serial().orElse("none"));
            rows.put(BLOCK + "voltage", settings.volts());
            rows.put(BLOCK + "bounds", bounds(config, settings));
        });
        return rows;
    }

    private static String bounds(GatewayConfig config, LocalControllerSettings settings) {
        return config.charging()
                .map(block -> "fuse " + settings.facts(block.site()).root().id())
                .orElse("nothing");
    }
}
