// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Frame;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;

/** What the parts of a session need of the whole. Used on its lane. */
interface SessionHost {

    StationId station();

    /** Whether the session has no station, so that nobody answers its calls. */
    boolean stationAbsent();

    void transmit(Side to, Frame frame);

    /** Where the embedder's guard stands. */
    GuardPost post();

    void disconnect(String reason);

    /** The station sent a frame that can be read. */
    void spoke();

    /** The CSMS has answered a call with a result. */
    void answered();

    /** No call of either side is under way between the CSMS and us. */
    void quiet();

    /** No call waits for a reply. */
    void idle();

    /** Counts one more unreadable frame. */
    void unreadable();

    /** A peer sends so much rubbish that its connection has to go. */
    void offended(Side from);
}
