// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a store holds at one moment, public parts only. Needs no key, takes no lock and changes nothing, so that it can be
 * read while the gateway that has the store runs.
 *
 * @param stations identities by the name of their station
 * @param damaged reasons by the name of the directory whose state cannot be read
 */
public record StoreSnapshot(Map<String, StationIdentity> stations, Map<String, String> damaged) {

    /** Copies the maps, in the order of their names. */
    public StoreSnapshot {
        stations = Collections.unmodifiableMap(new TreeMap<>(stations));
        damaged = Collections.unmodifiableMap(new TreeMap<>(damaged));
    }

    /**
     * Reads a store.
     *
     * @param directory the directory that {@link IdentityStore#open} was given
     * @return what is in it
     * @throws IOException if there is no store, or it cannot be read at all
     */
    public static StoreSnapshot read(Path directory) throws IOException {
        Path own = directory.resolve("stations");
        Path pooled = directory.resolve("certificates");
        if (!Files.isDirectory(own) || !Files.isDirectory(pooled)) {
            throw new StoreException("there is no store in " + directory + "; a gateway makes it when it first runs");
        }
        SyncedFiles files = new SyncedFiles(SyncedFiles.Steps.silent());
        StateFiles states = new StateFiles(own, files, new CertificatePool(pooled, files));
        Map<String, StationIdentity> stations = new TreeMap<>();
        Map<String, String> damaged = new TreeMap<>();
        for (String name : names(own)) {
            try {
                states.load(name)
                        .map(StateFiles.Loaded::identity)
                        .ifPresent(identity -> stations.put(identity.station(), identity));
            } catch (IOException e) {
                damaged.put(name, String.valueOf(e.getMessage()));
            }
        }
        return new StoreSnapshot(stations, damaged);
    }

    /** The store's own listing removes what an interrupted write left over; here somebody may be writing. */
    private static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    names.add(String.valueOf(entry.getFileName()));
                }
            }
        }
        return names;
    }

    /**
     * The identity of a station.
     *
     * @param station its identity in the URL
     * @return what is known; an empty identity for a station that the store does not know
     */
    public StationIdentity station(String station) {
        return stations.getOrDefault(station, StationIdentity.fresh(station));
    }
}
