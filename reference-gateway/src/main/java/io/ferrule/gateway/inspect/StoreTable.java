// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.store.StoreSnapshot;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.inspect.Report.Table;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the store of identities holds, found out without its keys and also while a gateway has it. */
final class StoreTable {

    private final GatewayConfig config;
    private final StoreSnapshot store;

    private StoreTable(GatewayConfig config, StoreSnapshot store) {
        this.config = config;
        this.store = store;
    }

    static StoreTable of(GatewayConfig config, List<String> problems) {
        Path directory = config.certificates().store().directory();
        StoreSnapshot nothing = new StoreSnapshot(Map.of(), Map.of());
        if (!Files.exists(directory)) {
            return new StoreTable(config, nothing);
        }
        try {
            StoreSnapshot store = StoreSnapshot.read(directory);
            store.damaged().forEach((name, reason) -> problems.add("certificates.store: " + name + ": " + reason));
            return new StoreTable(config, store);
        } catch (IOException e) {
            problems.add("certificates.store: " + e.getMessage());
            return new StoreTable(config, nothing);
        }
    }

    /** Whether a station has a certificate there, proven or not. */
    boolean certified(StationId station) {
        return store.station(config.certificates().mode().holder(station)).generations().stream()
                .anyMatch(generation -> !generation.stage().pending());
    }

    Table table() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (StationIdentity station : store.stations().values()) {
            Optional<Generation> shown = station.candidate().or(station::active);
            Optional<CertificateFacts> facts =
                    shown.flatMap(Generation::certificate).map(CertificateFacts::of);
            rows.add(new Row()
                    .with("holder", station.station())
                    .with(
                            "stage",
                            shown.map(it -> SettingsTable.word(it.stage())).orElse("-"))
                    .with("subject", facts.map(CertificateFacts::subject).orElse("-"))
                    .with("not-after", facts.map(it -> it.notAfter().toString()).orElse("-"))
                    .with("csms-roots", station.trust().installed(RootUse.CSMS).size())
                    .columns());
        }
        return new Table("identities", rows);
    }
}
