// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import io.ferrule.gateway.command.Trouble;
import io.ferrule.proxy.journal.JournalReader;
import io.ferrule.proxy.journal.JournalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ferrule journal backup}: a consistent copy. */
@Command(
        name = "backup",
        description = "Writes a consistent copy of the journal, also while the gateway runs.",
        footer = {"", "Example:  ferrule journal backup gateway.yaml /backup/journal-2026-11-22.db"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the copy is complete and on disk",
            "1:the journal is busy",
            "2:wrong usage, unreadable journal or no room"
        },
        mixinStandardHelpOptions = true)
final class BackupCommand extends JournalTask {

    @Parameters(
            index = "1",
            paramLabel = "TARGET",
            description = "A file that does not exist, in a directory that does.")
    private Path target = Path.of("");

    @Override
    int work(JournalSettings settings) throws Trouble {
        if (Files.exists(target)) {
            throw new Trouble(Trouble.USAGE, target + " is there already; give the name of a file that is not");
        }
        say("copying " + size(settings.file()) + " bytes to " + target);
        try (JournalReader reader = JournalReader.open(settings)) {
            reader.backup(target);
        }
        long bytes = size(target);
        if (json()) {
            print(generator -> {
                generator.writeStartObject();
                generator.writeStringField("backup", target.toString());
                generator.writeNumberField("bytes", bytes);
                generator.writeEndObject();
            });
        } else {
            say("done: " + bytes + " bytes; keep journal.db.provisional with it");
        }
        return 0;
    }

    private static long size(Path file) throws Trouble {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new Trouble(Trouble.USAGE, "cannot read " + file + ": " + e.getMessage());
        }
    }
}
