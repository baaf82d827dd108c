// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.inspect.Report.Table;
import io.ferrule.gateway.wiring.JournalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the journal of a gateway is that keeps messages. Its content is what {@code ferrule journal} is for. */
final class JournalTable {

    private JournalTable() {}

    static Table of(GatewayConfig config, List<String> problems) {
        Path file = JournalStore.file(config.dataDir());
        return new Table(
                "journal",
                List.of(new Row()
                        .with("file", file)
                        .with("state", state(file, problems))
                        .with("encrypted", config.journal().key().isPresent() ? "yes" : "no")
                        .columns()));
    }

    private static String state(Path file, List<String> problems) {
        if (!Files.exists(file)) {
            return "will be made";
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            problems.add("journal: " + file + " cannot be read and written; give it to the user who runs the gateway");
            return "not accessible";
        }
        try {
            return Files.size(file) + " bytes";
        } catch (IOException e) {
            problems.add("journal: " + file + " cannot be read: " + e.getMessage());
            return "not accessible";
        }
    }
}
