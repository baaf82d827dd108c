// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.event.StationEvent.FrameMended;
import io.ferrule.proxy.event.StationEvent.FrameUnreadable;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is never passed on. */
class UnreadableFramesTest {

    private static final String DUPLICATE_KEY = "[2,\"1\",\"Heartbeat\",{\"a\":1,\"a\":2}]";

    private final InterceptorHarness session = InterceptorHarness.of(OcppVersion.V1_6);

    @Test
    void answersAnUnreadableCallWithTheCodeOfItsVersion() {
        // OCPP-J 1.6, 4.2.3: FormationViolation; OCPP 2.0.1 part 4, 4.3: FormatViolation.
        try (InterceptorHarness newer = InterceptorHarness.of(OcppVersion.V2_0_1)) {

            var old = session.fromStation(DUPLICATE_KEY);
            var recent = newer.fromStation(DUPLICATE_KEY);

            assertThat(old.toCsms()).isEmpty();
            assertThat(old.toStation()).singleElement().asString().startsWith("[4,\"1\",\"FormationViolation\",");
            assertThat(recent.toStation()).singleElement().asString().startsWith("[4,\"1\",\"FormatViolation\",");
        }
    }

    @Test
    void answersACallWithoutReadableIdFromVersion201On() {
        // OCPP 2.0.1 part 4, 4.2.3: id "-1" and RpcFrameworkError.
        String call = "[2,17,\"Heartbeat\",{}]";
        try (InterceptorHarness newer = InterceptorHarness.of(OcppVersion.V2_0_1)) {

            var old = session.fromStation(call);
            var recent = newer.fromStation(call);

            assertThat(old.toStation()).isEmpty();
            assertThat(recent.toStation()).singleElement().asString().startsWith("[4,\"-1\",\"RpcFrameworkError\",");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[3,\"1\"", "[3,\"1\",{\"a\":1,\"a\":2}]", "[4,\"1\",\"x\"]", "[3]"})
    void neverAnswersAnUnreadableReply(String reply) {
        var outcome = session.fromStation(reply);

        assertThat(outcome.toStation()).isEmpty();
        assertThat(outcome.toCsms()).isEmpty();
        assertThat(outcome.events(FrameUnreadable.class)).hasSize(1);
    }

    @Test
    void tellsTheCallerThatTheReplyCannotBeRead() {
        session.fromStation("[2,\"1\",\"Heartbeat\",{}]");

        var outcome = session.fromCsms("[3,\"1\",{\"a\":1,\"a\":2}]");

        assertThat(outcome.toStation()).containsExactly("[4,\"1\",\"InternalError\",\"the reply cannot be read\",{}]");
    }

    @Test
    void keepsGarbageOfTheCsmsFromTheStationAndTheStationConnected() {
        var outcome = session.fromCsms("garbage");

        assertThat(outcome.toStation()).isEmpty();
        assertThat(session.stationClosed()).isEmpty();
    }

    @Test
    void ignoresMessageTypesThatTheVersionDoesNotKnow() {
        // OCPP-J 1.6, 4.1.3: a message of unknown type is ignored.
        var send = session.fromCsms("[6,\"1\",\"NotifyPeriodicEventStream\",{}]");
        var refusal = session.fromStation("[5,\"1\",\"GenericError\",\"\",{}]");

        assertThat(send.toStation()).isEmpty();
        assertThat(send.toCsms()).isEmpty();
        assertThat(refusal.toStation()).isEmpty();
        assertThat(refusal.toCsms()).isEmpty();
    }

    @Test
    void answersAMessageTypeThatVersion201DoesNotKnow() {
        // OCPP 2.0.1 part 4, 4.4: MessageTypeNotSupported.
        try (InterceptorHarness newer = InterceptorHarness.of(OcppVersion.V2_0_1)) {

            var outcome = newer.fromStation("[6,\"1\",\"NotifyPeriodicEventStream\",{}]");

            assertThat(outcome.toStation())
                    .singleElement()
                    .asString()
                    .startsWith("[4,\"1\",\"MessageTypeNotSupported\",");
        }
    }

    @Test
    void takesOffAByteOrderMarkAndTellsOfIt() {
        var outcome = session.fromStation("\uFEFF[2,\"1\",\"Heartbeat\",{}]");

        assertThat(outcome.toCsms()).containsExactly("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(outcome.events(FrameMended.class)).hasSize(1);
    }

    @Test
    void closesAStationThatSendsMoreThanThirtyUnreadableFramesWithinAMinute() {
        IntStream.range(0, 30).forEach(i -> session.fromStation("garbage"));
        assertThat(session.stationClosed()).isEmpty();

        session.fromStation("garbage");

        assertThat(session.stationClosed()).contains(1008);
        assertThat(session.csmsClosed()).contains(1001);
    }

    @Test
    void toleratesUnreadableFramesThatAreSpreadOut() {
        IntStream.range(0, 100).forEach(i -> {
            session.fromStation("garbage");
            session.advance(Duration.ofSeconds(2));
        });

        assertThat(session.stationClosed()).isEmpty();
    }

    @Test
    void closesACsmsThatSendsRubbishAndSendsTheStationAway() {
        IntStream.rangeClosed(0, 30).forEach(i -> session.fromCsms("garbage"));

        assertThat(session.csmsClosed()).contains(1008);
        assertThat(session.stationClosed()).contains(1001);
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void neverThrowsAtWhatItCannotRead(OcppVersion version) {
        try (InterceptorHarness any = InterceptorHarness.of(version)) {

            var outcome = any.fromStation("{\"no\":\"array\"}");

            assertThat(outcome.toCsms()).isEmpty();
            assertThat(outcome.events(FrameUnreadable.class)).hasSize(1);
        }
    }
}
