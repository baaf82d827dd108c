// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import java.io.IOException;

/** Where evidence goes. Used by one thread, which may be blocked for some seconds. */
public interface EvidenceSink extends AutoCloseable {

    /**
     * What people call it.
     *
     * @return for example {@code syslog udp://192.0.2.1:514}
     */
    String name();

    /**
     * Takes evidence.
     *
     * @param evidence the evidence
     * @throws IOException if it was not taken; it is given again after a while
     */
    void take(Evidence evidence) throws IOException;

    /** Ends a {@link #take} that hangs, which then fails. Called by other threads; never waits. */
    default void giveUp() {}

    @Override
    default void close() {}
}
