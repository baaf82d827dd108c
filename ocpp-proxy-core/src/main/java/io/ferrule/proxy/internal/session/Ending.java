// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends a session, once and on both legs: a station without its CSMS is sent away so that it keeps its messages, an
 * upstream without its station is closed (OCPP 2.0.1 part 4, chapter 6). Changed on the lane.
 */
final class Ending {

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

    /** Whether what still waits comes too late to be worked on; from any thread. */
    boolean over() {
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

    /** One leg has ended. */
    void gone(Side side, CloseReason reason) {
        if (side == Side.CSMS) {
            lost(reason);
        } else if (!begun) {
            String why = reason.byPeer() ? "the station is gone" : reason.text();
            end(reason.code(), Closing.passable(reason.code()), why);
        }
    }

    /** One leg is being closed because its peer broke a rule of the wire: the other does not wait for its end. */
    void violated(Side from, CloseReason reason) {
        announceLimit(from, reason);
        gone(from, reason);
    }

    /** A peer sends nothing but rubbish. */
    void offended(Side from) {
        violated(from, CloseReason.ours(CloseReason.POLICY, "too many unreadable frames"));
    }

    /** A peer sends faster than the session works; from any thread. */
    void overrun(Side from) {
        overrun = true;
        CloseReason reason = CloseReason.ours(CloseReason.POLICY, "too many messages wait");
        announceLimit(from, reason);
        leg(from).close(reason);
    }

    private void lost(CloseReason reason) {
        if (begun) {
            return;
        }
        Duration wait = last.away();
        announcer.announce(at -> new StationEvent.UpstreamLost(at, station, reason.code(), reason.text(), wait));
        int csmsCode = reason.byPeer() ? CloseReason.GOING_AWAY : reason.code();
        end(CloseReason.GOING_AWAY, csmsCode, "the connection to the CSMS is lost");
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

    private void announceLimit(Side from, CloseReason reason) {
        announcer.announce(at ->
                new ProxyEvent.LimitBroken(at, Optional.of(station), leg(from).peer(), reason.code(), reason.text()));
    }

    private Link leg(Side side) {
        return side == Side.STATION ? southbound : upstream.link().orElse(southbound);
    }

    /** What is left to do for the session. */
    interface Last {

        /** The CSMS is away; tells how long the station has to wait. */
        Duration away();

        /** Both legs are being closed. */
        void rites(int stationCode, String reason);
    }
}
