// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.memory;

import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.internal.link.TlsFacts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A link without a socket: it keeps what is sent until somebody takes it. */
public final class MemoryLink implements Link {

    private final Instant openedAt;
    private final List<String> sent = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> probes = new ArrayList<>();
    private @Nullable LinkListener listener;
    private @Nullable CloseReason closed;

    public MemoryLink(Instant openedAt) {
        this.openedAt = openedAt;
    }

    /** Tells who hears what the peer says. */
    public synchronized void attach(LinkListener whoHears) {
        listener = whoHears;
    }

    /** The peer says something. */
    public void says(String text) {
        ear().ifPresent(ear -> ear.onText(text));
    }

    /** The peer breaks a rule of the wire; the transport begins to close and the end is yet to come. */
    public void breaks(CloseReason rule) {
        ear().ifPresent(ear -> ear.onViolated(rule));
    }

    /** The peer goes away, or the transport finds that it is gone. */
    public void goes(CloseReason reason) {
        Optional<LinkListener> ear = ear();
        synchronized (this) {
            closed = closed == null ? reason : closed;
            listener = null;
        }
        ear.ifPresent(listening -> listening.onClosed(reason));
    }

    /** What was sent since the last question. */
    public synchronized List<String> take() {
        List<String> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /** How the link ended, if it did. */
    public synchronized Optional<CloseReason> closed() {
        return Optional.ofNullable(closed);
    }

    /** The probes that wait for an answer. */
    public synchronized List<CompletableFuture<Boolean>> probes() {
        return List.copyOf(probes);
    }

    @Override
    public synchronized boolean send(String text) {
        return closed == null && sent.add(text);
    }

    @Override
    public void close(CloseReason reason) {
        synchronized (this) {
            if (closed != null) {
                return;
            }
            closed = reason;
        }
        goes(reason);
    }

    @Override
    public synchronized CompletionStage<Boolean> probe(Duration timeout) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        probes.add(answer);
        return answer;
    }

    @Override
    public InetSocketAddress peer() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }

    @Override
    public Optional<String> subprotocol() {
        return Optional.empty();
    }

    @Override
    public Optional<TlsFacts> tls() {
        return Optional.empty();
    }

    @Override
    public Instant openedAt() {
        return openedAt;
    }

    private synchronized Optional<LinkListener> ear() {
        return Optional.ofNullable(listener);
    }
}
