// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of stations that were changed over OCPP and must outlive the process, passwords among them: one encrypted
 * file for each station, replaced as a whole. A loss of power leaves the settings from before or those from after.
 *
 * <p>Everything is read when the store is opened, so that {@link #read} never waits for a disk. Safe for use by several
 * threads. To be opened by one process only, like the {@link IdentityStore} beside it.
 */
public final class SettingsStore {

    private static final String LABEL = "settings ";
    private static final String STATION = "station";
    private static final String SUFFIX = ".settings";

    private final Path directory;
    private final Envelope envelope;
    private final SyncedFiles files;
    private final Map<String, Map<String, String>> stations = new TreeMap<>();

    private SettingsStore(Path directory, Envelope envelope, SyncedFiles files) {
        this.directory = directory;
        this.envelope = envelope;
        this.files = files;
    }

    /**
     * Opens a store, or makes one.
     *
     * @param directory where the files are; made for its owner alone
     * @param master what they are encrypted with; always the same for one directory
     * @param permissions how to look at the modes of the files
     * @param random source of nonces
     * @return the store
     * @throws IOException if the directory cannot be used, or a file is damaged, open to others, or encrypted with
     *     another master key; a station without its password would be lost silently
     */
    public static SettingsStore open(Path directory, MasterKey master, Permissions permissions, SecureRandom random)
            throws IOException {
        SyncedFiles files = new SyncedFiles(SyncedFiles.Steps.silent());
        files.directory(directory);
        FileModes modes = FileModes.of(permissions);
        modes.check(directory);
        return open(directory, new Envelope(master, random), files, modes);
    }

    static SettingsStore open(Path directory, Envelope envelope, SyncedFiles files, FileModes modes)
            throws IOException {
        SettingsStore store = new SettingsStore(directory, envelope, files);
        for (String name : files.list(directory)) {
            if (name.endsWith(SUFFIX)) {
                modes.check(directory.resolve(name));
                store.load(name);
            }
        }
        return store;
    }

    /**
     * Reads the settings of a station.
     *
     * @param station identity of the station
     * @return values by name; empty for a station that has none
     */
    public synchronized Map<String, String> read(String station) {
        return stations.getOrDefault(station, Map.of());
    }

    /**
     * Replaces all settings of a station.
     *
     * @param station identity of the station
     * @param values values by name; the name {@code station} is taken
     * @throws IOException if they cannot be written; then the ones from before are still in force
     */
    public synchronized void write(String station, Map<String, String> values) throws IOException {
        Map<String, String> all = new TreeMap<>(values);
        if (all.put(STATION, station) != null) {
            throw new IllegalArgumentException("a setting cannot be named " + STATION);
        }
        String name = FileNames.of(station) + SUFFIX;
        try {
            files.write(directory.resolve(name), envelope.seal(LABEL + name, ChecksummedText.write(all)));
        } catch (GeneralSecurityException e) {
            throw new StoreException("the Java runtime cannot encrypt with AES-GCM", e);
        }
        stations.put(station, Map.copyOf(values));
    }

    private void load(String name) throws IOException {
        Path file = directory.resolve(name);
        try {
            Map<String, String> all = ChecksummedText.read(envelope.open(LABEL + name, Files.readAllBytes(file)));
            String station = all.remove(STATION);
            if (station == null) {
                throw new StoreException(file + " names no station; restore it from a copy");
            }
            stations.put(station, Map.copyOf(all));
        } catch (GeneralSecurityException e) {
            throw new StoreException(
                    file + " is damaged, or was made with another master key; restore it from a copy", e);
        }
    }
}
