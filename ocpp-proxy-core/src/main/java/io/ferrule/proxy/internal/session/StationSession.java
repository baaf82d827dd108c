// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.upstream.Redial;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One station's life while connected: two links, a conversation between them, and the end of both. A new connection of
 * the same station is a new object, so late events of old links never touch it. Safe for use by several threads.
 */
public final class StationSession implements SessionHost, Ending.Last {

    private static final Logger LOG = LoggerFactory.getLogger(StationSession.class);

    private final Admission.Admit admission;
    private final Surroundings surroundings;
    private final Link southbound;
    private final SessionKeeper keeper;
    private final Lane lane;
    private final Conversation conversation;
    private final Inbound inbound;
    private final GuardPost post;
    private final Staff staff;
    private final Upstream upstream;
    private final Ending ending;
    private final Requests requests;
    private boolean begun;

    public StationSession(Admission.Admit admission, Link southbound, Surroundings surroundings, SessionKeeper keeper) {
        this.admission = admission;
        this.southbound = southbound;
        this.surroundings = surroundings;
        this.keeper = keeper;
        post = new GuardPost(admission.station(), admission.version(), surroundings);
        lane = new Lane(surroundings.executor(), Requests.MAX_TASKS, this::broken);
        conversation = new Conversation(admission.version(), surroundings, lane, this);
        inbound = new Inbound(admission.version(), surroundings, conversation, this);
        staff = new Staff(surroundings.interceptors());
        UpstreamSide.Company company = new UpstreamSide.Company(inbound, conversation, staff, keeper);
        upstream = new Upstream(admission, surroundings, lane, new UpstreamSide(lane, company, this::ending));
        ending = new Ending(admission.station(), southbound, upstream, surroundings.announcer(), this);
        requests = new Requests(admission.station(), surroundings, lane, ending);
    }

    /** Opens the interceptors and dials; what the station says meanwhile waits. */
    public void start() {
        lane.submit(this::begin);
    }

    /** Who hears what the station says. */
    public LinkListener southbound() {
        post.opened(Side.STATION, southbound);
        return new Ear(Side.STATION, lane, inbound, ending, conversation.ledger()::ofStation);
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
        lane.submit(() -> ending.drain(conversation.ledger().pending()));
    }

    /** Ends with 1001 on both sides. */
    public void close(String reason) {
        lane.submit(() -> ending.goAway(reason));
    }

    @Override
    public StationId station() {
        return admission.station();
    }

    public OcppVersion version() {
        return admission.version();
    }

    UpstreamFacts upstream() {
        return upstream.facts();
    }

    Link southboundLink() {
        return southbound;
    }

    /** Calls that wait for a reply. */
    public int pending() {
        return conversation.ledger().pending();
    }

    InetSocketAddress peer() {
        return southbound.peer();
    }

    Clock clock() {
        return surroundings.clock();
    }

    void report(String interceptor, Side from, Frame frame, Finding finding) {
        keeper.finding();
        announce(at -> new StationEvent.FindingRaised(at, station(), interceptor, from, frame, finding));
    }

    /** An id for a call of our own. */
    String freshId() {
        return surroundings.ids().get();
    }

    /** Whoever asks something of the session. */
    Requests requests() {
        return requests;
    }

    void inject(Side to, Errand errand) {
        requests.inject(conversation, to, errand);
    }

    void redial(Duration grace, CompletableFuture<Redial> outcome) {
        requests.redial(upstream, grace, outcome);
    }

    @Override
    public boolean stationAbsent() {
        return southbound.absent();
    }

    @Override
    public GuardPost post() {
        return post;
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
        ending.disconnect(reason);
    }

    @Override
    public void spoke() {
        upstream.wake();
    }

    @Override
    public void answered() {
        upstream.answered();
    }

    @Override
    public void quiet() {
        upstream.quiet();
    }

    @Override
    public void idle() {
        ending.settled(0);
    }

    @Override
    public void unreadable() {
        keeper.finding();
    }

    @Override
    public void offended(Side from) {
        CloseReason reason = CloseReason.ours(CloseReason.POLICY, "too many unreadable frames");
        if (from == Side.STATION) {
            ending.violated(reason);
        } else {
            upstream.violated(reason);
        }
    }

    @Override
    public void rites(int stationCode, String reason) {
        lane.submit(() -> {
            conversation.stop();
            post.closed(Side.STATION);
            post.closed(Side.CSMS);
            staff.close(conversation::failed);
            if (begun) {
                announce(at -> new StationEvent.SessionClosed(at, station(), stationCode, reason));
            }
            keeper.ended(this);
        });
    }

    private Ending ending() {
        return ending;
    }

    private void begin() {
        if (ending.begun()) {
            return;
        }
        begun = true;
        announce(at -> new StationEvent.SessionOpened(at, station(), version(), peer()));
        try {
            if (upstream.waits(keeper.waitLeft())) {
                conversation.way().lose();
            }
            conversation.begin(staff.open(this));
            upstream.begin();
        } catch (Staff.Refusal refusal) {
            Registration who = refusal.registration();
            announce(at -> new StationEvent.InterceptorFailed(
                    at, station(), who.name(), OnFailure.REJECT, String.valueOf(refusal.getMessage())));
            ending.refuse(CloseReason.POLICY, "an interceptor refused the session");
        }
    }

    // A task of the core never throws; if one does all the same, the session is in an unknown state.
    private void broken(Throwable failure) {
        LOG.atError().addKeyValue("station", station()).setCause(failure).log("session failed, closing it");
        ending.refuse(CloseReason.INTERNAL_ERROR, "internal error of the gateway");
    }

    private void announce(Function<Instant, ProxyEvent> event) {
        surroundings.announcer().announce(event);
    }
}
