// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The state of each station in a file of its own, with the state before it beside. */
final class StateFiles {

    private static final String STATE = "state";
    private static final String BEFORE = "state.before";

    private final Path directory;
    private final SyncedFiles files;
    private final CertificatePool pool;

    StateFiles(Path directory, SyncedFiles files, CertificatePool pool) throws IOException {
        this.directory = directory;
        this.files = files;
        this.pool = pool;
        files.directory(directory);
    }

    /** A state that was read; not the last one if that is damaged and the one before had to do. */
    record Loaded(StationIdentity identity, boolean last) {}

    /** Names of directories, one for each station. */
    List<String> names() throws IOException {
        return files.list(directory);
    }

    /** Empty where the first state was never completed, or the last one was being removed: the directory comes first and goes last. */
    Optional<Loaded> load(String name) throws IOException {
        Path state = directory.resolve(name).resolve(STATE);
        Path before = directory.resolve(name).resolve(BEFORE);
        if (!Files.exists(state)) {
            return Files.exists(before) ? Optional.of(new Loaded(read(before), true)) : Optional.empty();
        }
        try {
            return Optional.of(new Loaded(read(state), true));
        } catch (IOException e) {
            if (!Files.exists(before)) {
                throw e;
            }
            return Optional.of(new Loaded(read(before), false));
        }
    }

    private StationIdentity read(Path file) throws IOException {
        try {
            return StateText.read(ChecksummedText.read(Files.readAllBytes(file)), pool::get);
        } catch (StoreException e) {
            throw new StoreException(file + " " + e.getMessage() + "; restore it from a copy", e);
        }
    }

    /** The certificates first, so that a state never names one that is not there. */
    void save(StationIdentity identity) throws IOException {
        pool.keep(identity.certificates());
        Path station = directory.resolve(FileNames.of(identity.station()));
        files.directory(station);
        files.replace(
                station.resolve(STATE), station.resolve(BEFORE), ChecksummedText.write(StateText.write(identity)));
    }

    /** Whether anything can be written at all. */
    void probe() throws IOException {
        files.probe(directory.resolve("probe"));
    }

    void delete(String station) throws IOException {
        Path own = directory.resolve(FileNames.of(station));
        files.delete(own.resolve(BEFORE));
        files.delete(own.resolve(STATE));
        files.list(own);
        files.delete(own);
    }
}
