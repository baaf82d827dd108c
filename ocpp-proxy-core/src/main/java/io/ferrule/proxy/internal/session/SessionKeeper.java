// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import java.time.Duration;

/** What a session tells whoever keeps it. Called on its lane, where nothing else is said. */
public interface SessionKeeper {

    /** The CSMS was reached. */
    void reached();

    /** The CSMS was not reached, or was lost; tells how long the station is now told to wait. */
    Duration away();

    /** What is left of the wait after the CSMS was not reached; zero if it may be dialled. */
    Duration waitLeft();

    /** Takes a turn at dialling and returns zero, or tells how long the session has to wait for one. */
    Duration turn();

    /** Something wrong was seen; from any thread. */
    void finding();

    /** All is over, the interceptors are closed. Called once. */
    void ended(StationSession session);
}
