// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.intercept.Unanswered;
import io.ferrule.proxy.upstream.Observer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call from when it came until its reply has passed, and where it stands. Used on the session's lane only. */
final class OpenCall {

    private final Side origin;
    private final Call received;
    private final String wireId;
    private final @Nullable Errand errand;
    private final Deque<Visit> trail = new ArrayDeque<>(2);
    private @Nullable Map<Class<?>, Object> memory;
    private Call current;
    private int position;
    private long due;
    private boolean sent;
    private boolean givenUp;
    private boolean orphaned;

    private OpenCall(Side origin, Call received, String wireId, int position, @Nullable Errand errand) {
        this.origin = origin;
        this.received = received;
        this.current = received;
        this.wireId = wireId;
        this.position = position;
        this.errand = errand;
    }

    /** A peer's call; the wire id differs from its own id where that one is taken. */
    static OpenCall ofPeer(Side origin, Call received, String wireId, int position) {
        return new OpenCall(origin, received, wireId, position, null);
    }

    /** A call of our own; the wire id differs from its own id where that one is taken. */
    static OpenCall injected(Side origin, Errand errand, String wireId) {
        return new OpenCall(origin, errand.call(), wireId, errand.position(), errand);
    }

    /** Whose call it is, if an upstream's. */
    Optional<String> upstream() {
        if (errand != null) {
            return errand.upstream();
        }
        return origin == Side.CSMS ? Optional.of(Observer.PRIMARY) : Optional.empty();
    }

    Side origin() {
        return origin;
    }

    Side target() {
        return origin.other();
    }

    /** As it was received or injected. */
    Call received() {
        return received;
    }

    /** As the interceptors so far left it, still under its caller's id. */
    Call current() {
        return current;
    }

    String id() {
        return received.id();
    }

    String wireId() {
        return wireId;
    }

    /** As it goes to the target. */
    Call outgoing() {
        return wireId.equals(received.id()) ? current : current.withId(wireId);
    }

    Optional<CompletableFuture<Reply>> injector() {
        return Optional.ofNullable(errand).map(Errand::injector);
    }

    /** Our own call comes to its end: with a reply, or with the error that stands for none. */
    void complete(Reply reply) {
        if (givenUp && reply instanceof CallError error) {
            fail(error.code().orElse(ErrorCode.GENERIC_ERROR), error.description());
        } else {
            injector().orElseThrow().complete(reply);
        }
    }

    /** Our own call comes to its end without a reply. */
    void fail(String reason) {
        fail(ErrorCode.GENERIC_ERROR, reason);
    }

    private void fail(ErrorCode code, String reason) {
        injector().orElseThrow().completeExceptionally(new CallFailedException(code, reason, fate()));
    }

    /** Index of the interceptor that it comes to next. */
    int position() {
        return position;
    }

    /** Goes one interceptor further; the one it leaves will not see the reply. */
    void skip() {
        position += origin == Side.STATION ? 1 : -1;
    }

    /** Goes one interceptor further; the one it leaves will see the reply. */
    void pass(Visit visit) {
        trail.addLast(visit);
        skip();
    }

    void replace(Payload payload) {
        current = current.withPayload(payload);
    }

    /** The interceptor that saw the call last and has not seen the reply yet. */
    Optional<Visit> lastVisit() {
        return Optional.ofNullable(trail.peekLast());
    }

    void leave() {
        trail.removeLast();
    }

    long due() {
        return due;
    }

    void dueAt(long nanos) {
        due = nanos;
    }

    void giveUp() {
        givenUp = true;
    }

    /** Remembers that it went out. */
    void markSent() {
        sent = true;
    }

    /** Whether it is known to its target, if nobody answered it. */
    Optional<Unanswered> unanswered() {
        return givenUp ? Optional.of(fate()) : Optional.empty();
    }

    private Unanswered fate() {
        return sent ? Unanswered.REPLY_MISSING : Unanswered.NOT_SENT;
    }

    /** Whether the connection of its caller is gone, so that nobody waits for the reply. */
    boolean orphaned() {
        return orphaned;
    }

    void orphan() {
        orphaned = true;
    }

    <T> void put(Class<T> key, T value) {
        if (memory == null) {
            memory = new HashMap<>();
        }
        memory.put(key, value);
    }

    <T> Optional<T> get(Class<T> key) {
        return memory == null ? Optional.empty() : Optional.ofNullable(key.cast(memory.get(key)));
    }
}
