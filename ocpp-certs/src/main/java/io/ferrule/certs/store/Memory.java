// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.verify.LeafHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a station's store remembers of things that are gone, as SHA-256 fingerprints; the oldest are forgotten.
 *
 * @param taken factory certificates and roots that were taken in once
 * @param latest certificate that was accepted last, while it is kept
 * @param used certificates that were in use, or were discarded
 * @param settledKeys keys of attempts that have got their certificate
 * @param commonName the CN that the station's certificates have, empty before the first request
 */
record Memory(
        List<String> taken,
        Optional<String> latest,
        List<String> used,
        List<String> settledKeys,
        Optional<String> commonName) {

    private static final int MAX_TAKEN = 1000;
    private static final int MAX_USED = 100;
    private static final int MAX_KEYS = 32;

    Memory {
        taken = last(taken, MAX_TAKEN);
        used = last(used, MAX_USED);
        settledKeys = last(settledKeys, MAX_KEYS);
    }

    static Memory empty() {
        return new Memory(List.of(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    Memory taking(List<String> more) {
        return new Memory(join(taken, more), latest, used, settledKeys, commonName);
    }

    Memory accepting(String certificate, List<String> keys) {
        return new Memory(taken, Optional.of(certificate), used, join(settledKeys, keys), commonName);
    }

    Memory using(List<String> more) {
        Optional<String> kept = latest.filter(name -> !more.contains(name));
        return new Memory(taken, kept, join(used, more), settledKeys, commonName);
    }

    Memory naming(String name) {
        return new Memory(taken, latest, used, settledKeys, Optional.of(name));
    }

    LeafHistory history() {
        return new LeafHistory(latest, Set.copyOf(used), Set.copyOf(settledKeys));
    }

    private static List<String> join(List<String> old, List<String> more) {
        List<String> joined = new ArrayList<>(old);
        more.stream().filter(name -> !joined.contains(name)).forEach(joined::add);
        return joined;
    }

    private static List<String> last(List<String> names, int most) {
        return List.copyOf(names.subList(Math.max(0, names.size() - most), names.size()));
    }
}
