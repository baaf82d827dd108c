// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.StationBook;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Keeps the values of virtual configuration keys. Safe for use by several threads; no method blocks. */
public interface VirtualKeyStore {

    /**
     * Reads what one upstream has set.
     *
     * @param station the station
     * @param upstream name of the observer, or {@link Observer#PRIMARY}
     * @return values by key, the key spelled as in {@link #keep}; empty if it set nothing
     */
    CompletionStage<Map<String, String>> read(StationId station, String upstream);

    /**
     * Keeps a value.
     *
     * @param station the station
     * @param upstream name of the observer, or {@link Observer#PRIMARY}
     * @param key the key as it is configured, 1 to 50 characters
     * @param value at most 500 characters (OCPP 1.6, 6.5)
     * @return completes when the value is as safe as this store makes it
     */
    CompletionStage<Void> keep(StationId station, String upstream, String key, String value);

    /**
     * A store that lasts: values are on disk before their upstream hears that they are accepted.
     *
     * @param book where a journal keeps what it knows of stations
     * @return a store over it
     */
    static VirtualKeyStore in(StationBook book) {
        return new JournaledVirtualKeys(book);
    }

    /**
     * A store that forgets everything when the process ends, and beyond 10,000 stations the station that set nothing for the longest time.
     *
     * @return an empty store
     */
    static VirtualKeyStore inMemory() {
        return new MemoryVirtualKeys();
    }
}
