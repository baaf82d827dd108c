// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamState;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Leads what passes in one session to its identity. Used on the lane only. */
final class LifeInterceptor implements Interceptor {

    private static final Set<ErrorCode> UNKNOWN_ACTION = Set.of(ErrorCode.NOT_IMPLEMENTED, ErrorCode.NOT_SUPPORTED);

    private final Desk desk;
    private final IdentityLife life;
    private final Runnable left;

    /** @param left what is to be done when the session is over */
    LifeInterceptor(Desk desk, IdentityLife life, Runnable left) {
        this.desk = desk;
        this.life = life;
        this.left = left;
    }

    @Override
    public Interests interests() {
        return new Interests(false, Words.actions(), false);
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        return exchange.origin() == Side.CSMS ? fromCsms(call) : fromStation(call);
    }

    private CallVerdict fromStation(Call call) {
        if (call.action().equals(Words.BOOT)) {
            life.booting(desk, Words.serials(call.payload()));
        }
        boolean own = call.action().equals(Words.SIGN)
                && desk.words().filter(words -> words.ofOwn(call.payload())).isPresent();
        if (own) {
            life.ownRequest(desk);
            return CallVerdict.answer(Words.status("Rejected"));
        }
        return CallVerdict.forward();
    }

    /** Northbound there is one certificate, and it is not the station's: what is about it never reaches the station. */
    private CallVerdict fromCsms(Call call) {
        Optional<Order> order = desk.words().flatMap(words -> words.order(call));
        if (order.isEmpty()) {
            return CallVerdict.forward();
        }
        desk.welcomed();
        CompletableFuture<CallVerdict> verdict = life.order(desk, order.get())
                .thenApply(answer -> answer.map(CallVerdict::answer).orElseGet(CallVerdict::forward));
        return verdict.isDone() ? verdict.join() : CallVerdict.later(verdict);
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        boolean fromCsms = exchange.origin() == Side.STATION
                && exchange.unanswered().isEmpty()
                && !exchange.call().action().equals(Words.SIGN);
        if (fromCsms && reply instanceof CallResult result) {
            desk.heard();
            if (exchange.call().action().equals(Words.BOOT)) {
                desk.booted(Words.accepted(result.payload()));
            } else {
                desk.welcomed();
            }
        }
        return deletesNothing(reply, exchange)
                ? ReplyVerdict.replace(Words.status("NotFound"))
                : ReplyVerdict.forward();
    }

    /** What the gateway does not have a station without certificates does not have either (M04, NotFound). */
    private static boolean deletesNothing(Reply reply, Exchange exchange) {
        return exchange.origin() == Side.CSMS
                && exchange.call().action().equals(Words.DELETE)
                && reply instanceof CallError error
                && error.code().filter(UNKNOWN_ACTION::contains).isPresent();
    }

    @Override
    public void onUpstream(UpstreamState state) {
        desk.turned(state);
    }

    @Override
    public void onUpstreamFailed(Session session, UpstreamFailure failure) {
        desk.dialFailed(failure);
    }

    @Override
    public void close() {
        desk.close();
        left.run();
    }
}
