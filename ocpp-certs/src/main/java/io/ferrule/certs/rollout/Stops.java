// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.rollout;

import io.ferrule.certs.store.StationNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The roll-outs that have failed: one small file each. Whoever removes the file lets the roll-out go on, also while a gateway
 * runs. Safe for use by several threads.
 */
public final class Stops {

    private final Path directory;
    private final StationNotes notes;
    private final Map<String, Stop> known = new HashMap<>();

    private Stops(Path directory) throws IOException {
        this.directory = directory;
        this.notes = StationNotes.in(directory);
        List<IOException> damaged = new ArrayList<>();
        notes.read(damaged::add)
                .forEach((name, values) -> Stop.of(name, values).ifPresent(stop -> known.put(name, stop)));
        if (!damaged.isEmpty()) {
            throw damaged.get(0);
        }
    }

    /**
     * Reads them.
     *
     * @param directory where they are; made where there is none
     * @return what has failed
     * @throws IOException if one cannot be read: nobody knows then what must not go on
     */
    public static Stops in(Path directory) throws IOException {
        return new Stops(directory);
    }

    /**
     * All of them.
     *
     * @return in no order
     */
    public synchronized List<Stop> all() {
        return List.copyOf(known.values());
    }

    /**
     * Lets a roll-out go on.
     *
     * @param name name of what is new
     * @return false if that had not failed
     * @throws IOException if the file cannot be removed
     */
    public synchronized boolean lift(String name) throws IOException {
        if (!known.containsKey(name)) {
            return false;
        }
        notes.delete(name);
        known.remove(name);
        return true;
    }

    synchronized boolean holds(Novelty what) {
        if (known.containsKey(what.name()) && !Files.exists(directory.resolve(what.name()))) {
            known.remove(what.name());
        }
        return known.containsKey(what.name());
    }

    /** Holds from now on, even if it cannot be written down. */
    synchronized void put(Stop stop) throws IOException {
        known.put(stop.what().name(), stop);
        notes.write(stop.what().name(), stop.values());
    }
}
