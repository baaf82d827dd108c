// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.certs.intercept.settings.Changes.Verdict;
import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
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

/**
 * The gateway's variables in one session of OCPP 2.0.1 or 2.1: GetVariables and SetVariables are answered here as far as they are the
 * gateway's, and the station is asked for the rest (B05, B06). SetNetworkProfile is answered here (B09). Used on the lane only.
 */
final class SettingsInterceptor201 implements Interceptor {

    private static final String NETWORK = "SetNetworkProfile";
    private static final String RESET = "Reset";

    private final StationId station;
    private final GatewayVariables variables;
    private final Changes changes;
    private final NetworkChanges network;
    private final Trial trial;
    /** Set where the disk is waited for, read when that is over. */
    private volatile boolean toTry;

    SettingsInterceptor201(
            StationId station, GatewayVariables variables, Changes changes, NetworkChanges network, Trial trial) {
        this.station = station;
        this.variables = variables;
        this.changes = changes;
        this.network = network;
        this.trial = trial;
    }

    @Override
    public Interests interests() {
        return Interests.named(Question201.READ, Question201.WRITE, NETWORK, RESET);
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        if (exchange.origin() != Side.CSMS) {
            return CallVerdict.forward();
        }
        return switch (call.action()) {
            case NETWORK ->
                CallVerdict.later(network.profile(station, call.payload()).thenApply(CallVerdict::answer));
            case RESET -> CallVerdict.forward();
            default -> variables(call, exchange);
        };
    }

    private CallVerdict variables(Call call, Exchange exchange) {
        Question201 question = new Question201(call);
        question.answerOwn(call.action().equals(Question201.READ) ? this::read : this::write);
        if (question.nothingIsOurs()) {
            return CallVerdict.forward();
        }
        exchange.put(Question201.class, question);
        CompletableFuture<CallVerdict> verdict = question.answered()
                .thenApply(done -> question.allIsOurs()
                        ? CallVerdict.answer(complete(question, Optional.empty()))
                        : CallVerdict.replace(question.rest()));
        return verdict.isDone() ? verdict.join() : CallVerdict.later(verdict);
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        Optional<Payload> answer =
                reply instanceof CallResult result ? Optional.of(result.payload()) : Optional.empty();
        boolean reset = exchange.call().action().equals(RESET) && exchange.origin() == Side.CSMS;
        if (reset && answer.filter(SettingsInterceptor201::boots).isPresent()) {
            return ReplyVerdict.later(network.booting(station).thenApply(written -> ReplyVerdict.forward()));
        }
        return exchange.get(Question201.class)
                .map(question -> ReplyVerdict.replace(complete(question, answer)))
                .orElseGet(ReplyVerdict::forward);
    }

    /** Now, or when the station has nothing to do any more (B11, B12). */
    private static boolean boots(Payload answer) {
        return answer.string("/status")
                .filter(status -> status.equals("Accepted") || status.equals("Scheduled"))
                .isPresent();
    }

    private Payload complete(Question201 question, Optional<Payload> stations) {
        if (toTry) {
            toTry = false;
            trial.beginSoon();
        }
        return question.merged(stations);
    }

    private CompletableFuture<Payload> read(String name, Payload element) {
        return CompletableFuture.completedFuture(variables.read(station, name, element));
    }

    private CompletableFuture<Payload> write(String name, Payload element) {
        if (GatewayVariables.isUnknown(name)) {
            return CompletableFuture.completedFuture(GatewayVariables.unknown(element));
        }
        String value = element.string("/attributeValue").orElse("");
        CompletableFuture<Verdict> verdict =
                switch (name) {
                    case "BasicAuthPassword" -> changes.password(station, value);
                    case "CertSigningRepeatTimes" -> changes.signTimes(station, value);
                    case "CertSigningWaitMinimum" -> changes.signWait(station, value);
                    case "NetworkConfigurationPriority" -> network.priority(station, value);
                    case "OrganizationName" -> changes.organisation(station, value);
                    default -> CompletableFuture.completedFuture(Verdict.READ_ONLY);
                };
        return verdict.thenApply(became -> {
            toTry |= became == Verdict.ON_TRIAL;
            return GatewayVariables.written(element, became);
        });
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
