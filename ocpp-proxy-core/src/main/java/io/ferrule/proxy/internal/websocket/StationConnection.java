// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.handshake.UpgradeRequest;
import io.ferrule.proxy.internal.channel.FrameGuard;
import io.ferrule.proxy.internal.channel.FrameGuard.Sender;
import io.ferrule.proxy.internal.channel.Upgrade;
import io.ferrule.proxy.internal.channel.UpgradeAnswers;
import io.ferrule.proxy.internal.channel.UpgradeParser;
import io.ferrule.proxy.internal.link.CloseReason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One accepted socket: an upgrade request, then a link; or an answer that refuses, then a short time for the peer to read
 * it, since closing with bytes unread would make the system throw the answer away. In that time a buffer full is read at
 * each tick and no more: a peer that goes on pouring must not keep the loop from the others. Lives on its event loop.
 */
final class StationConnection implements EventLoop.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(StationConnection.class);
    private static final long FAREWELL = Duration.ofSeconds(2).toNanos();

    private final SouthboundGate gate;
    private final SelectionKey key;
    private final SocketChannel channel;
    private final InetSocketAddress peer;
    private final ChannelOutlet outlet;
    private final boolean surplus;
    private @Nullable UpgradeParser parser;
    private @Nullable WebSocketLink link;
    private Optional<String> path = Optional.empty();
    private long deadline;
    private boolean decided;
    private boolean closed;

    /** A surplus connection is answered with 503 whatever it asks. */
    StationConnection(SouthboundGate gate, SelectionKey key, EventLoop loop, boolean surplus) throws IOException {
        this.gate = gate;
        this.key = key;
        this.channel = (SocketChannel) key.channel();
        this.peer = (InetSocketAddress) channel.getRemoteAddress();
        this.outlet = new ChannelOutlet(key, gate.limits().sendQueueBytes(), () -> loop.execute(this::close));
        this.surplus = surplus;
        this.parser = new UpgradeParser(gate.limits().headerBytes());
        this.deadline = System.nanoTime() + gate.limits().handshakeTimeout().toNanos();
    }

    @Override
    public void ready(ByteBuffer buffer) throws IOException {
        if (key.isWritable()) {
            outlet.writable();
        }
        if (!key.isValid() || !key.isReadable()) {
            return;
        }
        buffer.clear();
        if (channel.read(buffer) < 0) {
            if (parser != null) {
                refused(0, "the peer hung up before its upgrade request was complete");
            }
            close();
            return;
        }
        take(buffer.flip());
    }

    private void take(ByteBuffer bytes) {
        boolean wasLeaving = leaving();
        if (link != null) {
            link.received(bytes);
        } else if (parser != null) {
            handshake(parser, bytes);
        }
        if (key.isValid() && (wasLeaving || resting())) {
            key.interestOpsAnd(~SelectionKey.OP_READ);
        }
    }

    @Override
    public void tick(long now) {
        boolean rested = resting();
        if (link != null) {
            link.tick(now);
        } else if (now - deadline >= 0) {
            if (parser != null) {
                refused(0, "the upgrade request was not complete in time");
            }
            close();
        }
        if (key.isValid() && (leaving() || (rested && !resting()))) {
            key.interestOpsOr(SelectionKey.OP_READ);
        }
    }

    @Override
    public void failed(Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.atError().setCause(cause).addKeyValue("peer", peer).log("a connection failed and was closed");
        }
        close();
    }

    private boolean resting() {
        return link != null && link.resting();
    }

    /** Whether nothing is expected of the peer but its end. */
    private boolean leaving() {
        return link == null ? parser == null : link.deaf();
    }

    /** Begins the closing handshake of a link; ends anything else. */
    void goAway() {
        if (link != null) {
            link.close(CloseReason.ours(CloseReason.GOING_AWAY, "the gateway goes away"));
        } else {
            close();
        }
    }

    private void close() {
        if (closed) {
            return;
        }
        closed = true;
        decided();
        gate.left();
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).addKeyValue("peer", peer).log("a socket did not close");
        }
        if (link != null) {
            link.ended();
        }
    }

    /** The handshake no longer counts against its address. */
    private void decided() {
        if (!decided) {
            decided = true;
            gate.decided(peer.getAddress());
        }
    }

    private void handshake(UpgradeParser current, ByteBuffer bytes) {
        Upgrade upgrade = current.feed(bytes);
        if (upgrade instanceof Upgrade.Refused refused) {
            refuse(new Admission.Refuse(refused.status(), Map.of(), refused.reason()));
        } else if (upgrade instanceof Upgrade.Complete complete) {
            decide(complete, bytes);
        }
    }

    private void decide(Upgrade.Complete upgrade, ByteBuffer rest) {
        int query = upgrade.target().indexOf('?'); // it may carry a secret
        path = Optional.of(query < 0 ? upgrade.target() : upgrade.target().substring(0, query));
        Admission admission = surplus
                ? new Admission.Refuse(503, Map.of("Retry-After", "60"), "no free connection")
                : ask(new UpgradeRequest(peer, upgrade.target(), upgrade.headers(), upgrade.subprotocols()));
        if (admission instanceof Admission.Admit admit) {
            admit(admit, upgrade.key(), rest);
        } else if (admission instanceof Admission.NoCommonSubprotocol none) {
            noCommonSubprotocol(upgrade.key(), none.reason());
        } else if (admission instanceof Admission.Refuse refuse) {
            refuse(refuse);
        }
    }

    private Admission ask(UpgradeRequest request) {
        try {
            return gate.door().decide(request);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("peer", peer).log("the admission policy failed, upgrade refused");
            return new Admission.Refuse(500, Map.of(), "the admission policy failed");
        }
    }

    /** From the decision on the identity counts as taken, so that whatever fails here must give it back. */
    private void admit(Admission.Admit admit, String webSocketKey, ByteBuffer rest) {
        parser = null;
        decided();
        WebSocketLink opened;
        try {
            opened = link(admit);
            outlet.offer(UpgradeAnswers.switching(webSocketKey, admit.subprotocol()));
            opened.listen(gate.door().opened(admit, opened));
        } catch (RuntimeException | Error e) {
            gate.door().abandoned(admit);
            throw e;
        }
        link = opened;
        opened.received(rest.compact().flip());
    }

    private WebSocketLink link(Admission.Admit admit) {
        long now = System.nanoTime();
        return new WebSocketLink(
                new WebSocketLink.Facts(
                        peer,
                        admit.subprotocol(),
                        Optional.empty(),
                        gate.clock().instant()),
                new WebSocketLink.Wire(
                        new FrameGuard(gate.limits(), Sender.CLIENT, now),
                        new FrameCodec(Sender.CLIENT, gate.limits().messageBytes()),
                        outlet,
                        new Liveness(gate.keepAlive().apply(admit.station()), now)));
    }

    /** OCPP-J 1.6, 3.1.2: the handshake is completed without the header and the connection closed at once. */
    private void noCommonSubprotocol(String webSocketKey, String reason) {
        refused(101, reason);
        outlet.offer(UpgradeAnswers.switching(webSocketKey, Optional.empty()));
        FrameCodec codec = new FrameCodec(Sender.CLIENT, gate.limits().messageBytes());
        farewell(codec.close(CloseReason.PROTOCOL_ERROR, "no common sub-protocol"));
    }

    private void refuse(Admission.Refuse refuse) {
        refused(refuse.status(), refuse.reason());
        if (refuse.status() == 0) {
            parser = null;
            close();
        } else {
            farewell(UpgradeAnswers.refusal(refuse.status(), refuse.headers()));
        }
    }

    private void refused(int status, String reason) {
        gate.watch().refused(peer, path, status, reason);
    }

    private void farewell(ByteBuffer answer) {
        parser = null;
        decided();
        deadline = System.nanoTime() + FAREWELL;
        outlet.last(answer);
        try {
            channel.shutdownOutput(); // the answer is smaller than any empty socket buffer, so it is on its way
        } catch (IOException e) {
            close();
        }
    }
}
