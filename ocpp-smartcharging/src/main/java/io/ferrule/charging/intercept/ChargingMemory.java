// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept;

import java.util.HashMap;
import java.util.Map;

/**
 * What must survive a restart of the gateway: small texts by name, in groups that are written as one. Used by one thread at a
 * time, which may be blocked.
 */
public interface ChargingMemory {

    /**
     * Reads everything.
     *
     * @return texts by name, by group; a group that cannot be read is left out
     * @throws java.io.UncheckedIOException if nothing can be read
     */
    Map<String, Map<String, String>> read();

    /**
     * Writes a group in place of what was there; on disk when it returns.
     *
     * @param group its name, 1 to 300 characters
     * @param texts texts by name; no name is {@code station}
     * @throws java.io.UncheckedIOException if it cannot be written; then the old one stays
     */
    void write(String group, Map<String, String> texts);

    /**
     * A memory that ends with the process.
     *
     * @return an empty one
     */
    static ChargingMemory inMemory() {
        Map<String, Map<String, String>> groups = new HashMap<>();
        return new ChargingMemory() {
            @Override
            public Map<String, Map<String, String>> read() {
                return Map.copyOf(groups);
            }

            @Override
            public void write(String group, Map<String, String> texts) {
                groups.put(group, Map.copyOf(texts));
            }
        };
    }
}
