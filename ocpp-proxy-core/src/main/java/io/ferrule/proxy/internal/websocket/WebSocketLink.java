// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.guard.Traffic;
import io.ferrule.proxy.internal.channel.FrameGuard;
import io.ferrule.proxy.internal.channel.Violation;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.internal.link.TlsFacts;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open WebSocket, whichever leg: guard, codec, closing handshake, pings. Its transport calls {@code received} and
 * {@code ended} from one thread, {@code tick} from one timer; everything else may come from any thread.
 */
final class WebSocketLink implements Link {

    /** What does not change while the link lives. */
    record Facts(InetSocketAddress peer, Optional<String> subprotocol, Optional<TlsFacts> tls, Instant openedAt) {}

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketLink.class);
    private static final long CLOSE_GRACE = Duration.ofSeconds(5).toNanos();
    private static final long VIOLATION_GRACE = Duration.ofSeconds(2).toNanos();

    private final Facts facts;
    private final FrameCodec codec;
    private final Outlet outlet;
    private final Liveness liveness;
    private final Intake intake;
    private @Nullable LinkListener listener;
    private boolean ended;
    private volatile @Nullable CloseReason closing;
    private volatile boolean deaf;
    private volatile long cutAt;

    WebSocketLink(Facts facts, Wire wire) {
        this.facts = facts;
        this.codec = wire.codec();
        this.outlet = wire.outlet();
        this.liveness = wire.liveness();
        this.intake = new Intake(wire.guard(), codec, new Incoming());
    }

    /** The parts that a link is made of. */
    record Wire(FrameGuard guard, FrameCodec codec, Outlet outlet, Liveness liveness) {}

    /** Names the listener; before the first call of {@code received}. */
    void listen(LinkListener to) {
        listener = to;
    }

    /** Bytes from the peer, which an array must back from its first element. */
    void received(ByteBuffer bytes) {
        if (bytes.hasRemaining()) { // else nothing came with the upgrade, which is no sign of life
            long now = System.nanoTime();
            liveness.heard(now);
            intake.take(bytes, now);
        }
    }

    /** Whether it wants no bytes for now. */
    boolean resting() {
        return intake.resting();
    }

    /** Whether nothing that still comes is heard; it is read only so that the peer can read our close frame. */
    boolean deaf() {
        return deaf;
    }

    /** The connection is gone; the transport calls nothing after this. */
    void ended() {
        if (ended) {
            return;
        }
        ended = true;
        CloseReason reason;
        synchronized (this) {
            if (closing == null) {
                closing = new CloseReason(CloseReason.ABNORMAL, "", true);
            }
            reason = closing;
        }
        deaf = true;
        liveness.ended();
        if (listener != null) {
            tell(to -> to.onClosed(reason));
        }
    }

    /** Time goes by: pings, and the end of a peer that is dead or does not follow the closing handshake. */
    void tick(long now) {
        intake.tick(now);
        if (intake.resting()) {
            liveness.heard(now); // it is not the peer that is silent
            intake.resume(now);
        }
        if (closing != null) {
            if (now - cutAt >= 0) {
                outlet.cut();
            }
        } else if (liveness.dead(now)) {
            abandon("no sign of life");
        } else if (liveness.pingDue(now)) {
            offer(codec.ping());
        }
    }

    @Override
    public boolean send(String text) {
        intake.sending(text);
        return closing == null && offer(codec.text(text));
    }

    @Override
    public void close(CloseReason reason) {
        begin(reason, CLOSE_GRACE);
    }

    @Override
    public CompletionStage<Boolean> probe(Duration timeout) {
        CompletionStage<Boolean> answer = liveness.probe(timeout, System.nanoTime());
        if (closing != null || !offer(codec.ping())) {
            liveness.ended();
        }
        return answer;
    }

    @Override
    public InetSocketAddress peer() {
        return facts.peer();
    }

    @Override
    public Optional<String> subprotocol() {
        return facts.subprotocol();
    }

    @Override
    public Optional<TlsFacts> tls() {
        return facts.tls();
    }

    @Override
    public Instant openedAt() {
        return facts.openedAt();
    }

    private boolean offer(ByteBuffer frame) {
        boolean taken = outlet.offer(frame);
        if (!taken) {
            violated(new Violation(CloseReason.POLICY, "the peer does not read what it is sent"));
        }
        return taken;
    }

    private void violated(Violation violation) {
        deaf = true;
        CloseReason reason = CloseReason.ours(violation.code(), violation.reason());
        if (begin(reason, VIOLATION_GRACE)) {
            intake.tellTraffic();
            tell(to -> to.onViolated(reason));
        }
    }

    private void abandon(String reason) {
        synchronized (this) {
            if (closing == null) {
                cutAt = System.nanoTime();
                closing = CloseReason.ours(CloseReason.ABNORMAL, reason);
            }
        }
        outlet.cut();
    }

    private boolean begin(CloseReason reason, long grace) {
        synchronized (this) {
            if (closing != null) {
                return false;
            }
            cutAt = System.nanoTime() + grace;
            closing = reason;
        }
        outlet.last(codec.close(reason.code(), reason.byPeer() ? "" : reason.text()));
        return true;
    }

    /** A listener that throws harms its own link only. */
    private void tell(Consumer<LinkListener> event) {
        LinkListener to = listener;
        if (to == null) {
            return;
        }
        try {
            event.accept(to);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("peer", facts.peer()).log("a link listener failed, link closed");
            begin(CloseReason.ours(1011, "internal error"), VIOLATION_GRACE);
        }
    }

    /** What the peer says. */
    private final class Incoming implements Intake.Taker {
        @Override
        public void text(String text) {
            if (closing == null) {
                tell(to -> to.onText(text));
            }
        }

        @Override
        public void traffic(Traffic traffic) {
            tell(to -> to.onTraffic(traffic));
        }

        @Override
        public void ping(Framedata frame) {
            if (closing == null) {
                offer(codec.pong(frame));
            }
        }

        /** RFC 6455, 5.5.1: a close frame is answered once; after the answer, or to ours, the connection ends. */
        @Override
        public void closed(CloseFrame frame) {
            begin(new CloseReason(frame.getCloseCode(), frame.getMessage(), true), CLOSE_GRACE);
            deaf = true;
            outlet.finish();
        }

        @Override
        public void broken(Violation violation) {
            violated(violation);
        }

        @Override
        public boolean deaf() {
            return deaf;
        }

        @Override
        public boolean rests(boolean fast) {
            return closing == null && listener != null && listener.rests(fast);
        }
    }
}
