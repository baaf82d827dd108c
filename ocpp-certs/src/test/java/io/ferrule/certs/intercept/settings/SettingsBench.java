// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.certs.intercept.SecurityEventType;
import io.ferrule.certs.intercept.settings.SettingsRules.CertificateLimits;
import io.ferrule.certs.store.MasterKey;
import io.ferrule.certs.store.Permissions;
import io.ferrule.certs.store.SettingsStore;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.upstream.Password;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Settings of station {@code CP001} over a store on disk; what is configured, and which certificates there are, can be changed. */
final class SettingsBench {

    static final StationId CP001 = new StationId("CP001");
    static final Password OLD = password("old-password-16c");

    final Path dir;
    final List<String> events = new ArrayList<>();
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    final List<String> notes = new ArrayList<>();
    final Material material = new Material();
    NorthboundChoice configured = new NorthboundChoice(SecurityProfile.TLS_BASIC, Optional.of(OLD));
    StationSettings settings;

    SettingsBench(Path dir) throws IOException {
        this.dir = dir;
        settings = open();
    }

    /** As after a restart. */
    StationSettings open() throws IOException {
        SettingsStore store = SettingsStore.open(
                dir.resolve("settings"), MasterKey.of(new byte[32]), Permissions.OWNER_ONLY, new SecureRandom());
        SettingsRules rules = new SettingsRules(
                station -> configured,
                url -> "csms.example".equals(url.getHost()),
                station -> "Example CPO",
                material,
                CertificateLimits.defaults(),
                List.of("HTTPS", "HTTP", "FTP"),
                Duration.ofSeconds(20),
                Runnable::run,
                (station, note) -> notes.add(note));
        settings = StationSettings.over(
                store, rules, (station, type, techInfo) -> raised(type.in(OcppVersion.V1_6) + ": " + techInfo));
        return settings;
    }

    private void raised(String event) {
        events.add(event);
        heard.add(event);
    }

    InterceptorHarness v16() {
        return InterceptorHarness.v16(settings.interceptors());
    }

    InterceptorHarness v201() {
        return InterceptorHarness.v201(settings.interceptors());
    }

    static Password password(String text) {
        return new Password(text.getBytes(StandardCharsets.UTF_8));
    }

    static String changed(String what) {
        return SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS.in(OcppVersion.V1_6) + ": " + what;
    }

    /** Which certificates there are. */
    static final class Material implements StationMaterial {
        boolean root = true;
        boolean own = true;

        @Override
        public int roots(StationId station) {
            return root ? 1 : 0;
        }

        @Override
        public boolean csmsRoot(StationId station) {
            return root;
        }

        @Override
        public boolean validCertificate(StationId station) {
            return own;
        }
    }
}
