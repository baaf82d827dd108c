// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.shedding;

/** How much memory is really in use. Safe for use by several threads. */
public interface MemoryReading {

    /**
     * What was left of the heap after its latest collection.
     *
     * @return percent of the largest heap, 0 to 100; 0 before the first collection
     */
    int percentAfterCollection();

    /** Asks for a collection, so that the reading cannot stay what it was in a quieter time. May take a moment. */
    void refresh();
}
