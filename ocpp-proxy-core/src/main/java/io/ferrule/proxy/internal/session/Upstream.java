// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.lane.Timers;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.internal.link.TlsFacts;
import io.ferrule.proxy.upstream.UpstreamState;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The upstream of one session: in mirror mode one connection, whose failure ends the session; in buffer mode one after the
 * other, each dialled when the back-off of the one before is over. Changed on the lane, read from any thread.
 */
final class Upstream {

    private final Admission.Admit admission;
    private final Surroundings surroundings;
    private final Lane lane;
    private final UpstreamHost host;
    private volatile @Nullable UpstreamTarget target;
    private volatile UpstreamState state = UpstreamState.CONNECTING;
    private volatile Leg leg;
    private volatile @Nullable CloseReason closed;
    // Used on the lane only.
    private Timers.@Nullable Timer next;
    private boolean awake;

    Upstream(Admission.Admit admission, Surroundings surroundings, Lane lane, UpstreamHost host) {
        this.admission = admission;
        this.surroundings = surroundings;
        this.lane = lane;
        this.host = host;
        leg = new Leg();
    }

    /** Whether the back-off of an earlier session goes on; then this one begins without a CSMS. */
    boolean waits(Duration left) {
        if (awake || left.isZero() || surroundings.whenAway() == WhenAway.MIRROR) {
            return false;
        }
        awake = true;
        state = UpstreamState.AWAY;
        dialAfter(left);
        return true;
    }

    /**
     * Gets ready to dial, which happens when the station first says something or stays silent for a while: an upgrade
     * is cheap to make, and must not by itself make us shake hands with a CSMS. On the lane.
     */
    void begin() {
        if (surroundings.silence().isZero()) {
            wake();
        } else if (!awake) {
            next = surroundings.timers().after(surroundings.silence(), () -> lane.submit(this::wake));
        }
    }

    /** Dials if that has not begun yet; not on the socket's thread, since an embedder is asked for the address. On the lane. */
    void wake() {
        if (!awake) {
            awake = true;
            cancelNext();
            lane.submit(this::begun);
        }
    }

    /** The first dial waits for the station's turn; the back-off paces the later ones. */
    private void begun() {
        Duration wait = host.turn();
        if (closed != null || wait.isZero()) {
            dial();
        } else {
            next = surroundings.timers().after(wait, () -> lane.submit(this::begun));
        }
    }

    boolean send(String text) {
        Link open = leg.link;
        return open != null && open.send(text);
    }

    /** Closes what is open, and what a dial under way is going to open. On the lane. */
    void close(CloseReason reason) {
        closed = reason;
        cancelNext();
        leg.close(reason);
    }

    /** The CSMS broke a rule. On the lane. */
    void violated(CloseReason reason) {
        leg.violated(reason);
    }

    UpstreamState state() {
        return closed == null ? state : UpstreamState.AWAY;
    }

    /** The open link. */
    Optional<Link> link() {
        return closed == null ? Optional.ofNullable(leg.link) : Optional.empty();
    }

    /** What was dialled last. */
    Optional<UpstreamTarget> target() {
        return Optional.ofNullable(target);
    }

    private void dial() {
        if (closed != null) {
            return;
        }
        Leg dialled = new Leg();
        leg = dialled;
        new DialRound(admission, surroundings, lane, dialled).begin();
    }

    private void failed(DialFailure why) {
        Duration wait = host.away();
        announce(at -> new StationEvent.UpstreamFailed(
                at, admission.station(), why.stage(), why.httpStatus(), why.reason(), wait));
        if (surroundings.whenAway() == WhenAway.MIRROR) {
            host.unreachable();
        } else {
            away(wait);
        }
    }

    private void lost(CloseReason reason) {
        Duration wait = host.away();
        announce(at -> new StationEvent.UpstreamLost(at, admission.station(), reason.code(), reason.text(), wait));
        if (surroundings.whenAway() == WhenAway.MIRROR) {
            host.lost(reason);
        } else {
            int code = reason.byPeer() ? CloseReason.GOING_AWAY : reason.code();
            leg.close(Closing.ours(code, "the connection is lost"));
            away(wait);
        }
    }

    private void away(Duration wait) {
        leg = new Leg();
        dialAfter(wait);
        boolean changes = state != UpstreamState.AWAY;
        state = UpstreamState.AWAY;
        if (changes) {
            host.changed(UpstreamState.AWAY);
        }
    }

    private void dialAfter(Duration wait) {
        next = surroundings.timers().after(wait, () -> lane.submit(this::dial));
    }

    private void cancelNext() {
        if (next != null) {
            next.cancel();
        }
    }

    private void opened(Link opened) {
        state = UpstreamState.OPEN;
        Optional<TlsFacts> tls = opened.tls();
        URI url = target().orElseThrow().url();
        announce(at -> new StationEvent.UpstreamOpened(
                at,
                admission.station(),
                url,
                tls.map(TlsFacts::protocol),
                tls.map(TlsFacts::suite),
                tls.flatMap(TlsFacts::group),
                tls.flatMap(TlsFacts::presented)));
        host.changed(UpstreamState.OPEN);
    }

    private void announce(Function<Instant, ProxyEvent> event) {
        surroundings.announcer().announce(event);
    }

    /** One connection, from its dial to its end. Late words of an earlier one touch nothing. */
    private final class Leg implements LegEnd, DialRound.Outcome {
        private volatile @Nullable Link link;
        private volatile @Nullable CloseReason end;

        @Override
        public LinkListener ear(UpstreamTarget dialled) {
            target = dialled;
            return host.ear(this);
        }

        @Override
        public boolean wanted() {
            return closed == null && leg == this;
        }

        @Override
        public void failed(DialFailure why) {
            if (wanted()) {
                Upstream.this.failed(why);
            }
        }

        @Override
        public void opened(Link opened) {
            CloseReason over = closed == null ? end : closed;
            if (over != null) {
                opened.close(over);
            } else {
                link = opened;
                Upstream.this.opened(opened);
            }
        }

        void close(CloseReason reason) {
            end = reason;
            Link open = link;
            if (open != null) {
                open.close(reason);
            }
        }

        @Override
        public boolean over() {
            return end != null || host.over();
        }

        @Override
        public void overrun() {
            CloseReason reason = CloseReason.ours(CloseReason.POLICY, "too many messages wait");
            limitBroken(reason);
            close(reason);
        }

        @Override
        public void violated(CloseReason reason) {
            limitBroken(reason);
            gone(reason);
        }

        @Override
        public void gone(CloseReason reason) {
            if (wanted()) {
                end = end == null ? reason : end;
                lost(reason);
            }
        }

        private void limitBroken(CloseReason reason) {
            Link open = link;
            if (open != null) {
                surroundings.announcer().limitBroken(admission.station(), open, reason);
            }
        }
    }
}
