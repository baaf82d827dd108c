// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Side;
import java.util.ArrayList;
import java.util.List;

/** All open calls of a session, by who made them. Used on the session's lane only, but for the numbers. */
final class Ledger {

    private final PerSide<OpenCalls> peers;
    private final PerSide<OpenCalls> own;
    private volatile int pending;
    private volatile int ofStation;

    Ledger(CallLimits limits) {
        peers = PerSide.of(() -> new OpenCalls(limits));
        own = PerSide.of(() -> new OpenCalls(limits));
    }

    /** The calls that this side made. */
    OpenCalls peers(Side from) {
        return peers.of(from);
    }

    /** Our own calls to this side. */
    OpenCalls own(Side to) {
        return own.of(to);
    }

    void add(OpenCall open) {
        callsOf(open).add(open);
        count();
    }

    void remove(OpenCall open) {
        callsOf(open).remove(open);
        count();
    }

    /** Forgets all calls; returns our own. */
    List<OpenCall> clear() {
        List<OpenCall> ours = new ArrayList<>();
        for (Side side : Side.values()) {
            peers.of(side).clear();
            ours.addAll(own.of(side).clear());
        }
        count();
        return ours;
    }

    /** How many there are; from any thread. */
    int pending() {
        return pending;
    }

    /** How many the station made; from any thread. */
    int ofStation() {
        return ofStation;
    }

    private OpenCalls callsOf(OpenCall open) {
        return open.injector().isPresent() ? own.of(open.target()) : peers.of(open.origin());
    }

    private void count() {
        int sum = 0;
        for (Side side : Side.values()) {
            sum += peers.of(side).size() + own.of(side).size();
        }
        pending = sum;
        ofStation = peers.of(Side.STATION).size();
    }
}
