// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.internal.TracedEvent.Opened;
import io.ferrule.proxy.journal.internal.TracedEvent.Removed;
import io.ferrule.proxy.journal.internal.TracedEvent.Renamed;
import io.ferrule.proxy.journal.internal.TracedEvent.Resized;
import io.ferrule.proxy.journal.internal.TracedEvent.Synced;
import io.ferrule.proxy.journal.internal.TracedEvent.SyncedDirectory;
import io.ferrule.proxy.journal.internal.TracedEvent.Wrote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A directory on a disk that loses its power. What was synced is there afterwards. What was not may be there, may not, and may be
 * there in part: writes survive each by itself, in sectors; changes of names survive in their order.
 */
final class CutDisk {

    private final Map<String, CutFile> files = new TreeMap<>();
    private final List<Consumer<Map<String, CutFile>>> namings = new ArrayList<>();
    private int namingsOnDisk;

    /** What happens next. */
    void take(TracedEvent event) {
        if (event instanceof Opened opened) {
            open(opened);
        } else if (event instanceof Wrote wrote) {
            file(wrote.file()).write(wrote);
        } else if (event instanceof Resized resized) {
            file(resized.file()).resize(resized.size());
        } else if (event instanceof Synced synced) {
            file(synced.file()).sync();
        } else if (event instanceof Renamed renamed) {
            CutFile file = file(renamed.from());
            name(names -> {
                names.remove(renamed.from());
                names.put(renamed.to(), file);
            });
        } else if (event instanceof Removed removed) {
            name(names -> names.remove(removed.file()));
        } else if (event instanceof SyncedDirectory) {
            namingsOnDisk = namings.size();
        }
    }

    /** Writes the files as if everything had reached the disk. */
    void writeAll(Path directory) throws IOException {
        write(directory, namings.size(), CutFile::all);
    }

    /** Writes the files as if nothing had reached the disk but what was synced. */
    void writeSynced(Path directory) throws IOException {
        write(directory, namingsOnDisk, CutFile::synced);
    }

    /** Writes the files as if some of what was not synced had reached the disk. */
    void writeSome(Path directory, RandomGenerator random) throws IOException {
        int survivors = namingsOnDisk + random.nextInt(namings.size() - namingsOnDisk + 1);
        write(directory, survivors, file -> file.some(random));
    }

    private void open(Opened opened) {
        if (!files.containsKey(opened.file())) {
            CutFile fresh = new CutFile();
            name(names -> names.put(opened.file(), fresh));
        } else if (opened.empties()) {
            file(opened.file()).resize(0);
        }
    }

    private void name(Consumer<Map<String, CutFile>> naming) {
        namings.add(naming);
        naming.accept(files);
    }

    private CutFile file(String name) {
        CutFile file = files.get(name);
        if (file == null) {
            throw new IllegalStateException("nobody made " + name);
        }
        return file;
    }

    private void write(Path directory, int count, Function<CutFile, byte[]> content) throws IOException {
        Map<String, CutFile> names = new TreeMap<>();
        namings.subList(0, count).forEach(naming -> naming.accept(names));
        for (Map.Entry<String, CutFile> name : names.entrySet()) {
            Files.write(directory.resolve(name.getKey()), content.apply(name.getValue()));
        }
    }
}
