// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Action;
import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.TlsFacts;
import io.ferrule.proxy.upstream.Redial;
import io.ferrule.proxy.upstream.UpstreamState;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The session as one interceptor, or somebody outside, sees it: what is injected starts at that place.
 *
 * @param place name for reports
 * @param towardsStation index of the interceptor that a call to the station meets first
 * @param towardsCsms index of the interceptor that a call to the CSMS meets first
 * @param principal the upstream for which it is injected, if for one
 */
record SessionView(StationSession owner, String place, int towardsStation, int towardsCsms, Optional<String> principal)
        implements Session {

    SessionView(StationSession owner, String place, int towardsStation, int towardsCsms) {
        this(owner, place, towardsStation, towardsCsms, Optional.empty());
    }

    @Override
    public StationId station() {
        return owner.station();
    }

    @Override
    public OcppVersion version() {
        return owner.version();
    }

    @Override
    public InetSocketAddress peer() {
        return owner.peer();
    }

    @Override
    public boolean stationAbsent() {
        return owner.stationAbsent();
    }

    @Override
    public Clock clock() {
        return owner.clock();
    }

    @Override
    public UpstreamState upstream() {
        return owner.upstream().state();
    }

    @Override
    public List<X509Certificate> upstreamCertificates() {
        return owner.upstream().link().flatMap(Link::tls).map(TlsFacts::peer).orElseGet(List::of);
    }

    @Override
    public <Q extends Record, R extends Record> CompletionStage<R> call(Side to, Action<Q, R> action, Q request) {
        if (action.version() != version()) {
            throw new IllegalArgumentException(action.name() + " of OCPP "
                    + action.version().number() + " in a session of OCPP "
                    + version().number());
        }
        CompletableFuture<R> typed = new CompletableFuture<>();
        var unused = inject(to, Call.of(owner.freshId(), action.name(), Payload.of(request)))
                .whenComplete((reply, failure) -> decode(reply, failure, action.responseType(), typed));
        return typed.minimalCompletionStage();
    }

    @Override
    public CompletionStage<Reply> call(Side to, String action, Payload payload) {
        return inject(to, Call.of(owner.freshId(), action, payload)).minimalCompletionStage();
    }

    @Override
    public CompletionStage<Reply> call(Side to, Call call) {
        return inject(to, call).minimalCompletionStage();
    }

    @Override
    public CompletionStage<Redial> redial(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace must not be negative, was " + grace);
        }
        CompletableFuture<Redial> outcome = new CompletableFuture<>();
        owner.redial(grace, outcome);
        return outcome.minimalCompletionStage();
    }

    @Override
    public Session onBehalfOf(String upstream) {
        return new SessionView(owner, place, towardsStation, towardsCsms, Optional.of(upstream));
    }

    @Override
    public void execute(Runnable onLane) {
        owner.requests().execute(place, onLane);
    }

    @Override
    public void executeAfter(Duration wait, Runnable onLane) {
        owner.requests().executeAfter(place, wait, onLane);
    }

    @Override
    public void report(Side from, Frame frame, Finding finding) {
        owner.report(place, from, frame, finding);
    }

    @Override
    public void close(String reason) {
        owner.close(reason);
    }

    private CompletableFuture<Reply> inject(Side to, Call call) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        int position = to == Side.STATION ? towardsStation : towardsCsms;
        owner.inject(to, new Errand(call, position, principal, reply));
        return reply;
    }

    private static <R extends Record> void decode(
            @Nullable Reply reply, @Nullable Throwable failure, Class<R> type, CompletableFuture<R> typed) {
        if (reply instanceof CallResult result) {
            try {
                typed.complete(result.payload().as(type));
            } catch (PayloadException e) {
                String message = "the response does not have the form of its action: " + e.getMessage();
                typed.completeExceptionally(new CallFailedException(ErrorCode.FORMATION_VIOLATION, message));
            }
        } else if (reply instanceof CallError error) {
            ErrorCode code = error.code().orElse(ErrorCode.GENERIC_ERROR);
            typed.completeExceptionally(new CallFailedException(code, error.description()));
        } else if (failure != null) {
            typed.completeExceptionally(failure);
        }
    }
}
