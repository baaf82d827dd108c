// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.proxy.event.StationEvent.CallRefused;
import io.ferrule.proxy.event.StationEvent.CallRepeated;
import io.ferrule.proxy.event.StationEvent.CallTimedOut;
import io.ferrule.proxy.event.StationEvent.ReplyDropped;
import io.ferrule.proxy.event.StationEvent.ResultRefused;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One outstanding call in each direction, ids, deadlines and replies. */
class CallQueueTest {

    private final InterceptorHarness session = InterceptorHarness.of(OcppVersion.V1_6);

    @Test
    void passesACallAndItsReplyCharacterForCharacter() {
        // Quirk 25: stations pretty-print; what is not touched is not written anew.
        String call = "[ 2,\t\"1\" , \"Heartbeat\",{ } ]";
        String result = "[3,\n \"1\", {\"currentTime\" : \"2026-01-01T00:00:00Z\", \"x\":1.50}]";

        var called = session.fromStation(call);
        var replied = session.fromCsms(result);

        assertThat(called.toCsms()).containsExactly(call);
        assertThat(replied.toStation()).containsExactly(result);
    }

    @Test
    void sendsTheNextCallOnlyWhenTheOneBeforeIsAnswered() {
        // OCPP-J 1.6, 4.1.1: no further CALL while one is outstanding; stations pipeline all the same (quirk 32).
        var first = session.fromStation("[2,\"1\",\"Heartbeat\",{}]");
        var second = session.fromStation("[2,\"2\",\"Heartbeat\",{}]");
        var answered = session.fromCsms("[3,\"1\",{}]");

        assertThat(first.toCsms()).containsExactly("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(second.toCsms()).isEmpty();
        assertThat(answered.toStation()).containsExactly("[3,\"1\",{}]");
        assertThat(answered.toCsms()).containsExactly("[2,\"2\",\"Heartbeat\",{}]");
    }

    @Test
    void letsCallsOfBothSidesCross() {
        // OCPP-J 1.6, 4.1.1: the rule holds for each direction alone.
        session.fromStation("[2,\"1\",\"Heartbeat\",{}]");

        var crossing = session.fromCsms("[2,\"1\",\"ClearCache\",{}]");
        var station = session.fromStation("[3,\"1\",{\"status\":\"Accepted\"}]");
        var csms = session.fromCsms("[3,\"1\",{}]");

        assertThat(crossing.toStation()).containsExactly("[2,\"1\",\"ClearCache\",{}]");
        assertThat(station.toCsms()).containsExactly("[3,\"1\",{\"status\":\"Accepted\"}]");
        assertThat(csms.toStation()).containsExactly("[3,\"1\",{}]");
    }

    @Test
    void answersACallThatTheCsmsLeavesUnanswered() {
        session.fromStation("[2,\"1\",\"Heartbeat\",{}]");

        var before = session.advance(Duration.ofSeconds(29));
        var after = session.advance(Duration.ofSeconds(1));

        assertThat(before.toStation()).isEmpty();
        assertThat(after.toStation()).containsExactly("[4,\"1\",\"InternalError\",\"no reply in time\",{}]");
        assertThat(after.events(CallTimedOut.class)).singleElement().satisfies(event -> assertThat(event.sent())
                .isTrue());
    }

    @Test
    void startsTheDeadlineWhenTheCallIsSent() {
        session.fromStation("[2,\"1\",\"Heartbeat\",{}]");
        session.advance(Duration.ofSeconds(20));
        session.fromStation("[2,\"2\",\"Heartbeat\",{}]");
        session.fromCsms("[3,\"1\",{}]");

        var before = session.advance(Duration.ofSeconds(29));
        var after = session.advance(Duration.ofSeconds(1));

        assertThat(before.toStation()).isEmpty();
        assertThat(after.toStation()).containsExactly("[4,\"2\",\"InternalError\",\"no reply in time\",{}]");
    }

    @Test
    void boundsTheWaitForATurn() {
        session.fromStation("[2,\"1\",\"Heartbeat\",{}]");
        session.fromStation("[2,\"2\",\"Heartbeat\",{}]");
        session.fromStation("[2,\"3\",\"Heartbeat\",{}]");

        var outcome = session.advance(Duration.ofSeconds(30));

        assertThat(outcome.toStation())
                .containsExactly(
                        "[4,\"1\",\"InternalError\",\"no reply in time\",{}]",
                        "[4,\"2\",\"InternalError\",\"waited too long behind other calls\",{}]",
                        "[4,\"3\",\"InternalError\",\"waited too long behind other calls\",{}]");
    }

    @Test
    void goesOnWithTheNextCallAfterATimeout() {
        session.fromStation("[2,\"1\",\"Heartbeat\",{}]");
        session.advance(Duration.ofSeconds(10));
        session.fromStation("[2,\"2\",\"Heartbeat\",{}]");

        var outcome = session.advance(Duration.ofSeconds(20));

        assertThat(outcome.toCsms()).containsExactly("[2,\"2\",\"Heartbeat\",{}]");
    }

    @Test
    void dropsALateReplyAndNotesIt() {
        session.fromStation("[2,\"1\",\"Heartbeat\",{}]");
        session.advance(Duration.ofSeconds(30));

        var outcome = session.fromCsms("[3,\"1\",{}]");

        assertThat(outcome.toStation()).isEmpty();
        assertThat(outcome.toCsms()).isEmpty();
        assertThat(outcome.events(ReplyDropped.class)).singleElement().satisfies(event -> assertThat(event.late())
                .isTrue());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void dropsAReplyThatNobodyAskedForAndNeverAnswersIt(Side from) {
        // Quirk 31: a CALLERROR in answer to a CALLRESULT confuses stations; unmatched replies are swallowed.
        String reply = "[3,\"unknown\",{}]";

        var outcome = from == Side.STATION ? session.fromStation(reply) : session.fromCsms(reply);

        assertThat(outcome.toStation()).isEmpty();
        assertThat(outcome.toCsms()).isEmpty();
        assertThat(outcome.events(ReplyDropped.class)).singleElement().satisfies(event -> assertThat(event.late())
                .isFalse());
    }

    @Test
    void doesNotTakeAStationsReplyForTheAnswerToTheStationsOwnCall() {
        session.fromStation("[2,\"1\",\"Heartbeat\",{}]");

        var echo = session.fromStation("[3,\"1\",{}]");
        var answer = session.fromCsms("[3,\"1\",{}]");

        assertThat(echo.events(ReplyDropped.class)).hasSize(1);
        assertThat(answer.toStation()).containsExactly("[3,\"1\",{}]");
    }

    @Test
    void joinsARetransmissionToTheCallThatWaits() {
        // Quirk 33: StartTransaction every few seconds under the same id; a CSMS would see two transactions.
        session.fromStation("[2,\"1\",\"StartTransaction\",{\"connectorId\":1}]");

        var again = session.fromStation("[2,\"1\",\"StartTransaction\",{\"connectorId\":1}]");
        var answered = session.fromCsms("[3,\"1\",{\"transactionId\":7}]");

        assertThat(again.toCsms()).isEmpty();
        assertThat(again.events(CallRepeated.class)).hasSize(1);
        assertThat(answered.toStation()).containsExactly("[3,\"1\",{\"transactionId\":7}]");
        assertThat(answered.toCsms()).isEmpty();
    }

    @Test
    void givesASecondCallUnderATakenIdAnIdOfItsOwnAndRestoresItOnTheWayBack() {
        // OCPP-J 1.6, 4.1.4: ids of one sender differ; where they do not, the CSMS must not mix the calls up.
        session.fromStation("[2,\"1\",\"Heartbeat\",{}]");
        session.fromStation("[2, \"1\", \"StatusNotification\", {\"connectorId\":1}]");

        var sent = session.fromCsms("[3,\"1\",{}]").toCsms();
        String renamed = sent.get(0).split("\"", -1)[1];
        var answered = session.fromCsms("[3,\"" + renamed + "\",{\"a\":1}]");

        assertThat(sent).containsExactly("[2, \"" + renamed + "\", \"StatusNotification\", {\"connectorId\":1}]");
        assertThat(renamed).hasSize(36);
        assertThat(answered.toStation()).containsExactly("[3,\"1\",{\"a\":1}]");
    }

    @Test
    void passesARetryAfterTheDeadlineUnderItsOwnId() {
        // OCPP 2.0.1 part 4, 4.1.4 (errata 2024-09): a retry may use its id again.
        session.fromStation("[2,\"1\",\"StopTransaction\",{\"transactionId\":7}]");
        session.advance(Duration.ofSeconds(30));

        var retry = session.fromStation("[2,\"1\",\"StopTransaction\",{\"transactionId\":7}]");

        assertThat(retry.toCsms()).containsExactly("[2,\"1\",\"StopTransaction\",{\"transactionId\":7}]");
    }

    @Test
    void keepsALateReplyFromAnsweringAnotherCallUnderTheSameId() {
        session.fromStation("[2,\"1\",\"StartTransaction\",{\"connectorId\":1}]");
        session.advance(Duration.ofSeconds(30));
        session.fromStation("[2,\"1\",\"Heartbeat\",{}]");

        var late = session.fromCsms("[3,\"1\",{\"transactionId\":7}]");

        assertThat(late.toStation()).isEmpty();
        assertThat(late.events(ReplyDropped.class)).hasSize(1);
    }

    @Test
    void refusesTheCallThatIsOneTooMany() {
        IntStream.range(0, 128).forEach(i -> session.fromStation("[2,\"" + i + "\",\"Heartbeat\",{}]"));

        var outcome = session.fromStation("[2,\"128\",\"Heartbeat\",{}]");

        assertThat(outcome.toStation()).containsExactly("[4,\"128\",\"InternalError\",\"too many calls wait\",{}]");
        assertThat(outcome.events(CallRefused.class)).hasSize(1);
    }

    @Test
    void refusesACallWhenThoseThatWaitAreTooLong() {
        String long_ = "x".repeat(200_000);
        IntStream.range(0, 6)
                .forEach(i -> session.fromStation("[2,\"" + i + "\",\"DataTransfer\",{\"data\":\"" + long_ + "\"}]"));

        var outcome = session.fromStation("[2,\"6\",\"Heartbeat\",{}]");

        assertThat(outcome.toStation()).containsExactly("[4,\"6\",\"InternalError\",\"too many calls wait\",{}]");
    }

    @Test
    void putsItsOwnCallsIntoTheQueueOfThePeersCalls() {
        // OCPP 2.0.1 part 4, chapter 6: the gateway takes the slot of the peer that it speaks for.
        session.fromCsms("[2,\"1\",\"ClearCache\",{}]");

        var reply = session.session().call(Side.STATION, "Reset", Payload.of("{\"type\":\"Soft\"}"));
        var injected = session.outcome();
        var answered = session.fromStation("[3,\"1\",{}]");
        String id = answered.toStation().get(0).split("\"", -1)[1];
        var done = session.fromStation("[3,\"" + id + "\",{\"status\":\"Accepted\"}]");

        assertThat(injected.toStation()).isEmpty();
        assertThat(answered.toStation()).containsExactly("[2,\"" + id + "\",\"Reset\",{\"type\":\"Soft\"}]");
        assertThat(done.toCsms()).isEmpty();
        assertThat(reply.toCompletableFuture())
                .isCompletedWithValueMatching(result -> result.id().equals(id));
    }

    @Test
    void failsItsOwnCallAtTheDeadline() {
        var reply = session.session().call(Side.STATION, "Reset", Payload.of("{\"type\":\"Soft\"}"));

        session.advance(Duration.ofSeconds(30));

        assertThat(reply.toCompletableFuture())
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(CallFailedException.class);
    }

    @Test
    void failsItsOwnCallWhenTheSessionEnds() {
        var reply = session.session().call(Side.STATION, "Reset", Payload.of("{\"type\":\"Soft\"}"));

        session.close();

        assertThat(reply.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void failsItsOwnCallsBeyondTheBound() {
        IntStream.range(0, 128).forEach(i -> session.session().call(Side.STATION, "ClearCache", Payload.empty()));

        var oneTooMany = session.session().call(Side.STATION, "ClearCache", Payload.empty());

        assertThat(oneTooMany.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void passesASendWithoutATurnAndWithoutAReply() {
        // OCPP 2.1 part 4, 4.2.5: a SEND may go out while a CALL is outstanding.
        try (InterceptorHarness newer = InterceptorHarness.of(OcppVersion.V2_1)) {
            newer.fromStation("[2,\"1\",\"Heartbeat\",{}]");

            var sent = newer.fromStation("[6,\"2\",\"NotifyPeriodicEventStream\",{}]");
            var later = newer.advance(Duration.ofSeconds(31));

            assertThat(sent.toCsms()).containsExactly("[6,\"2\",\"NotifyPeriodicEventStream\",{}]");
            assertThat(later.events(CallTimedOut.class))
                    .extracting(CallTimedOut::id)
                    .containsExactly("1");
        }
    }

    @Test
    void passesACallResultErrorAndTellsOfIt() {
        // OCPP 2.1 part 4, 4.2.4.
        try (InterceptorHarness newer = InterceptorHarness.of(OcppVersion.V2_1)) {
            newer.fromStation("[2,\"1\",\"Heartbeat\",{}]");
            newer.fromCsms("[3,\"1\",{}]");

            var outcome = newer.fromStation("[5,\"1\",\"TypeConstraintViolation\",\"\",{}]");

            assertThat(outcome.toCsms()).containsExactly("[5,\"1\",\"TypeConstraintViolation\",\"\",{}]");
            assertThat(outcome.events(ResultRefused.class))
                    .first(InstanceOfAssertFactories.type(ResultRefused.class))
                    .satisfies(event -> assertThat(event.from()).isEqualTo(Side.STATION));
        }
    }
}
