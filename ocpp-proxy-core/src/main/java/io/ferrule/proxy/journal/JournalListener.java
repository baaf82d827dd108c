// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

/** Hears what an operator should know about the journal. Called on the journal's thread, or on that which opens it; be short. */
@FunctionalInterface
public interface JournalListener {

    /**
     * Something happened. Called before the stage of the request that made it happen is complete. What this throws is logged and changes nothing.
     *
     * @param event what
     */
    void on(JournalEvent event);
}
