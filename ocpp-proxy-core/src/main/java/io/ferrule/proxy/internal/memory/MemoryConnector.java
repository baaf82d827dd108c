// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.memory;

import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.internal.link.UpstreamConnector;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Dials nobody: a test says how each dial ends. */
public final class MemoryConnector implements UpstreamConnector {

    private final Deque<Dial> dials = new ArrayDeque<>();

    @Override
    public synchronized CompletionStage<Link> dial(UpstreamTarget target, LinkListener listener) {
        Dial dial = new Dial(target, listener, new CompletableFuture<>());
        dials.add(dial);
        return dial.result;
    }

    /** Dials that have not been taken yet. */
    public synchronized int waiting() {
        return dials.size();
    }

    /** Takes the eldest dial; fails if nobody dialled. */
    public synchronized Dial next() {
        return dials.remove();
    }

    @Override
    public void close() {}

    /** One dial. */
    public record Dial(UpstreamTarget target, LinkListener listener, CompletableFuture<Link> result) {

        public void opens(MemoryLink link) {
            link.attach(listener);
            result.complete(link);
        }

        public void fails(DialException reason) {
            result.completeExceptionally(reason);
        }
    }
}
