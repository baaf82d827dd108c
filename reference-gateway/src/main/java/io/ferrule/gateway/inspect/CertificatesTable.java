// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.IdentityFiles;
import io.ferrule.gateway.config.ObserverSettings;
import io.ferrule.gateway.config.TargetSettings;
import io.ferrule.gateway.inspect.Report.Table;
import io.ferrule.gateway.wiring.KeyRing;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Each certificate that could be read: whose it is, what it is for and how long it lasts. */
final class CertificatesTable {

    private final Instant now;
    private final List<Map<String, String>> rows = new ArrayList<>();

    private CertificatesTable(Instant now) {
        this.now = now;
    }

    static Table of(GatewayConfig config, KeyRing keys, Instant now) {
        CertificatesTable table = new CertificatesTable(now);
        keys.roots().forEach((file, roots) -> roots.forEach(root -> table.row("trust", file, root)));
        config.northbound().identity().ifPresent(files -> table.identity("northbound.identity", files, keys));
        for (TargetSettings target : config.northbound().further().failover()) {
            target.identity().ifPresent(files -> table.identity("northbound.failover", files, keys));
        }
        for (ObserverSettings observer : config.northbound().further().observers()) {
            observer.target().identity().ifPresent(files -> table.identity("observer " + observer.name(), files, keys));
        }
        config.stations().forEach(station -> station.northbound()
                .identity()
                .ifPresent(files -> table.identity("station " + station.id(), files, keys)));
        config.localController()
                .flatMap(own -> own.target().identity())
                .ifPresent(files -> table.identity("charging.local-controller", files, keys));
        return new Table("certificates", table.rows);
    }

    private void identity(String use, IdentityFiles files, KeyRing keys) {
        keys.identity(files)
                .ifPresent(identity -> identity.chain().forEach(link -> row(use, files.certificate(), link)));
    }

    private void row(String use, Path file, X509Certificate certificate) {
        CertificateFacts facts = CertificateFacts.of(certificate);
        long days = Duration.between(now, facts.notAfter()).toDays();
        rows.add(new Row()
                .with("use", use)
                .with("subject", facts.subject())
                .with("key", facts.key())
                .with("not-before", facts.notBefore())
                .with("not-after", facts.notAfter())
                .with("days-left", days)
                .with("file", file)
                .columns());
    }
}
