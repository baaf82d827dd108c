// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.upstream.Observer;
import io.ferrule.proxy.upstream.ObserverStatus;
import io.ferrule.proxy.upstream.UpstreamState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The observers of one session, at their place among the interceptors: what passes from the station is copied to them, and
 * what they ask of it sets out from here. Used on the session's lane, but for {@link #statuses}.
 */
final class Audience implements Interceptor {

    private final Scene scene;
    private final List<Watcher> watchers;
    private final VirtualKeys primaryKeys;
    private final Consumer<Audience> onClose;
    private boolean begun;

    Audience(Scene scene, List<Watcher> watchers, VirtualKeys primaryKeys, Consumer<Audience> onClose) {
        this.scene = scene;
        this.watchers = List.copyOf(watchers);
        this.primaryKeys = primaryKeys;
        this.onClose = onClose;
        if (scene.session().upstream() == UpstreamState.AWAY) {
            begin();
        }
    }

    List<ObserverStatus> statuses() {
        return watchers.stream().map(Watcher::status).toList();
    }

    @Override
    public Interests interests() {
        boolean idle = watchers.isEmpty() && primaryKeys.isEmpty();
        return idle ? Interests.nothing() : Interests.everything().brief();
    }

    /** Observers are dialled when the way of the primary is decided: its dial says that the station means it. */
    @Override
    public void onUpstream(UpstreamState state) {
        begin();
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        if (exchange.origin() == Side.STATION) {
            Copy copy = scene.memory().copy(call, scene.version());
            if (copy.role() instanceof Copy.Role.Begins) {
                exchange.put(Copy.class, copy);
            }
            watchers.forEach(watcher -> watcher.offer(copy));
            return CallVerdict.forward();
        }
        Optional<CompletionStage<Payload>> virtual = isPrimarys(exchange) ? primaryKeys.answer(call) : Optional.empty();
        if (virtual.isPresent()) {
            return CallVerdict.later(virtual.get().thenApply(CallVerdict::answer));
        }
        if (call.expectsReply()) {
            scene.turns().primaryAsks(call);
        }
        return CallVerdict.forward();
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        if (exchange.origin() == Side.STATION) {
            exchange.get(Copy.class).ifPresent(copy -> told(copy, reply));
            return ReplyVerdict.forward();
        }
        scene.turns().primaryHeard(exchange.call());
        if (isPrimarys(exchange) && primaryKeys.edits(exchange.call()) && reply instanceof CallResult result) {
            return ReplyVerdict.later(primaryKeys
                    .shown(exchange.call().payload(), result.payload())
                    .handle((edited, failure) ->
                            edited == null ? ReplyVerdict.forward() : ReplyVerdict.replace(edited)));
        }
        return ReplyVerdict.forward();
    }

    @Override
    public void close() {
        watchers.forEach(Watcher::close);
        onClose.accept(this);
    }

    private void begin() {
        if (!begun) {
            begun = true;
            watchers.forEach(Watcher::begin);
        }
    }

    private void told(Copy copy, Reply reply) {
        if (copy.role() instanceof Copy.Role.Begins begins && reply instanceof CallResult result) {
            scene.memory().told(begins.start(), result.payload());
        }
    }

    private static boolean isPrimarys(Exchange exchange) {
        return exchange.upstream().equals(Optional.of(Observer.PRIMARY));
    }
}
