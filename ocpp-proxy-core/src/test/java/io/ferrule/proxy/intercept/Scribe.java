// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.Call;
import io.ferrule.model.Reply;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Writes down what it sees, and otherwise does as it is told. */
record Scribe(
        String name,
        List<String> log,
        Interests interests,
        BiFunction<Call, Exchange, CallVerdict> calls,
        BiFunction<Reply, Exchange, ReplyVerdict> replies)
        implements Interceptor {

    static Scribe named(String name, List<String> log) {
        return new Scribe(
                name, log, Interests.everything(), (c, e) -> CallVerdict.forward(), (r, e) -> ReplyVerdict.forward());
    }

    Scribe interestedIn(String... actions) {
        return new Scribe(name, log, new Interests(false, Set.of(actions), false), calls, replies);
    }

    Scribe onCalls(BiFunction<Call, Exchange, CallVerdict> function) {
        return new Scribe(name, log, interests, function, replies);
    }

    Scribe onReplies(BiFunction<Reply, Exchange, ReplyVerdict> function) {
        return new Scribe(name, log, interests, calls, function);
    }

    InterceptorFactory factory() {
        return session -> this;
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        log.add(name + " call " + call.action());
        return calls.apply(call, exchange);
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        log.add(name + " reply " + reply.id());
        return replies.apply(reply, exchange);
    }

    @Override
    public void close() {
        log.add(name + " close");
    }
}
