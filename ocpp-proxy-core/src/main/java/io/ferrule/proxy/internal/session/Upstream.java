// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.session.UpstreamLeg.Phase;
import io.ferrule.proxy.upstream.Redial;
import io.ferrule.proxy.upstream.UpstreamState;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The upstream of one session: in mirror mode one connection, whose failure ends the session unless it was given up on purpose; in
 * buffer mode one after the other, each dialled when the back-off of the one before is over. Used on the lane only; what anybody may
 * know is in its facts.
 */
final class Upstream implements UpstreamLeg.Owner {

    private final Admission.Admit admission;
    private final Surroundings surroundings;
    private final Lane lane;
    private final UpstreamHost host;
    private final UpstreamFacts facts;
    private final UpstreamNews news;
    private final DialTimes times;
    private final Changeover changeover;

    Upstream(Admission.Admit admission, Surroundings surroundings, Lane lane, UpstreamHost host) {
        this.admission = admission;
        this.surroundings = surroundings;
        this.lane = lane;
        this.host = host;
        news = new UpstreamNews(admission.station(), surroundings.announcer());
        facts = new UpstreamFacts(new UpstreamLeg(this, host, news));
        times = new DialTimes(lane, surroundings, host, this::dial);
        changeover = new Changeover(lane, surroundings.timers(), host);
    }

    UpstreamFacts facts() {
        return facts;
    }

    /** Whether the back-off of an earlier session goes on; then this one begins without a CSMS. */
    boolean waits(Duration left) {
        if (times.awake() || left.isZero() || mirror()) {
            return false;
        }
        facts.state(UpstreamState.AWAY);
        times.after(left);
        return true;
    }

    /** Gets ready to dial. */
    void begin() {
        times.begin();
    }

    /** Dials if that has not begun yet. */
    void wake() {
        times.wake();
    }

    /** Gives up the connection and dials again. */
    void redial(Duration grace, CompletableFuture<Redial> outcome) {
        changeover.await(outcome);
        if (facts.closed().isPresent()) {
            changeover.end();
            return;
        }
        if (facts.state() != UpstreamState.AWAY) {
            facts.state(UpstreamState.CONNECTING);
            changeover.hold(grace, this::graceOver);
        }
        switch (leg().phase()) {
            case IDLE -> times.now();
            case DIALLING -> changeover.dialAgain();
            case OPEN -> {
                news.renewed(grace);
                changeover.leave(leg());
            }
            case DRAINING, CLOSING -> {} // what is dialled next is what was asked for
        }
    }

    /** Nothing is under way between the CSMS and us. */
    void quiet() {
        changeover.quiet(leg());
    }

    /** The CSMS has answered a call with a result: the connection works. */
    void answered() {
        if (leg().phase() == Phase.OPEN) {
            changeover.proven();
        }
    }

    /** From any thread. */
    boolean send(String text) {
        return leg().link().filter(open -> open.send(text)).isPresent();
    }

    /** Closes what is open, and what a dial under way is going to open. */
    void close(CloseReason reason) {
        facts.closed(reason);
        times.stop();
        leg().close(reason);
        changeover.end();
    }

    /** The CSMS broke a rule. */
    void violated(CloseReason reason) {
        leg().violated(reason);
    }

    @Override
    public boolean wants(UpstreamLeg which) {
        return facts.closed().isEmpty() && leg() == which;
    }

    @Override
    public Optional<CloseReason> closed() {
        return facts.closed();
    }

    @Override
    public void dials(UpstreamTarget target) {
        facts.target(target);
    }

    // Who was told may want another dial at once; only when nobody does, the CSMS is away.
    @Override
    public void failed(DialFailure last, DialFailure gravest) {
        if (changeover.takeAgain()) {
            times.now();
            return;
        }
        Duration wait = host.away();
        news.failed(last, wait);
        times.after(wait);
        changeover.tell(new Redial.Failed(gravest.told()));
        UpstreamLeg failed = leg();
        lane.submit(() -> {
            if (failed.wanted() && failed.phase() == Phase.IDLE && !changeover.holds()) {
                unreachable();
            }
        });
    }

    @Override
    public void opened(Link link) {
        if (changeover.takeAgain()) {
            changeover.close(leg());
            return;
        }
        facts.state(UpstreamState.OPEN);
        news.opened(facts.target().orElseThrow().url(), link);
        if (changeover.awaited()) {
            UpstreamLeg fresh = leg();
            changeover.opened(() -> proven(fresh));
        } else {
            host.changed(UpstreamState.OPEN);
        }
    }

    private void proven(UpstreamLeg fresh) {
        if (fresh.wanted() && fresh.phase() == Phase.OPEN) {
            host.changed(UpstreamState.OPEN);
        }
    }

    @Override
    public void gone(CloseReason reason) {
        UpstreamLeg ended = leg();
        if (!changeover.delays(() -> ended.gone(reason))) {
            follow(reason);
        }
    }

    private void follow(CloseReason reason) {
        if (changeover.left(leg())) {
            facts.leg(new UpstreamLeg(this, host, news));
            times.now();
        } else {
            lost(reason);
        }
    }

    private void lost(CloseReason reason) {
        Duration wait = host.away();
        news.lost(reason, wait);
        if (mirror() && !changeover.holds()) {
            host.lost(reason);
            return;
        }
        int code = reason.byPeer() ? CloseReason.GOING_AWAY : reason.code();
        leg().close(Closing.ours(code, "the connection is lost"));
        facts.leg(new UpstreamLeg(this, host, news));
        times.after(wait);
        if (changeover.holds()) {
            facts.state(UpstreamState.CONNECTING);
            host.way().hold();
            host.way().cut();
        } else {
            away();
        }
    }

    private void graceOver() {
        if (facts.state() == UpstreamState.OPEN) {
            return;
        }
        if (leg().phase() == Phase.DRAINING) {
            changeover.close(leg());
        }
        unreachable();
    }

    private void unreachable() {
        if (mirror()) {
            host.unreachable();
        } else {
            away();
        }
    }

    private void away() {
        boolean changes = facts.state() != UpstreamState.AWAY;
        facts.state(UpstreamState.AWAY);
        if (changes) {
            host.changed(UpstreamState.AWAY);
        }
    }

    private void dial() {
        if (leg().phase() == Phase.IDLE) {
            leg().dialled();
            new DialRound(admission, surroundings, lane, leg(), news).begin();
        }
    }

    private UpstreamLeg leg() {
        return facts.leg();
    }

    private boolean mirror() {
        return surroundings.whenAway() == WhenAway.MIRROR;
    }
}
