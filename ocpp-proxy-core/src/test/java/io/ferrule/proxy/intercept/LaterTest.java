// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.proxy.event.StationEvent.InterceptorFailed;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Verdicts that come later. */
class LaterTest {

    private static final String FIRST = "[2,\"1\",\"Authorize\",{\"idTag\":\"A\"}]";
    private static final String SECOND = "[2,\"2\",\"Heartbeat\",{}]";
    private static final String UNAVAILABLE =
            "[4,\"1\",\"InternalError\",\"the gateway could not handle this message\",{}]";

    private final List<String> log = new ArrayList<>();
    private final CompletableFuture<CallVerdict> verdict = new CompletableFuture<>();
    private final Scribe waiting = Scribe.named("waiting", log)
            .onCalls((call, exchange) -> isAuthorize(call) ? CallVerdict.later(verdict) : CallVerdict.forward());

    @Test
    void parksOnlyItsDirectionAndKeepsTheOrder() {
        var session = InterceptorHarness.v16(waiting.factory());

        var first = session.fromStation(FIRST);
        var second = session.fromStation(SECOND);
        var other = session.fromCsms("[2,\"9\",\"ClearCache\",{}]");
        verdict.complete(CallVerdict.forward());
        var resumed = session.outcome();
        var answered = session.fromCsms("[3,\"1\",{}]");

        assertThat(first.toCsms()).isEmpty();
        assertThat(second.toCsms()).isEmpty();
        assertThat(other.toStation()).containsExactly("[2,\"9\",\"ClearCache\",{}]");
        assertThat(resumed.toCsms()).containsExactly(FIRST);
        assertThat(answered.toCsms()).containsExactly(SECOND);
    }

    @Test
    void letsRepliesToOwnCallsPassTheParkedTraffic() {
        // An interceptor that asks the station before it decides would otherwise wait for itself.
        var asking = Scribe.named("asking", log)
                .onCalls((call, exchange) -> isAuthorize(call)
                        ? CallVerdict.later(exchange.session()
                                .call(Side.STATION, "GetConfiguration", Payload.empty())
                                .thenApply(reply -> CallVerdict.answer(Payload.of("{\"asked\":true}"))))
                        : CallVerdict.forward());
        var session = InterceptorHarness.v16(asking.factory());

        String question = session.fromStation(FIRST).toStation().get(0);
        var outcome = session.fromStation("[3,\"" + question.split("\"", -1)[1] + "\",{}]");

        assertThat(outcome.toStation()).containsExactly("[3,\"1\",{\"asked\":true}]");
    }

    @Test
    void letsOwnCallsPassTheParkedTraffic() {
        var asking = Scribe.named("asking", log)
                .onCalls((call, exchange) -> isAuthorize(call)
                        ? CallVerdict.later(exchange.session()
                                .call(Side.CSMS, "DataTransfer", Payload.empty())
                                .thenApply(reply -> CallVerdict.forward()))
                        : CallVerdict.forward());
        var session = InterceptorHarness.v16(asking.factory());

        String question = session.fromStation(FIRST).toCsms().get(0);
        var outcome = session.fromCsms("[3,\"" + question.split("\"", -1)[1] + "\",{}]");

        assertThat(outcome.toCsms()).containsExactly(FIRST);
    }

    @Test
    void failsClosedAtTheDeadline() {
        var session = InterceptorHarness.v16(waiting.factory());
        session.fromStation(FIRST);
        session.fromStation(SECOND);

        var before = session.advance(Duration.ofMillis(4_999));
        var after = session.advance(Duration.ofMillis(1));

        assertThat(before.toStation()).isEmpty();
        assertThat(after.toStation()).containsExactly(UNAVAILABLE);
        assertThat(after.toCsms()).containsExactly(SECOND);
        assertThat(after.events(InterceptorFailed.class)).hasSize(1);
    }

    @Test
    void failsOpenAtTheDeadlineWhereItsRegistrationSaysSo() {
        var session = InterceptorHarness.of(OcppVersion.V1_6, OnFailure.FORWARD, waiting.factory());
        session.fromStation(FIRST);

        var outcome = session.advance(Duration.ofSeconds(5));

        assertThat(outcome.toCsms()).containsExactly(FIRST);
    }

    @Test
    void ignoresAVerdictAfterTheDeadline() {
        var session = InterceptorHarness.v16(waiting.factory());
        session.fromStation(FIRST);
        session.advance(Duration.ofSeconds(5));

        verdict.complete(CallVerdict.forward());

        assertThat(session.outcome().toCsms()).isEmpty();
    }

    @Test
    void failsWhenTheStageFails() {
        var session = InterceptorHarness.v16(waiting.factory());
        session.fromStation(FIRST);

        verdict.completeExceptionally(new IllegalStateException("no answer"));

        assertThat(session.outcome().toStation()).containsExactly(UNAVAILABLE);
    }

    @Test
    void failsWhenTheVerdictIsLaterAgain() {
        var session = InterceptorHarness.v16(waiting.factory());
        session.fromStation(FIRST);

        verdict.complete(CallVerdict.later(new CompletableFuture<>()));

        assertThat(session.outcome().toStation()).containsExactly(UNAVAILABLE);
    }

    @Test
    void parksTheDirectionOfAReplyToo() {
        CompletableFuture<ReplyVerdict> replyVerdict = new CompletableFuture<>();
        var session = InterceptorHarness.v16(Scribe.named("waiting", log)
                .interestedIn("Authorize")
                .onReplies((reply, exchange) -> ReplyVerdict.later(replyVerdict))
                .factory());
        session.fromStation(FIRST);

        var reply = session.fromCsms("[3,\"1\",{}]");
        var behind = session.fromCsms("[2,\"9\",\"ClearCache\",{}]");
        var other = session.fromStation(SECOND);
        replyVerdict.complete(ReplyVerdict.forward());
        var resumed = session.outcome();

        assertThat(reply.toStation()).isEmpty();
        assertThat(behind.toStation()).isEmpty();
        assertThat(other.toCsms()).containsExactly(SECOND);
        assertThat(resumed.toStation()).containsExactly("[3,\"1\",{}]", "[2,\"9\",\"ClearCache\",{}]");
    }

    @Test
    void dropsTheVerdictWhenTheSessionHasEnded() {
        var session = InterceptorHarness.v16(waiting.factory());
        session.fromStation(FIRST);
        session.close();
        log.clear();

        verdict.complete(CallVerdict.forward());

        assertThat(session.outcome().toCsms()).isEmpty();
        assertThat(log).isEmpty();
    }

    private static boolean isAuthorize(Call call) {
        return call.action().equals("Authorize");
    }
}
