// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.certs.intercept.settings.Changes.Verdict;
import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
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
import java.util.concurrent.CompletableFuture;

/** The gateway's settings in one session of OCPP 1.6. Used on the lane only. */
final class SettingsInterceptor16 implements Interceptor {

    private final GetConfiguration reading;
    private final ChangeConfiguration changing;
    private final KnownKeys known;
    private final Trial trial;

    SettingsInterceptor16(GetConfiguration reading, ChangeConfiguration changing, KnownKeys known, Trial trial) {
        this.reading = reading;
        this.changing = changing;
        this.known = known;
        this.trial = trial;
    }

    @Override
    public Interests interests() {
        return Interests.named(GetConfiguration.ACTION, ChangeConfiguration.ACTION);
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        if (exchange.origin() != Side.CSMS) {
            return CallVerdict.forward();
        }
        if (call.action().equals(GetConfiguration.ACTION)) {
            return reading.onCall(call, exchange);
        }
        Optional<CompletableFuture<Verdict>> own = changing.judge(call);
        return own.isPresent() ? CallVerdict.later(own.get().thenApply(this::answer)) : CallVerdict.forward();
    }

    private CallVerdict answer(Verdict verdict) {
        if (verdict == Verdict.ON_TRIAL) {
            trial.beginSoon();
        }
        return ChangeConfiguration.answer(verdict);
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        Optional<GetConfiguration.Question> question = exchange.get(GetConfiguration.Question.class);
        if (question.isPresent()) {
            return reading.onReply(reply, question.get());
        }
        if (exchange.call().action().equals(ChangeConfiguration.ACTION) && reply instanceof CallResult result) {
            learn(exchange.call(), result);
        }
        return ReplyVerdict.forward();
    }

    private void learn(Call call, CallResult result) {
        Optional<String> key = call.payload().string("/key");
        Optional<String> value = call.payload().string("/value");
        boolean accepted =
                result.payload().string("/status").filter("Accepted"::equals).isPresent();
        if (accepted && key.isPresent() && value.isPresent()) {
            known.change(key.get(), value.get());
        }
    }

    @Override
    public void onUpstream(UpstreamState state) {
        trial.turned(state);
    }

    @Override
    public void onUpstreamFailed(Session session, UpstreamFailure failure) {
        trial.failed();
    }

    @Override
    public void close() {
        trial.over();
    }
}
