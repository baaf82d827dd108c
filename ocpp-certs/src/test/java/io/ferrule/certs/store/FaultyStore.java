// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Opens a store in a directory whose disk fails when a test wants it to. */
public final class FaultyStore {

    private FaultyStore() {}

    /** Told before each step that changes the disk; what it throws is what the disk does. */
    @FunctionalInterface
    public interface Disk {
        void before(String step, Path file) throws IOException;
    }

    public static IdentityStore open(Path dir, Disk disk, Clock clock) throws IOException {
        SyncedFiles files = new SyncedFiles(disk::before);
        Envelope envelope = new Envelope(MasterKey.of(new byte[32]), new SecureRandom());
        FileVault vault = FileVault.open(dir.resolve("keys"), envelope, files, Permissions.OWNER_ONLY);
        return IdentityStore.open(dir.resolve("store"), vault, files, clock);
    }

    /** Settings on such a disk. */
    public static SettingsStore settings(Path dir, Disk disk) throws IOException {
        Envelope envelope = new Envelope(MasterKey.of(new byte[32]), new SecureRandom());
        SyncedFiles files = new SyncedFiles(disk::before);
        files.directory(dir);
        return SettingsStore.open(dir, envelope, files, FileModes.of(Permissions.OWNER_ONLY));
    }

    /** Every file with its content. */
    public static Map<String, String> snapshot(Path dir) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                content.put(dir.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }
}
