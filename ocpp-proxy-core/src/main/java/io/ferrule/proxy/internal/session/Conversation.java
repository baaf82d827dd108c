// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.CallResultError;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Frame;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.internal.lane.Lane;
import java.util.List;
import java.util.Optional;

/**
 * Carries the frames of one session: calls through the interceptors into the queue of their target, replies to the call
 * that they answer and back. Used on the session's lane only, but for {@link #ledger}.
 */
final class Conversation implements Chain.Ends {

    private final OcppVersion version;
    private final Surroundings surroundings;
    private final Announcer announcer;
    private final Lane lane;
    private final SessionHost host;
    private final Chain chain;
    private final Pauses pauses;
    private final PerSide<Direction> directions = PerSide.of(Direction::new);
    private final PerSide<CallQueue> queues;
    private final Ledger ledger;
    private final CsmsWay way;
    private final OwnCalls own;
    private final Admittance door;
    private int stages;
    private boolean stopped;

    Conversation(OcppVersion version, Surroundings surroundings, Lane lane, SessionHost host) {
        this.version = version;
        this.surroundings = surroundings;
        announcer = surroundings.announcer();
        this.lane = lane;
        this.host = host;
        ledger = new Ledger(surroundings.calls());
        queues = PerSide.of(
                () -> new CallQueue(surroundings.timers(), surroundings.calls().timeout(), new Towards()));
        pauses = new Pauses(lane, surroundings.timers(), surroundings.calls().verdict(), directions);
        way = new CsmsWay(queues, ledger, this::giveUp);
        own = new OwnCalls(ledger, queues, surroundings.ids());
        door = new Admittance(version, ledger, host, announcer);
        chain = new Chain(lane, version, this, pauses);
        directions.of(Side.STATION).park();
    }

    /** The interceptors are open: what the station said meanwhile goes on. */
    void begin(List<Stage> opened) {
        stages = opened.size();
        chain.fill(opened);
        queues.of(Side.STATION).connect();
        directions.of(Side.STATION).release();
    }

    /** How calls get to the CSMS. */
    CsmsWay way() {
        return way;
    }

    void received(Side from, Frame frame) {
        if (stopped) {
            return;
        }
        if (frame instanceof Call call) {
            called(from, call);
        } else if (frame instanceof Reply reply) {
            replied(from, reply);
        } else if (frame instanceof CallResultError refusal) {
            announcer.announce(
                    at -> new StationEvent.ResultRefused(at, host.station(), from, refusal.id(), refusal.wireCode()));
            directions
                    .of(from)
                    .step(() -> host.transmit(
                            from.other(), refusal.withId(queues.of(from.other()).wireIdOf(refusal.id()))));
        }
    }

    /** Whether somebody waits for a reply, or did until its deadline. */
    boolean awaits(Side from, Frame frame) {
        return frame instanceof Reply reply && queues.of(from).knows(reply.id());
    }

    /** A reply that cannot be read: whoever waits for it learns that it failed. */
    void replyUnreadable(Side from, String id) {
        queues.of(from).settle(id).ifPresent(open -> {
            giveUp(open, ErrorCode.INTERNAL_ERROR, "the reply cannot be read");
            queues.of(from).pump();
            settled();
        });
    }

    /** A call of our own; it passes the interceptors from this position on. */
    void inject(Side to, Errand errand) {
        if (stopped) {
            OwnCalls.refuse(errand, "the session has ended");
        } else {
            own.begin(to, errand).ifPresent(chain::forward);
        }
    }

    /** Drops what the peers wait for and fails what we wait for. */
    void stop() {
        stopped = true;
        pauses.stop();
        for (Side side : Side.values()) {
            queues.of(side).stop();
            directions.of(side).clear();
        }
        ledger.clear().forEach(open -> open.fail("the session has ended"));
    }

    /** All open calls; how many there are may be asked from any thread. */
    Ledger ledger() {
        return ledger;
    }

