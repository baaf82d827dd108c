// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.transactions;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Session;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** Mends the transaction ids of one session. Used on its lane only. */
final class IdMender implements Interceptor {

    private static final String START = "StartTransaction";
    private static final String STOP = "StopTransaction";
    private static final String POINTER = "/transactionId";

    private final Session session;
    private final RunningTransactions transactions;
    private CompletableFuture<Void> started = CompletableFuture.completedFuture(null);

    IdMender(Session session, RunningTransactions transactions) {
        this.session = session;
        this.transactions = transactions;
    }

    @Override
    public Interests interests() {
        return Interests.named(START, STOP, "MeterValues").brief();
    }

    /** What comes behind a start that has no answer waits for it: only then there is an id (OCPP 1.6, 4.8). */
    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        if (call.action().equals(START)) {
            CompletableFuture<Void> answered = new CompletableFuture<>();
            exchange.put(Start.class, new Start(answered));
            started = answered;
            return CallVerdict.forward();
        }
        return started.isDone()
                ? mend(call, exchange)
                : CallVerdict.later(started.thenApply(done -> mend(call, exchange)));
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        Call call = exchange.call();
        if (reply instanceof CallResult result && call.action().equals(START)) {
            number(result.payload(), POINTER).ifPresent(id -> number(call.payload(), "/connectorId")
                    .ifPresent(connector -> transactions.started(connector, id)));
        } else if (reply instanceof CallResult && call.action().equals(STOP)) {
            exchange.get(Meant.class).ifPresent(meant -> transactions.stopped(meant.id()));
        }
        exchange.get(Start.class).ifPresent(start -> start.answered().complete(null));
        return ReplyVerdict.forward();
    }

    private CallVerdict mend(Call call, Exchange exchange) {
        OptionalInt said = number(call.payload(), POINTER);
        if (said.isEmpty()) {
            return CallVerdict.forward();
        }
        OptionalInt connector = number(call.payload(), "/connectorId");
        OptionalInt meant = transactions.meant(
                connector,
                said.getAsInt(),
                call.payload().text(),
                session.clock().instant());
        exchange.put(Meant.class, new Meant(meant.orElse(said.getAsInt())));
        if (meant.isEmpty()) {
            return CallVerdict.forward();
        }
        String message = said.getAsInt() + " was never issued; sent on as " + meant.getAsInt();
        session.report(
                Side.STATION,
                call,
                new Finding(POINTER, "transaction-id", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, message));
        return CallVerdict.replace(call.payload().with(POINTER, meant.getAsInt()));
    }

    private static OptionalInt number(Payload payload, String pointer) {
        try {
            return payload.number(pointer)
                    .map(BigDecimal::intValueExact)
                    .map(OptionalInt::of)
                    .orElseGet(OptionalInt::empty);
        } catch (ArithmeticException e) {
            return OptionalInt.empty();
        }
    }

    private record Start(CompletableFuture<Void> answered) {}

    private record Meant(int id) {}
}
