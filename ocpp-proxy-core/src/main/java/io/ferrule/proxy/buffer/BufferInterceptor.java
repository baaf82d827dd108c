// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Unanswered;
import io.ferrule.proxy.upstream.UpstreamState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Leads the calls of one session to whoever looks after them. Used on the lane only. */
final class BufferInterceptor implements Interceptor {

    private final Desk desk;
    private final Rota.Watch watch;
    private final Line line;
    private final Crew crew;
    private final CompletableFuture<Boolean> ready;

    private BufferInterceptor(Desk desk, Rota rota) {
        this.desk = desk;
        line = new Line(desk.session().upstream());
        crew = Crew.of(desk, line);
        watch = rota.next(desk.station(), () -> desk.come(this::wake));
        ready = desk.lane(watch.begin()).thenCompose(begun -> crew.load());
    }

    static Interceptor open(Desk desk, Rota rota) {
        return new BufferInterceptor(desk, rota);
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        Desk.Turn turn = new Desk.Turn();
        CompletableFuture<Ruling> ruling = exchange.origin() == Side.STATION
                ? ready.thenCompose(loaded -> fromStation(call, exchange, turn))
                : crew.orders().onCall(call);
        CompletableFuture<CallVerdict> verdict = desk.patiently(ruling, turn).thenApply(Ruling::onCall);
        return verdict.isDone() ? verdict.join() : CallVerdict.later(verdict);
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        CompletableFuture<Ruling> ruling = exchange.origin() == Side.STATION
                ? toStation(reply, exchange)
                : crew.orders().onReply(reply, exchange);
        CompletableFuture<ReplyVerdict> verdict =
                desk.patiently(ruling, new Desk.Turn()).thenApply(Ruling::onReply);
        return verdict.isDone() ? verdict.join() : ReplyVerdict.later(verdict);
    }

    @Override
    public void onUpstream(UpstreamState state) {
        line.turned(state);
        if (state == UpstreamState.OPEN && ready.isDone()) {
            crew.opened();
        }
    }

    private void wake() {
        desk.finish(ready.thenRun(crew::wake));
    }

    @Override
    public void close() {
        watch.over();
    }

    private CompletableFuture<Ruling> fromStation(Call call, Exchange exchange, Desk.Turn turn) {
        if (turn.over()) {
            return done(Ruling.notWritten());
        }
        Traffic traffic = Traffic.of(desk.version(), call.action());
        exchange.put(Passed.class, new Passed(call));
        if (traffic == Traffic.BILLING) {
            return crew.billing().onCall(Bill.of(desk.version(), call), exchange, turn);
        }
        boolean away =
                switch (traffic) {
                    case BOOT -> line.lost();
                    case NOTICE -> line.away() || crew.replay().behind();
                    default -> line.away();
                };
        if (away && call.expectsReply()) {
            return answer(traffic, call);
        }
        if (traffic == Traffic.BOOT) {
            line.booting();
        }
        return traffic == Traffic.STATUS ? crew.statuses().pass(call) : done(new Ruling.Pass());
    }

    private CompletableFuture<Ruling> toStation(Reply reply, Exchange exchange) {
        Call call = exchange.get(Passed.class).map(Passed::call).orElseGet(exchange::call);
        Traffic traffic = Traffic.of(desk.version(), call.action());
        if (traffic == Traffic.BILLING) {
            return crew.billing().onReply(reply, exchange);
        }
        if (traffic == Traffic.BOOT) {
            line.unbooted();
        }
        if (exchange.unanswered().isPresent()) {
            return perhapsDone(traffic, exchange) ? done(new Ruling.Pass()) : answer(traffic, call);
        }
        if (traffic == Traffic.STATUS) {
            crew.statuses().told(call);
        }
        if (reply instanceof CallResult result) {
            learn(traffic, call, result.payload());
        }
        crew.goOn();
        return done(new Ruling.Pass());
    }

    // What the CSMS may have done must not be called refused; the error that says so is at hand.
    private static boolean perhapsDone(Traffic traffic, Exchange exchange) {
        return traffic == Traffic.OTHER && exchange.unanswered().equals(Optional.of(Unanswered.REPLY_MISSING));
    }

    private void learn(Traffic traffic, Call call, Payload answer) {
        switch (traffic) {
            case BOOT -> {
                desk.confirmTime(answer);
                crew.boot().answered(call.payload(), answer);
            }
            case HEARTBEAT -> desk.confirmTime(answer);
            case AUTHORIZE -> crew.tokens().learn(call, answer);
            default -> {}
        }
    }

    /** Answers in place of the CSMS. */
    private CompletableFuture<Ruling> answer(Traffic traffic, Call call) {
        OwnAnswers words = crew.words();
        return switch (traffic) {
            case BOOT -> crew.boot().answer(call.payload());
            case HEARTBEAT -> done(heartbeat());
            case AUTHORIZE ->
                crew.tokens().info(call).thenApply(info -> info.<Ruling>map(
                                said -> new Ruling.Result(words.authorize(said)))
                        .orElseGet(() -> words.other(call.action())));
            case STATUS -> crew.statuses().take(call);
            case NOTICE -> crew.billing().takeover().take(call);
            case BILLING, OTHER -> done(words.other(call.action()));
        };
    }

    // A station sets its clock by the answer.
    private Ruling heartbeat() {
        return crew.boot().trusted()
                ? new Ruling.Result(crew.words().heartbeat(desk.now()))
                : new Ruling.Refusal(ErrorCode.INTERNAL_ERROR, "the gateway does not know the time");
    }

    private static CompletableFuture<Ruling> done(Ruling ruling) {
        return CompletableFuture.completedFuture(ruling);
    }

    /** The call as it went to the CSMS. */
    private record Passed(Call call) {}
}
