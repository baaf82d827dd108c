// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import io.ferrule.gateway.command.Trouble;
import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.ConfigFile;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.JournalBlock;
import io.ferrule.gateway.config.Secret;
import io.ferrule.gateway.wiring.JournalStore;
import io.ferrule.proxy.journal.JournalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which journal a command is about. */
final class Place {

    @Parameters(index = "0", paramLabel = "PLACE", description = "The gateway's configuration file, or its data-dir.")
    private Path place = Path.of(".");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "File with the journal's key, where it has one and PLACE is a directory.")
    private Optional<Path> key = Optional.empty();

    /** Where the journal is and how it is read. */
    JournalSettings settings() throws Trouble {
        JournalSettings settings = Files.isDirectory(place) ? ofDirectory() : ofConfiguration();
        if (!Files.exists(settings.file())) {
            throw new Trouble(
                    Trouble.USAGE,
                    "there is no journal " + settings.file()
                            + "; a gateway makes it with northbound.when-away: buffer");
        }
        return settings;
    }

    private JournalSettings ofDirectory() throws Trouble {
        JournalBlock usual = JournalBlock.defaults();
        return settings(place, new JournalBlock(usual.megabytes(), usual.age(), keyOfFile()));
    }

    private JournalSettings ofConfiguration() throws Trouble {
        try {
            GatewayConfig config = ConfigFile.read(place, name -> Optional.ofNullable(System.getenv(name)));
            return settings(config.dataDir(), config.journal());
        } catch (ConfigException e) {
            throw new Trouble(Trouble.USAGE, "the configuration cannot be used\n" + e.getMessage());
        }
    }

    private Optional<Secret> keyOfFile() throws Trouble {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Secret> read = JournalBlock.key(Secret.ofFile(Files.readAllBytes(key.get())));
            if (read.isEmpty()) {
                throw new Trouble(
                        Trouble.USAGE, key.get() + " holds no key of 32 bytes in hexadecimal digits or base64");
            }
            return read;
        } catch (IOException e) {
            throw new Trouble(Trouble.USAGE, "cannot read the key: " + e.getMessage());
        }
    }

    private static JournalSettings settings(Path dataDir, JournalBlock block) {
        try {
            JournalStore.unpackDriverBelow(dataDir);
        } catch (IOException e) {
            // A copy on a read-only medium: the driver's own choice of a directory has to do.
            return JournalStore.settings(dataDir, block, Clock.systemUTC(), event -> {});
        }
        return JournalStore.settings(dataDir, block, Clock.systemUTC(), event -> {});
    }
}
