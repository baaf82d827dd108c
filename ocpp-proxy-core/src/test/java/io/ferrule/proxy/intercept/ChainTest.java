// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.Side;
import io.ferrule.proxy.event.StationEvent.InterceptorFailed;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Order, verdicts, failures and injected calls, as the package description promises. */
class ChainTest {

    private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";
    private static final String RESET = "[2,\"9\",\"Reset\",{\"type\":\"Soft\"}]";

    private final List<String> log = new ArrayList<>();
    private final Scribe near = Scribe.named("near", log);
    private final Scribe middle = Scribe.named("middle", log);
    private final Scribe far = Scribe.named("far", log);

    @Test
    void leadsStationTrafficFromNearToFarAndTheReplyBack() {
        var session = session(near, middle, far);

        session.fromStation(HEARTBEAT);
        session.fromCsms("[3,\"1\",{}]");

        assertThat(log)
                .containsExactly(
                        "near call Heartbeat",
                        "middle call Heartbeat",
                        "far call Heartbeat",
                        "far reply 1",
                        "middle reply 1",
                        "near reply 1");
    }

    @Test
    void leadsCsmsTrafficFromFarToNearAndTheReplyBack() {
        var session = session(near, middle, far);

        session.fromCsms(RESET);
        session.fromStation("[3,\"9\",{\"status\":\"Accepted\"}]");

        assertThat(log)
                .containsExactly(
                        "far call Reset",
                        "middle call Reset",
                        "near call Reset",
                        "near reply 9",
                        "middle reply 9",
                        "far reply 9");
    }

    @Test
    void showsReplyOnlyToThoseThatSawTheCall() {
        var session = session(near, middle.interestedIn("Reset"), far);

        session.fromStation(HEARTBEAT);
        session.fromCsms("[3,\"1\",{}]");

        assertThat(log).containsExactly("near call Heartbeat", "far call Heartbeat", "far reply 1", "near reply 1");
    }

    @Test
    void answersThroughTheInterceptorsBetweenItAndTheCaller() {
        var answering = middle.onCalls((call, exchange) -> CallVerdict.answer(Payload.of("{\"a\":1}")));
        var session = session(near, answering, far);

        var outcome = session.fromStation(HEARTBEAT);

        assertThat(outcome.toStation()).containsExactly("[3,\"1\",{\"a\":1}]");
        assertThat(outcome.toCsms()).isEmpty();
        assertThat(log).containsExactly("near call Heartbeat", "middle call Heartbeat", "near reply 1");
    }

    @Test
    void rejectsWithTheCodeAndTheReason() {
        var rejecting = far.onCalls((call, exchange) -> CallVerdict.reject(ErrorCode.SECURITY_ERROR, "not today"));
        var session = session(near, rejecting);

        var outcome = session.fromStation(HEARTBEAT);

        assertThat(outcome.toStation()).containsExactly("[4,\"1\",\"SecurityError\",\"not today\",{}]");
        assertThat(outcome.toCsms()).isEmpty();
    }

    @Test
    void replacesOnlyThePayloadOfACall() {
        var replacing = near.onCalls((call, exchange) -> CallVerdict.replace(Payload.of("{\"b\":2}")));
        var session = session(replacing);

        var outcome = session.fromStation("[2 , \"1\", \"Heartbeat\", {\"a\": 1} ]");

        assertThat(outcome.toCsms()).containsExactly("[2 , \"1\", \"Heartbeat\", {\"b\":2} ]");
    }

    @Test
    void turnsRepliesIntoResultsAndErrors() {
        var healing = near.onReplies((reply, exchange) -> reply instanceof CallResult
                ? ReplyVerdict.fail(ErrorCode.GENERIC_ERROR, "no")
                : ReplyVerdict.replace(Payload.of("{\"ok\":1}")));
        var session = session(healing);
        session.fromStation(HEARTBEAT);

        var failed = session.fromCsms("[3,\"1\",{}]");
        session.fromStation("[2,\"2\",\"Heartbeat\",{}]");
        var healed = session.fromCsms("[4,\"2\",\"GenericError\",\"\",{}]");

        assertThat(failed.toStation()).containsExactly("[4,\"1\",\"GenericError\",\"no\",{}]");
        assertThat(healed.toStation()).containsExactly("[3,\"2\",{\"ok\":1}]");
    }

    @Test
    void disconnectsBothSides() {
        var session = session(near.onCalls((call, exchange) -> CallVerdict.disconnect("enough")));

        session.fromStation(HEARTBEAT);

        assertThat(session.stationClosed()).contains(1008);
        assertThat(session.csmsClosed()).contains(1008);
    }

    @Test
    void withholdsASendThatIsAnsweredOrRejected() {
        // OCPP 2.1 part 4, 4.2.5: nothing may answer a SEND.
        var rejecting = near.onCalls((call, exchange) -> CallVerdict.reject(ErrorCode.SECURITY_ERROR, "no"));
        var session = InterceptorHarness.of(OcppVersion.V2_1, rejecting.factory());

        var outcome = session.fromStation("[6,\"1\",\"NotifyPeriodicEventStream\",{}]");

        assertThat(outcome.toStation()).isEmpty();
        assertThat(outcome.toCsms()).isEmpty();
    }