    private void called(Side from, Call call) {
        if (door.turnsAway(from, call)) {
            return;
        }
        boolean taken =
                ledger.peers(from).knows(call.id()) || queues.of(from.other()).taken(call);
        String wireId = taken ? surroundings.ids().get() : call.id();
        OpenCall open = OpenCall.ofPeer(from, call, wireId, from == Side.STATION ? 0 : stages - 1);
        ledger.add(open);
        directions.of(from).step(() -> chain.forward(open));
    }

    private void replied(Side from, Reply reply) {
        CallQueue queue = queues.of(from);
        Optional<OpenCall> asked = queue.settle(reply.id());
        if (asked.isEmpty()) {
            boolean late = queue.wasLate(reply.id());
            announcer.announce(at -> new StationEvent.ReplyDropped(at, host.station(), from, reply.id(), late));
            return;
        }
        OpenCall open = asked.get();
        if (from == Side.CSMS && reply instanceof CallResult) {
            host.answered();
        }
        Reply named = open.id().equals(reply.id()) ? reply : reply.withId(open.id());
        if (open.injector().isPresent()) {
            chain.back(open, named);
        } else {
            directions.of(from).step(() -> chain.back(open, named));
        }
        queue.pump();
        settled();
    }

    @Override
    public void arrived(OpenCall open) {
        if (open.orphaned() || (way.away() && open.target() == Side.CSMS)) {
            giveUp(open, CsmsWay.AWAY);
        } else if (open.target() == Side.STATION && host.stationAbsent()) {
            giveUp(open, "the station is not connected");
        } else {
            queues.of(open.target()).offer(open);
        }
    }

    @Override
    public void returned(OpenCall open, Reply reply) {
        if (open.injector().isEmpty()) {
            door.remember(open, reply);
            if (!open.orphaned()) {
                host.transmit(open.origin(), host.post().passing(open.target(), reply, host::disconnect));
            }
            forget(open);
        } else if (lane.inline()) {
            lane.next(() -> returned(open, reply));
        } else {
            forget(open);
            open.complete(reply);
        }
    }

    @Override
    public void withheld(OpenCall open) {
        forget(open);
    }

    @Override
    public void disconnect(String reason) {
        host.disconnect(reason);
    }

    @Override
    public void failed(Stage stage, Throwable failure) {
        announcer.announce(at -> new StationEvent.InterceptorFailed(
                at, host.station(), stage.name(), stage.onFailure(), failure.toString()));
    }

    private void giveUp(OpenCall open, String reason) {
        giveUp(open, ErrorCode.GENERIC_ERROR, reason);
    }

    private void giveUp(OpenCall open, ErrorCode code, String reason) {
        if (!open.received().expectsReply()) {
            forget(open);
            return;
        }
        open.giveUp();
        chain.back(open, CallError.of(open.id(), version, code, reason));
    }

    private void forget(OpenCall open) {
        ledger.remove(open);
        if (ledger.pending() == 0) {
            host.idle();
        }
        settled();
    }

    private void settled() {
        if (!way.busy()) {
            host.quiet();
        }
    }

    /** What the call queues send and give up. */
    private final class Towards implements CallQueue.Line {

        @Override
        public void send(OpenCall open) {
            open.markSent();
            host.transmit(open.target(), open.outgoing());
            if (!open.received().expectsReply()) {
                forget(open);
            }
        }

        @Override
        public void expired(OpenCall open, boolean sent) {
            String action = open.received().action();
            announcer.announce(
                    at -> new StationEvent.CallTimedOut(at, host.station(), open.target(), action, open.id(), sent));
            giveUp(open, ErrorCode.INTERNAL_ERROR, sent ? "no reply in time" : "waited too long behind other calls");
            settled();
        }

        @Override
        public void onLane(Runnable task) {
            lane.submit(task);
        }
    }
}
