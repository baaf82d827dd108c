// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Frame;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the embedder's listener and keeps its exceptions away from everybody else. */
public final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final ProxyListener listener;
    private final Clock clock;

    public Announcer(ProxyListener listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
    }

    /** Announces an event that happens now. */
    public void announce(Function<Instant, ProxyEvent> event) {
        try {
            listener.on(event.apply(clock.instant()));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("proxy listener failed");
        }
    }

    /** Announces that a connection is closed because its peer broke a rule of the wire. */
    void limitBroken(StationId station, Link link, CloseReason reason) {
        announce(at -> new ProxyEvent.LimitBroken(at, Optional.of(station), link.peer(), reason.code(), reason.text()));
    }

    /** Counts a frame that leaves. */
    void forwarded(StationId station, Side from, Frame frame) {
        try {
            listener.forwarded(station, from, frame.type(), frame.text().length());
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("proxy listener failed");
        }
    }
}