    @Test
    void failsClosedWhenAnInterceptorThrows() {
        var session = session(near.onCalls((call, exchange) -> {
            throw new IllegalStateException("bug");
        }));

        var outcome = session.fromStation(HEARTBEAT);

        assertThat(outcome.toStation())
                .containsExactly("[4,\"1\",\"InternalError\",\"the gateway could not handle this message\",{}]");
        assertThat(outcome.toCsms()).isEmpty();
        assertThat(outcome.events(InterceptorFailed.class)).singleElement().satisfies(event -> {
            assertThat(event.interceptor()).isEqualTo("interceptor-0");
            assertThat(event.reason()).contains("bug");
        });
    }

    @Test
    void failsOpenWhereItsRegistrationSaysSo() {
        var throwing = near.onCalls((call, exchange) -> {
            throw new IllegalStateException("bug");
        });
        var session = InterceptorHarness.of(OcppVersion.V1_6, OnFailure.FORWARD, throwing.factory(), far.factory());

        var outcome = session.fromStation(HEARTBEAT);

        assertThat(outcome.toCsms()).containsExactly(HEARTBEAT);
        assertThat(log).containsExactly("near call Heartbeat", "far call Heartbeat");
    }

    @Test
    void failsAReplyClosedWhenAnInterceptorThrows() {
        var session = session(near.onReplies((reply, exchange) -> {
            throw new IllegalStateException("bug");
        }));
        session.fromStation(HEARTBEAT);

        var outcome = session.fromCsms("[3,\"1\",{}]");

        assertThat(outcome.toStation())
                .containsExactly("[4,\"1\",\"InternalError\",\"the gateway could not handle this message\",{}]");
    }

    @Test
    void tellsTheSenderOfAPayloadThatCannotBeDecoded() {
        // OCPP-J 1.6, 4.2.3: FormationViolation.
        var session = session(near.onCalls((call, exchange) -> {
            throw new PayloadException("/type", "expected a string");
        }));

        var outcome = session.fromCsms(RESET);

        assertThat(outcome.toCsms())
                .containsExactly("[4,\"9\",\"FormationViolation\",\"the payload cannot be read\",{}]");
    }

    @Test
    void neverShowsWhatCannotBeRead() {
        var session = session(near);

        session.fromStation("[2,\"1\",\"Heartbeat\",{\"a\":1,\"a\":1}]");

        assertThat(log).isEmpty();
    }

    @Test
    void remembersValuesUntilTheReplyHasPassed() {
        List<Object> recalled = new ArrayList<>();
        var remembering = near.onCalls((call, exchange) -> {
                    exchange.put(String.class, "remembered");
                    return CallVerdict.replace(Payload.of("{\"changed\":true}"));
                })
                .onReplies((reply, exchange) -> {
                    recalled.add(exchange.get(String.class).orElseThrow());
                    recalled.add(exchange.call().text());
                    recalled.add(exchange.get(Integer.class).isPresent());
                    return ReplyVerdict.forward();
                });
        var session = session(remembering);

        session.fromStation(HEARTBEAT);
        session.fromCsms("[3,\"1\",{}]");

        assertThat(recalled).containsExactly("remembered", HEARTBEAT, false);
    }

    @Test
    void leadsAnInjectedCallThroughThoseBetweenInjectorAndTarget() {
        List<CompletionStage<?>> replies = new ArrayList<>();
        var injecting = middle.onCalls((call, exchange) -> {
            if (call.action().equals("Heartbeat")) {
                replies.add(exchange.session().call(Side.STATION, "TriggerMessage", Payload.empty()));
            }
            return CallVerdict.forward();
        });
        var session = session(near, injecting, far);

        var injected = session.fromStation(HEARTBEAT).toStation();
        String id = injected.get(0).split("\"", -1)[1];
        log.clear();
        session.fromStation("[3,\"" + id + "\",{}]");

        assertThat(injected).containsExactly("[2,\"" + id + "\",\"TriggerMessage\",{}]");
        assertThat(log).containsExactly("near reply " + id);
        assertThat(replies).singleElement().satisfies(reply -> assertThat(reply.toCompletableFuture())
                .isCompleted());
    }

    @Test
    void leadsACallInjectedFromOutsideThroughAll() {
        var session = session(near, far);

        session.session().call(Side.CSMS, "DataTransfer", Payload.empty());
        session.session().call(Side.STATION, "ClearCache", Payload.empty());
        session.outcome();

        assertThat(log)
                .containsExactly(
                        "near call DataTransfer",
                        "far call DataTransfer",
                        "far call ClearCache",
                        "near call ClearCache");
    }

    private static InterceptorHarness session(Scribe... scribes) {
        InterceptorFactory[] factories = new InterceptorFactory[scribes.length];
        for (int i = 0; i < scribes.length; i++) {
            factories[i] = scribes[i].factory();
        }
        return InterceptorHarness.of(OcppVersion.V1_6, factories);
    }
}
