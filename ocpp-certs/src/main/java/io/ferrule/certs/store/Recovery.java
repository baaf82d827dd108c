// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.internal.Digests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings a store into order when it is opened: after a crash there may be a key without a state that knows it, or a
 * state that waits for a key that was never made. Nothing is removed on the word of a state that is not the last one.
 */
final class Recovery {

    private final StateFiles states;
    private final KeyVault vault;
    private final Map<String, StationIdentity> stations = new TreeMap<>();
    private final Map<String, String> damaged = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private boolean complete = true;

    private Recovery(StateFiles states, KeyVault vault) {
        this.states = states;
        this.vault = vault;
    }

    static Recovery of(StateFiles states, KeyVault vault, CertificatePool pool) throws IOException {
        Recovery recovery = new Recovery(states, vault);
        for (String name : states.names()) {
            recovery.recover(name);
        }
        if (recovery.complete) {
            pool.retain(recovery.fingerprints());
        }
        return recovery;
    }

    Map<String, StationIdentity> stations() {
        return stations;
    }

    /** Names of directories with the reason why their station cannot be used. */
    Map<String, String> damaged() {
        return damaged;
    }

    List<String> notes() {
        return notes;
    }

    private void recover(String name) throws IOException {
        try {
            Optional<StateFiles.Loaded> loaded = states.load(name);
            if (loaded.isEmpty()) {
                notes.add(name + ": its first state was never completed, it begins anew");
                return;
            }
            recover(name, loaded.get());
        } catch (IOException e) {
            complete = false;
            damaged.put(name, String.valueOf(e.getMessage()));
        }
    }

    private void recover(String name, StateFiles.Loaded loaded) throws IOException {
        StationIdentity identity = loaded.identity();
        if (!FileNames.of(identity.station()).equals(name)) {
            throw new StoreException(name + " holds the state of another station; move it back");
        }
        Set<Integer> keys = vault.generations(identity.station());
        if (loaded.last()) {
            destroyUnknown(identity, keys);
        } else {
            complete = false;
            notes.add(identity.station() + ": the last state is damaged, the one before it is used");
        }
        stations.put(identity.station(), withKeysOnly(identity, keys));
    }

    private void destroyUnknown(StationIdentity identity, Set<Integer> keys) throws IOException {
        for (int key : keys) {
            boolean known = identity.generation(key)
                    .filter(generation -> generation.stage() != Stage.KEY_ORDERED)
                    .isPresent();
            if (!known) {
                vault.destroy(new KeyName(identity.station(), key));
                notes.add(identity.station() + ": key " + key + " was left over and is destroyed");
            }
        }
    }

    private StationIdentity withKeysOnly(StationIdentity identity, Set<Integer> keys) {
        for (Generation generation : identity.generations()) {
            if (generation.stage() != Stage.KEY_ORDERED && !keys.contains(generation.number())) {
                notes.add(identity.station() + ": the key of generation " + generation.number() + " is gone");
            }
        }
        return identity.without(
                generation -> generation.stage() == Stage.KEY_ORDERED || !keys.contains(generation.number()));
    }

    private Set<String> fingerprints() {
        Set<String> fingerprints = new HashSet<>();
        for (StationIdentity identity : stations.values()) {
            identity.certificates().forEach(certificate -> fingerprints.add(Digests.fingerprint(certificate)));
        }
        return fingerprints;
    }
}
