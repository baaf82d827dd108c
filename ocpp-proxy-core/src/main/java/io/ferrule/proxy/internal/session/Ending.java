// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.StationId;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;

/**
 * Ends a session, once and on both legs, for example when the station is gone: an upstream without its station is closed
 * (OCPP 2.0.1 part 4, chapter 6). Changed on the lane.
 */
final class Ending implements LegEnd {

    private final StationId station;
    private final Link southbound;
    private final Upstream upstream;
    private final Announcer announcer;
    private final Last last;
    private boolean draining;
    private volatile boolean begun;
    private volatile boolean overrun;

    Ending(StationId station, Link southbound, Upstream upstream, Announcer announcer, Last last) {
        this.station = station;
        this.southbound = southbound;
        this.upstream = upstream;
        this.announcer = announcer;
        this.last = last;
    }

    /** Whether the session is over; from any thread. */
    boolean begun() {
        return begun;
    }

    @Override
    public boolean over() {
        return begun || overrun;
    }

    /** Ends with 1001 on both legs. */
    void goAway(String reason) {
        end(CloseReason.GOING_AWAY, CloseReason.GOING_AWAY, reason);
    }

    /** Ends with 1008 on both legs. */
    void disconnect(String reason) {
        end(CloseReason.POLICY, CloseReason.POLICY, reason);
    }

    /** The session cannot be served. */
    void refuse(int stationCode, String reason) {
        end(stationCode, CloseReason.GOING_AWAY, reason);
    }

    /** From now on the session ends as soon as nothing is pending. */
    void drain(int pending) {
        draining = true;
        settled(pending);
    }

    /** So many calls wait for a reply. */
    void settled(int pending) {
        if (draining && pending == 0) {
            goAway("the gateway is shutting down");
        }
    }

    @Override
    public void gone(CloseReason reason) {
        if (!begun) {
            String why = reason.byPeer() ? "the station is gone" : reason.text();
            end(reason.code(), Closing.passable(reason.code()), why);
        }
    }

    @Override
    public void violated(CloseReason reason) {
        announcer.limitBroken(station, southbound, reason);
        gone(reason);
    }

    @Override
    public void overrun() {
        overrun = true;
        CloseReason reason = CloseReason.ours(CloseReason.POLICY, "too many messages wait");
        announcer.limitBroken(station, southbound, reason);
        southbound.close(reason);
    }

    /** The upstream has ended, and the session with it. */
    void lost(CloseReason reason) {
        if (!begun) {
            int csmsCode = reason.byPeer() ? CloseReason.GOING_AWAY : reason.code();
            end(CloseReason.GOING_AWAY, csmsCode, "the connection to the CSMS is lost");
        }
    }

    private void end(int stationCode, int csmsCode, String reason) {
        if (begun) {
            return;
        }
        begun = true;
        southbound.close(Closing.ours(stationCode, reason));
        upstream.close(Closing.ours(csmsCode, reason));
        last.rites(stationCode, reason);
    }

    /** What is left to do for the session. */
    interface Last {

        /** Both legs are being closed. */
        void rites(int stationCode, String reason);
    }
}
