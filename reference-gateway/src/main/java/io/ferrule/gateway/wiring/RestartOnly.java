// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.config.AcmeSettings;
import io.ferrule.gateway.config.CertificateSettings;
import io.ferrule.gateway.config.ChargingBlock;
import io.ferrule.gateway.config.EnrolmentSettings;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.IdsBlock;
import io.ferrule.gateway.config.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which settings cannot change while the gateway runs. */
final class RestartOnly {

    private RestartOnly() {}

    static List<String> differing(GatewayConfig before, GatewayConfig after) {
        List<String> keys = new ArrayList<>();
        compare(keys, "data-dir", before, after, GatewayConfig::dataDir);
        compare(keys, "admin.listen", before, after, config -> config.admin().listen());
        compare(keys, "southbound.listen", before, after, config -> config.southbound()
                .listen());
        compare(keys, "southbound.duplicates", before, after, config -> config.southbound()
                .duplicates());
        compare(keys, "southbound.silent-after-heartbeats", before, after, config -> config.southbound()
                .silentAfterHeartbeats());
        compare(
                keys,
                "southbound.limits",
                before,
                after,
                config ->
                        List.of(config.southbound().wire(), config.southbound().frames()));
        compare(keys, "northbound.reconnect", before, after, config -> config.northbound()
                .reconnect());
        compare(keys, "northbound.call-timeout-seconds", before, after, config -> config.northbound()
                .callTimeout());
        compare(keys, "northbound.ping-seconds", before, after, config -> config.northbound()
                .ping());
        compare(keys, "northbound.when-away", before, after, config -> config.northbound()
                .away()
                .mode());
        compare(keys, "northbound.replay-per-second", before, after, config -> config.northbound()
                .away()
                .replayPerSecond());
        compare(
                keys,
                "journal",
                before,
                after,
                config -> List.of(config.journal().megabytes(), config.journal().age()));
        compare(keys, "certificates", before, after, RestartOnly::certificates);
        compare(keys, "firmware", before, after, GatewayConfig::firmware);
        compare(keys, "charging.local-controller", before, after, RestartOnly::controller);
        compare(keys, "charging", before, after, config -> config.charging().map(RestartOnly::site));
        compare(keys, "ceilings", before, after, GatewayConfig::ceilings);
        compare(keys, "ids", before, after, config -> config.ids()
                .filter(block -> block.mode().isPresent())
                .map(IdsBlock::evidence));
        if (!same(before.journal().key(), after.journal().key())) {
            keys.add("journal.key");
        }
        if (!same(before.admin().token(), after.admin().token())) {
            keys.add("admin.token");
        }
        return keys;
    }

    /** Without secrets, which equal nobody. */
    private static Object certificates(GatewayConfig config) {
        CertificateSettings settings = config.certificates();
        return List.of(
                config.dataDir().relativize(settings.store().directory()),
                settings.store().permissions(),
                settings.mode(),
                settings.onBehalf(),
                settings.leaf(),
                settings.roots(),
                settings.requests(),
                settings.grace(),
                settings.canary(),
                settings.logUpload(),
                settings.enrolment().map(RestartOnly::enrolment));
    }

    private static Object site(ChargingBlock block) {
        return List.of(block.file(), block.site(), block.recipes());
    }

    /** Without its password, which equals nobody. */
    private static Object controller(GatewayConfig config) {
        return config.localController()
                .map(own -> List.of(
                        own.id(),
                        own.serial(),
                        own.volts(),
                        own.target().url(),
                        own.target().profile(),
                        own.target().trust(),
                        own.target().identity()));
    }

    private static Object enrolment(EnrolmentSettings settings) {
        return settings instanceof AcmeSettings acme
                ? List.of(
                        acme.url(),
                        acme.trust(),
                        acme.authorities(),
                        acme.name(),
                        acme.listen(),
                        acme.account().contacts(),
                        acme.account().termsAgreed())
                : settings.url();
    }

    private static void compare(
            List<String> keys,
            String key,
            GatewayConfig before,
            GatewayConfig after,
            Function<GatewayConfig, Object> setting) {
        if (!setting.apply(before).equals(setting.apply(after))) {
            keys.add(key);
        }
    }

    private static boolean same(Optional<Secret> left, Optional<Secret> right) {
        return Arrays.equals(
                left.map(Secret::bytes).orElseGet(() -> new byte[0]),
                right.map(Secret::bytes).orElseGet(() -> new byte[0]));
    }
}
