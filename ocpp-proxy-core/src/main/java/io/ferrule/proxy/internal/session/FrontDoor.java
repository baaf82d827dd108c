// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.handshake.AdmissionPolicy;
import io.ferrule.proxy.handshake.UpgradeRequest;
import io.ferrule.proxy.internal.link.AbsentStation;
import io.ferrule.proxy.internal.link.Doorkeeper;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.internal.link.ResidentStation;
import io.ferrule.proxy.resident.Resident;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Lets stations in: the embedder's policy first, then whether the proxy takes anybody, whether the station's CSMS is in
 * its back-off, and whether the identity is free. Safe for use by several threads.
 */
final class FrontDoor implements Doorkeeper {

    /** Short enough that a dead connection gives way within 60 seconds. */
    private static final Duration PROBE = Duration.ofSeconds(20);
    /** A newcomer waits behind this one. */
    private static final Duration TAKE_OVER_PROBE = Duration.ofSeconds(10);

    private static final int UNAVAILABLE = 503;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;
    private static final Duration DRAINING_WAIT = Duration.ofSeconds(30);

    private final AdmissionPolicy policy;
    private final Duplicates duplicates;
    private final Roster roster;
    private final Surroundings surroundings;
    private volatile boolean shut;

    FrontDoor(AdmissionPolicy policy, Duplicates duplicates, Roster roster, Surroundings surroundings) {
        this.policy = policy;
        this.duplicates = duplicates;
        this.roster = roster;
        this.surroundings = surroundings;
    }

    /** From now on everybody gets 503. */
    void shut() {
        shut = true;
    }

    @Override
    public Admission decide(UpgradeRequest request) {
        Admission admission;
        try {
            admission = policy.admit(request);
        } catch (RuntimeException e) {
            return new Admission.Refuse(SERVER_ERROR, Map.of(), "the admission policy failed: " + e);
        }
        return admission instanceof Admission.Admit admit ? enter(admit, request) : admission;
    }

    @Override
    public LinkListener opened(Admission.Admit admission, Link link) {
        Optional<StationSession> predecessor;
        StationSession session;
        synchronized (roster) {
            StationSlot slot = roster.knock(admission.station());
            session = new StationSession(admission, link, surroundings, tenure(slot));
            predecessor = Optional.ofNullable(slot.live);
            if (predecessor.isPresent()) {
                slot.successor = session;
            } else {
                slot.reserved = false;
                slot.live = session;
            }
        }
        predecessor.ifPresentOrElse(this::replace, session::start);
        return session.southbound();
    }

    @Override
    public void abandoned(Admission.Admit admission) {
        synchronized (roster) {
            StationSlot slot = roster.knock(admission.station());
            slot.reserved = false;
            slot.succession = slot.successor != null;
        }
    }

    /** Opens a session for a station that is not there. False if the station is connected, or the proxy is closing. */
    boolean visit(Admission.Admit admission) {
        StationSession session;
        synchronized (roster) {
            StationSlot slot = roster.knock(admission.station());
            if (shut || !slot.free()) {
                return false;
            }
            AbsentStation nobody = new AbsentStation(surroundings.clock().instant());
            session = new StationSession(admission, nobody, surroundings, tenure(slot));
            slot.live = session;
        }
        session.start();
        return true;
    }

    /** Keeps an identity for a resident; to be called before anybody can knock. */
    void claim(Resident resident) {
        synchronized (roster) {
            roster.knock(resident.station()).resident = resident;
        }
    }

    /** Begins the next session of a resident; it comes back by itself when that has ended. */
    void moveIn(Resident resident) {
        Admission.Admit admission = new Admission.Admit(resident.station(), resident.version(), Optional.empty());
        Link home = new ResidentStation(surroundings.clock().instant());
        StationSession session;
        synchronized (roster) {
            StationSlot slot = roster.knock(resident.station());
            if (shut || slot.live != null) {
                return;
            }
            Surroundings own = surroundings.nearest(LastAnswer.of(resident));
            session = new StationSession(admission, home, own, tenure(slot));
            slot.live = session;
        }
        session.start();
    }

    private Admission enter(Admission.Admit admit, UpgradeRequest request) {
        if (shut) {
            return unavailable(DRAINING_WAIT, "the gateway is shutting down");
        }
        Caller caller = Caller.of(request);
        Optional<StationSession> suspect;
        synchronized (roster) {
            StationSlot slot = roster.knock(admit.station());
            Duration wait = slot.waitLeft(surroundings.timers().nanos());
            boolean mirror = surroundings.whenAway() == WhenAway.MIRROR && slot.resident == null;
            if (mirror && !wait.isZero()) {
                return unavailable(wait, "the CSMS of this station is away");
            }
            if (slot.admits(caller, duplicates)) {
                return admit;
            }
            suspect = Optional.ofNullable(slot.live).filter(live -> !slot.probing);
            slot.probing = slot.live != null;
        }
        surroundings.announcer().announce(at -> new StationEvent.DuplicateRefused(at, admit.station(), request.peer()));
        suspect.ifPresent(this::probe);
        return new Admission.Refuse(CONFLICT, Map.of(), "this identity is already connected");
    }

    private void probe(StationSession live) {
        var unused = live.probe(PROBE).whenComplete((alive, failure) -> {
            synchronized (roster) {
                roster.find(live.station()).ifPresent(slot -> slot.probing = false);
            }
            if (!Boolean.TRUE.equals(alive)) {
                giveWay(live, false);
            }
        });
    }

    private void replace(StationSession live) {
        var unused = live.probe(TAKE_OVER_PROBE).whenComplete((answer, failure) -> {
            boolean alive = Boolean.TRUE.equals(answer);
            if (!alive || newcomerWaits(live)) {
                giveWay(live, alive);
            }
        });
    }

    private boolean newcomerWaits(StationSession live) {
        synchronized (roster) {
            return roster.find(live.station())
                    .filter(slot -> slot.live == live && slot.successor != null)
                    .isPresent();
        }
    }

    private void giveWay(StationSession live, boolean alive) {
        if (live.stationAbsent()) {
            live.close("the station is back");
            return;
        }
        surroundings.announcer().announce(at -> new StationEvent.SessionReplaced(at, live.station(), alive));
        live.close(alive ? "replaced by a newer connection" : "the station does not answer");
    }

    private static Admission.Refuse unavailable(Duration wait, String reason) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return new Admission.Refuse(UNAVAILABLE, Map.of("Retry-After", Long.toString(seconds)), reason);
    }

    private Tenure tenure(StationSlot slot) {
        return new Tenure(slot, roster, surroundings.timers(), this::moveIn);
    }
}
