// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.event.DialStage;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.lane.Timers;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.internal.link.TlsFacts;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The connection of one session to its CSMS, dialled at most once. Changed on the lane, read from any thread. */
final class Upstream {

    private final Admission.Admit admission;
    private final Surroundings surroundings;
    private final Lane lane;
    private final Host host;
    private volatile @Nullable UpstreamTarget target;
    private volatile @Nullable Link link;
    private volatile @Nullable CloseReason closed;
    // Used on the lane only.
    private Timers.@Nullable Timer silence;
    private boolean awake;

    Upstream(Admission.Admit admission, Surroundings surroundings, Lane lane, Host host) {
        this.admission = admission;
        this.surroundings = surroundings;
        this.lane = lane;
        this.host = host;
    }

    /**
     * Gets ready to dial, which happens when the station first says something or stays silent for a while: an upgrade
     * is cheap to make, and must not by itself make us shake hands with a CSMS. On the lane.
     */
    void begin() {
        if (surroundings.silence().isZero()) {
            wake();
        } else {
            silence = surroundings.timers().after(surroundings.silence(), () -> lane.submit(this::wake));
        }
    }

    /** Dials if that has not begun yet; not on the socket's thread, since an embedder is asked for the address. On the lane. */
    void wake() {
        if (!awake) {
            awake = true;
            if (silence != null) {
                silence.cancel();
            }
            lane.submit(this::dial);
        }
    }

    private void dial() {
        if (closed != null) {
            return;
        }
        try {
            UpstreamTarget found = surroundings.upstream().targetOf(admission.station(), admission.version());
            target = found;
            var unused = surroundings
                    .connector()
                    .dial(found, host.ear())
                    .whenComplete((opened, failure) -> lane.submit(() -> dialled(opened, failure)));
        } catch (RuntimeException e) {
            failed(DialStage.CONFIGURATION, 0, String.valueOf(e.getMessage()));
        }
    }

    boolean send(String text) {
        Link open = link;
        return open != null && open.send(text);
    }

    /** Closes what is open, and what a dial under way is going to open. On the lane. */
    void close(CloseReason reason) {
        closed = reason;
        Link open = link;
        if (open != null) {
            open.close(reason);
        }
    }

    /** The open link. */
    Optional<Link> link() {
        return closed == null ? Optional.ofNullable(link) : Optional.empty();
    }

    /** What was dialled. */
    Optional<UpstreamTarget> target() {
        return Optional.ofNullable(target);
    }

    private void dialled(@Nullable Link opened, @Nullable Throwable failure) {
        CloseReason over = closed;
        if (opened == null) {
            if (over == null) {
                failed(failure);
            }
        } else if (over != null) {
            opened.close(over);
        } else {
            link = opened;
            opened(opened);
        }
    }

    private void failed(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof DialException dial) {
            DialStage stage = DialStage.valueOf(dial.stage().name());
            failed(stage, dial.httpStatus(), String.valueOf(dial.getMessage()));
        } else {
            failed(DialStage.NETWORK, 0, String.valueOf(cause));
        }
    }

    private void failed(DialStage stage, int httpStatus, String reason) {
        Duration wait = host.failed();
        surroundings
                .announcer()
                .announce(at ->
                        new StationEvent.UpstreamFailed(at, admission.station(), stage, httpStatus, reason, wait));
    }

    private void opened(Link opened) {
        Optional<TlsFacts> tls = opened.tls();
        URI url = target().orElseThrow().url();
        surroundings
                .announcer()
                .announce(at -> new StationEvent.UpstreamOpened(
                        at,
                        admission.station(),
                        url,
                        tls.map(TlsFacts::protocol),
                        tls.map(TlsFacts::suite),
                        tls.flatMap(TlsFacts::presented)));
        host.opened();
    }

    /** The session that this belongs to. */
    interface Host {

        /** Who hears what the CSMS says. */
        LinkListener ear();

        void opened();

        /** The session ends; tells how long its station has to wait. */
        Duration failed();
    }
}
