// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.StationId;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.event.DialStage;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.internal.link.TlsFacts;
import java.net.URI;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One station's life while connected: two links, a conversation between them, and the end of both. A new connection of
 * the same station is a new object, so late events of old links never touch it. Safe for use by several threads.
 */
public final class StationSession implements Conversation.Host, Inbound.Host {

    private static final Logger LOG = LoggerFactory.getLogger(StationSession.class);
    private static final int MAX_TASKS = 1_024;

    private final Admission.Admit admission;
    private final Surroundings surroundings;
    private final Link southbound;
    private final Life life;
    private final Lane lane;
    private final Conversation conversation;
    private final Inbound inbound;
    private final Staff staff;
    private final Upstream upstream;
    private boolean draining;
    private int closeCode;
    private volatile boolean ended;

    public StationSession(Admission.Admit admission, Link southbound, Surroundings surroundings, Life life) {
        this.admission = admission;
        this.southbound = southbound;
        this.surroundings = surroundings;
        this.life = life;
        lane = new Lane(surroundings.executor(), MAX_TASKS, this::broken);
        conversation = new Conversation(admission.version(), surroundings, lane, this);
        inbound = new Inbound(admission.version(), surroundings, conversation, this);
        staff = new Staff(surroundings.interceptors());
        upstream = new Upstream(admission, surroundings, lane, new Northbound());
    }

    /** Opens the interceptors and dials; what the station says meanwhile waits. */
    public void start() {
        lane.submit(this::begin);
    }

    /** Who hears what the station says. */
    public LinkListener southbound() {
        return new Ear(Side.STATION);
    }

    /** The session as somebody outside of all interceptors sees it. */
    public Session view() {
        return staff.outside(this);
    }

    public CompletionStage<Boolean> probe(Duration timeout) {
        return southbound.probe(timeout);
    }

    /** Ends with 1001 on both sides as soon as no call waits for a reply. */
    public void drain() {
        lane.submit(() -> {
            draining = true;
            if (conversation.pending() == 0) {
                idle();
            }
        });
    }

    /** Ends with 1001 on both sides. */
    public void close(String reason) {
        lane.submit(() -> end(CloseReason.GOING_AWAY, CloseReason.GOING_AWAY, reason));
    }

    @Override
    public StationId station() {
        return admission.station();
    }

    public OcppVersion version() {
        return admission.version();
    }

    Upstream upstream() {
        return upstream;
    }

    Link southboundLink() {
        return southbound;
    }

    /** Calls that wait for a reply. */
    public int pending() {
        return conversation.pending();
    }

    InetSocketAddress peer() {
        return southbound.peer();
    }

    Clock clock() {
        return surroundings.clock();
    }

    void execute(Runnable onLane) {
        if (!lane.offer(() -> runIfOpen(onLane))) {
            throw new RejectedExecutionException("more than " + MAX_TASKS + " tasks wait on the lane");
        }
    }

    void report(String interceptor, Side from, Frame frame, Finding finding) {
        life.finding();
        announce(at -> new StationEvent.FindingRaised(at, station(), interceptor, from, frame, finding));
    }

    void inject(Side to, String action, Payload payload, int position, CompletableFuture<Reply> injector) {
        if (!lane.offer(() -> conversation.inject(to, action, payload, position, injector))) {
            injector.completeExceptionally(
                    new CallFailedException(ErrorCode.GENERIC_ERROR, "too many tasks wait on the lane"));
        }
    }

    @Override
    public void transmit(Side to, Frame frame) {
        boolean sent = to == Side.STATION ? southbound.send(frame.text()) : upstream.send(frame.text());
        if (sent) {
            surroundings.announcer().forwarded(station(), to.other(), frame);
        }
    }

    @Override
    public void disconnect(String reason) {
        end(CloseReason.POLICY, CloseReason.POLICY, reason);
    }

    @Override
    public void idle() {
        if (draining) {
            end(CloseReason.GOING_AWAY, CloseReason.GOING_AWAY, "the gateway is shutting down");
        }
    }

    @Override
    public void unreadable() {
        life.finding();
    }

    @Override
    public void offended(Side from) {
        String reason = "too many unreadable frames";
        InetSocketAddress peer = from == Side.STATION ? southbound.peer() : upstream.link().map(Link::peer).orElse(southbound.peer());
        announce(at -> new ProxyEvent.LimitBroken(at, Optional.of(station()), peer, CloseReason.POLICY, reason));
        if (from == Side.STATION) {
            end(CloseReason.POLICY, CloseReason.GOING_AWAY, reason);
        } else {
            lost(CloseReason.ours(CloseReason.POLICY, reason));
        }
    }

