// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Small durable memories of stations: names and values, in one file for each station. A loss of power leaves the old
 * content or the new one; a file that was torn or edited is known for it. Files are their owner's alone. Safe for use by
 * several threads as long as two of them do not write about the same station.
 */
public final class StationNotes {

    private static final String STATION = "station";
    private static final int MAX_BYTES = 1_048_576;

    private final Path directory;
    private final SyncedFiles files = new SyncedFiles(SyncedFiles.Steps.silent());

    private StationNotes(Path directory) {
        this.directory = directory;
    }

    /**
     * Notes in a directory of their own, which is made where there is none.
     *
     * @param directory the directory
     * @return the notes
     * @throws IOException if it cannot be made
     */
    public static StationNotes in(Path directory) throws IOException {
        StationNotes notes = new StationNotes(directory);
        notes.files.directory(directory);
        return notes;
    }

    /**
     * Reads everything.
     *
     * @param damaged hears of each file that cannot be read; its station is left out
     * @return values by name, by station
     * @throws IOException if the directory cannot be read
     */
    public Map<String, Map<String, String>> read(Consumer<IOException> damaged) throws IOException {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (String name : files.list(directory)) {
            Path file = directory.resolve(name);
            try {
                Map<String, String> values = read(file);
                String station = values.remove(STATION);
                if (station == null) {
                    throw new StoreException("names no station");
                }
                all.put(station, values);
            } catch (IOException e) {
                damaged.accept(new StoreException(file + " " + e.getMessage(), e));
            }
        }
        return all;
    }

    private static Map<String, String> read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new StoreException("is longer than any note");
        }
        return ChecksummedText.read(Files.readAllBytes(file));
    }

    /**
     * Writes what is known of a station in place of what was; on disk when it returns.
     *
     * @param station identity of the station
     * @param values values by name; no name is {@code station}
     * @throws IOException if it cannot be written; then the old content stays
     */
    public void write(String station, Map<String, String> values) throws IOException {
        Map<String, String> all = new TreeMap<>(values);
        all.put(STATION, station);
        files.write(directory.resolve(FileNames.of(station)), ChecksummedText.write(all));
    }

    /**
     * Forgets a station.
     *
     * @param station identity of the station
     * @throws IOException if its file cannot be removed
     */
    public void delete(String station) throws IOException {
        files.delete(directory.resolve(FileNames.of(station)));
    }
}
