// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.IdentityFiles;
import io.ferrule.gateway.config.LocalControllerSettings;
import io.ferrule.gateway.inspect.Report.Table;
import io.ferrule.gateway.process.OwnerOnly;
import io.ferrule.gateway.wiring.Fault;
import io.ferrule.gateway.wiring.KeyRing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds out what a configuration would do on this machine. Opens each port for a moment and changes nothing. */
public final class Inspection {

    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Inspection() {}

    /**
     * Inspects a configuration.
     *
     * @param config the configuration
     * @param now time to judge certificates by
     * @return what was found
     */
    public static Report of(GatewayConfig config, Instant now) {
        Inspection inspection = new Inspection();
        StoreTable stored = StoreTable.of(config, inspection.problems);
        KeyRing keys = KeyRing.load(config, now, stored::certified);
        keys.faults().stream().map(Fault::toString).forEach(inspection.problems::add);
        inspection.dataDirectory(config.dataDir());
        inspection.openKeys(keys);
        List<Table> tables = new ArrayList<>();
        tables.add(SettingsTable.of(config));
        tables.add(PortsTable.of(config, inspection.problems));
        if (config.northbound().away().buffers()) {
            tables.add(JournalTable.of(config, inspection.problems));
        }
        IdsTable.of(config, inspection.problems).ifPresent(tables::add);
        if (speaksTls(config)) {
            tables.add(SuitesTable.of(config.northbound().tls(), inspection.notes));
            tables.add(CertificatesTable.of(config, keys, now));
        }
        tables.add(stored.table());
        config.charging().ifPresent(block -> {
            tables.addAll(SiteTable.of(block, inspection.notes));
            PricesTable.of(block, now, inspection.notes).forEach(tables::add);
        });
        tables.add(StationsTable.of(config, keys, inspection.notes));
        return new Report(tables, inspection.problems, inspection.notes);
    }

    private static boolean speaksTls(GatewayConfig config) {
        return config.northbound().profile().tls()
                || Stream.concat(
                                config.northbound().further().targets(),
                                config.localController().map(LocalControllerSettings::target).stream())
                        .anyMatch(target -> target.profile().tls());
    }

    private void openKeys(KeyRing keys) {
        keys.identities().keySet().stream()
                .map(IdentityFiles::key)
                .filter(OwnerOnly::isOpenToOthers)
                .distinct()
                .sorted()
                .forEach(key ->
                        notes.add("others may read the private key " + key + "; chmod 600 keeps it to its owner"));
    }

    private void dataDirectory(Path directory) {
        Path existing = directory;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing)) {
            problems.add("data-dir: " + existing + " is not a directory; choose another place");
        } else if (!Files.isWritable(existing)) {
            problems.add("data-dir: " + existing + " cannot be written to; give it to the user who runs the gateway");
        }
    }
}