    private void begin() {
        announce(at -> new StationEvent.SessionOpened(at, station(), version(), peer()));
        if (ended) {
            return;
        }
        try {
            conversation.begin(staff.open(this));
        } catch (Staff.Refusal refusal) {
            Registration who = refusal.registration();
            announce(at -> new StationEvent.InterceptorFailed(
                    at, station(), who.name(), OnFailure.REJECT, String.valueOf(refusal.getMessage())));
            end(CloseReason.POLICY, CloseReason.GOING_AWAY, "an interceptor refused the session");
            return;
        }
        upstream.dial();
    }

    private void runIfOpen(Runnable task) {
        if (!ended) {
            task.run();
        }
    }

    private void read(Side from, Reading reading) {
        if (!ended) {
            inbound.read(from, reading);
        }
    }

    private void gone(Side from, CloseReason reason) {
        if (from == Side.CSMS) {
            lost(reason);
        } else if (!ended) {
            closeCode = reason.code();
            end(CloseReason.GOING_AWAY, Closing.passable(reason.code()), "the station is gone");
        }
    }

    private void lost(CloseReason reason) {
        if (ended) {
            return;
        }
        Duration wait = life.away();
        announce(at -> new StationEvent.UpstreamLost(at, station(), reason.code(), reason.text(), wait));
        int csms = reason.byPeer() ? CloseReason.GOING_AWAY : reason.code();
        end(CloseReason.GOING_AWAY, csms, "the connection to the CSMS is lost");
    }

    private void end(int stationCode, int csmsCode, String reason) {
        if (ended) {
            return;
        }
        ended = true;
        closeCode = closeCode == 0 ? stationCode : closeCode;
        southbound.close(Closing.ours(stationCode, reason));
        upstream.close(Closing.ours(csmsCode, reason));
        lane.submit(() -> finish(reason));
    }

    private void finish(String reason) {
        conversation.stop();
        staff.close(conversation::failed);
        announce(at -> new StationEvent.SessionClosed(at, station(), closeCode, reason));
        life.ended(this);
    }

    private void overrun(Side from) {
        String reason = "too many messages wait";
        Link link = from == Side.STATION ? southbound : upstream.link().orElse(southbound);
        announce(at -> new ProxyEvent.LimitBroken(at, Optional.of(station()), link.peer(), CloseReason.POLICY, reason));
        link.close(CloseReason.ours(CloseReason.POLICY, reason));
    }

    // A task of the core never throws; if one does all the same, the session is in an unknown state.
    private void broken(Throwable failure) {
        LOG.atError().addKeyValue("station", station()).setCause(failure).log("session failed, closing it");
        end(CloseReason.INTERNAL_ERROR, CloseReason.GOING_AWAY, "internal error of the gateway");
    }

    private void announce(Function<Instant, ProxyEvent> event) {
        surroundings.announcer().announce(event);
    }

    /** What a session tells whoever keeps it. Called on its lane. */
    public interface Life {

        /** The CSMS was reached. */
        void reached();

        /** The CSMS was not reached, or was lost; tells how long the station is now told to wait. */
        Duration away();

        /** Something wrong was seen; from any thread. */
        void finding();

        /** All is over, the interceptors are closed. Called once. */
        void ended(StationSession session);
    }

    /** Hears one link. */
    private final class Ear implements LinkListener {
        private final Side from;

        Ear(Side from) {
            this.from = from;
        }

        @Override
        public void onText(String text) {
            Reading reading = surroundings.reader().read(text);
            if (!lane.enter(() -> read(from, reading))) {
                overrun(from);
            }
        }

        @Override
        public void onClosed(CloseReason reason) {
            lane.submit(() -> gone(from, reason));
        }
    }

    /** Hears how the dial ended. */
    private final class Northbound implements Upstream.Host {

        @Override
        public LinkListener ear() {
            return new Ear(Side.CSMS);
        }

        @Override
        public void opened(Link link) {
            life.reached();
            Optional<TlsFacts> tls = link.tls();
            URI url = upstream.target().orElseThrow().url();
            announce(at -> new StationEvent.UpstreamOpened(
                    at,
                    station(),
                    url,
                    tls.map(TlsFacts::protocol),
                    tls.map(TlsFacts::suite),
                    tls.flatMap(TlsFacts::presented)));
            conversation.upstreamOpened();
        }

        @Override
        public void failed(DialStage stage, int httpStatus, String reason) {
            Duration wait = life.away();
            announce(at -> new StationEvent.UpstreamFailed(at, station(), stage, httpStatus, reason, wait));
            end(CloseReason.GOING_AWAY, CloseReason.GOING_AWAY, "the CSMS cannot be reached");
        }
    }
}
