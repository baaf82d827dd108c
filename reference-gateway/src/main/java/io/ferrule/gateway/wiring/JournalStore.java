// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.JournalBlock;
import io.ferrule.gateway.process.OwnerOnly;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalKey;
import io.ferrule.proxy.journal.JournalLimits;
import io.ferrule.proxy.journal.JournalListener;
import io.ferrule.proxy.journal.JournalSettings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Where a gateway's journal is, and how it is opened. */
public final class JournalStore {

    private static final String FILE = "journal.db";
    private static final String NATIVE_DIRECTORY = "native";
    private static final String NATIVE_PROPERTY = "org.sqlite.tmpdir";
    private static final long MEBIBYTE = 1_024L * 1_024;

    private JournalStore() {}

    /**
     * The database of a gateway.
     *
     * @param dataDir its directory for durable state
     * @return {@code journal.db} in it
     */
    public static Path file(Path dataDir) {
        return dataDir.resolve(FILE);
    }

    /**
     * Where and how a gateway keeps its journal.
     *
     * @param dataDir its directory for durable state
     * @param block limits and key
     * @param clock time for ages
     * @param listener hears what an operator should know
     * @return the settings
     */
    public static JournalSettings settings(Path dataDir, JournalBlock block, Clock clock, JournalListener listener) {
        JournalLimits usual = JournalLimits.defaults();
        JournalSettings settings = JournalSettings.at(file(dataDir))
                .withLimits(
                        new JournalLimits(block.megabytes() * MEBIBYTE, usual.rows(), block.age(), usual.replyAge()))
                .withClock(clock)
                .withListener(listener);
        return block.key()
                .map(key -> settings.withKey(new JournalKey(key.bytes())))
                .orElse(settings);
    }

    /** Opens the journal of a gateway that is about to start. */
    static Journal open(GatewayConfig config, Clock clock, JournalListener listener) throws StartException {
        try {
            unpackDriverBelow(config.dataDir());
            return Journal.open(settings(config.dataDir(), config.journal(), clock, listener));
        } catch (JournalException e) {
            throw new StartException(List.of("journal: " + e.getMessage() + "; " + nextStep(e)));
        } catch (IOException | LinkageError | IllegalArgumentException e) {
            throw new StartException(
                    List.of("journal: cannot be opened in " + config.dataDir() + ": " + e.getMessage()));
        }
    }

    /**
     * What an operator can do about a journal that does not open.
     *
     * @param e why it does not
     * @return half a sentence
     */
    public static String nextStep(JournalException e) {
        return switch (e.reason()) {
            case IN_USE -> "stop the gateway that has it, or use another data-dir";
            case WRONG_KEY -> "set journal.key to the key that it was written with";
            case TOO_NEW -> "use the version that wrote it, or a later one";
            default -> "make sure that the disk has room and that data-dir can be written to and allows execution";
        };
    }

    /**
     * The database driver unpacks a native library and loads it. The directory for temporary files may forbid execution, and a
     * process that is killed leaves its copy there; below the data directory both are in our hands. An operator's own choice
     * of a directory wins.
     *
     * @param dataDir directory for durable state
     * @throws IOException if a directory cannot be made in it
     */
    public static void unpackDriverBelow(Path dataDir) throws IOException {
        if (System.getProperty(NATIVE_PROPERTY) != null) {
            return;
        }
        Path directory = dataDir.resolve(NATIVE_DIRECTORY).toAbsolutePath();
        OwnerOnly.createDirectories(directory);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "sqlite-*")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        System.setProperty(NATIVE_PROPERTY, directory.toString());
    }
}
