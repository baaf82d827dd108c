// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.proxy.upstream.UpstreamState;

/**
 * Whether calls of the station can reach the CSMS: the upstream is open, and the CSMS knows of the boot that was
 * accepted in its place, before which it takes nothing else (OCPP 1.6, 4.2). Used on the lane only.
 */
final class Line {

    private UpstreamState state;
    private boolean bootOwed;
    private boolean held;

    Line(UpstreamState state) {
        this.state = state;
    }

    void turned(UpstreamState now) {
        state = now;
    }

    void oweBoot(boolean owed) {
        bootOwed = owed;
    }

    /** A boot of the station itself is on its way: before it is answered, nothing that waits is sent. */
    void booting() {
        held = true;
    }

    /** It was not answered, or not by the CSMS. */
    void unbooted() {
        held = false;
    }

    /** The CSMS has answered it; until it accepts one, it takes nothing that waits. */
    void booted(boolean accepted) {
        bootOwed = false;
        held = !accepted;
    }

    /** Calls get through now. */
    boolean open() {
        return state == UpstreamState.OPEN && !bootOwed && !held;
    }

    /** Calls do not get through for a while. */
    boolean away() {
        return state == UpstreamState.AWAY || bootOwed;
    }

    /** The CSMS can be told of a boot that it does not know of. */
    boolean owing() {
        return state == UpstreamState.OPEN && bootOwed;
    }

    /** There is an upstream, whatever it owes to whom. */
    boolean connected() {
        return state == UpstreamState.OPEN;
    }

    /** There is none, and none is about to be. */
    boolean lost() {
        return state == UpstreamState.AWAY;
    }
}
