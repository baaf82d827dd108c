// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.CallResult;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.SchemaCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gateway says itself is what the documents of each version allow. */
class OwnAnswersTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Payload ACCEPTED = Payload.of("{\"status\":\"Accepted\"}");

    private final FrameCheck check = new FrameCheck(new SchemaCheck());

    @ParameterizedTest
    @EnumSource(names = {"V1_5", "V1_6", "V2_0_1"})
    void aBootIsAnsweredInTheFormOfTheVersion(OcppVersion version) {
        // OCPP 1.5, 4.2; OCPP 1.6, 6.4; OCPP 2.0.1 part 2, BootNotificationResponse
        OwnAnswers words = new OwnAnswers(version);

        Payload accepted = words.boot(true, Duration.ofMinutes(5), NOW);
        Payload waiting = words.boot(false, Duration.ofMinutes(1), NOW);

        assertConforms(version, "BootNotification", accepted);
        assertConforms(version, "BootNotification", waiting);
    }

    @ParameterizedTest
    @EnumSource(names = {"V1_5", "V1_6", "V2_0_1"})
    void heartbeatsAndTokensAreAnsweredInTheFormOfTheVersion(OcppVersion version) {
        OwnAnswers words = new OwnAnswers(version);

        assertConforms(version, "Heartbeat", words.heartbeat(NOW));
        assertConforms(version, "Authorize", words.authorize(ACCEPTED));
    }

    @ParameterizedTest
    @EnumSource(names = {"V1_5", "V1_6"})
    void startsAreAnsweredInTheFormOfTheVersion(OcppVersion version) {
        Payload start = new OwnAnswers(version).start(2_000_000_000, ACCEPTED);

        assertConforms(version, "StartTransaction", start);
    }

    @Test
    void eventsAreAnsweredInTheFormOfTheVersion() {
        OwnAnswers words = new OwnAnswers(OcppVersion.V2_0_1);

        assertConforms(OcppVersion.V2_0_1, "TransactionEvent", words.event(Optional.of(ACCEPTED)));
        assertConforms(OcppVersion.V2_0_1, "TransactionEvent", words.event(Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("answeredByStatus")
    void whatHasAStatusForItIsRefusedByIt(OcppVersion version, String action) {
        Ruling ruling = new OwnAnswers(version).other(action);

        assertThat(ruling)
                .isInstanceOfSatisfying(
                        Ruling.Result.class, result -> assertConforms(version, action, result.payload()));
    }

    @ParameterizedTest
    @MethodSource("answeredByNothing")
    void whatIsTakenOverMayBeAnsweredWithNothing(OcppVersion version, String action) {
        assertConforms(version, action, Payload.empty());
    }

    private static Stream<Object[]> answeredByStatus() {
        return stations()
                .filter(action -> Traffic.of((OcppVersion) action[0], (String) action[1]) == Traffic.OTHER)
                .filter(action ->
                        new OwnAnswers((OcppVersion) action[0]).other((String) action[1]) instanceof Ruling.Result);
    }

    private static Stream<Object[]> answeredByNothing() {
        return stations().filter(action -> switch (Traffic.of((OcppVersion) action[0], (String) action[1])) {
            case STATUS, NOTICE -> true;
            case BILLING -> !action[1].equals("StartTransaction");
            default -> false;
        });
    }

    private static Stream<Object[]> stations() {
        return Stream.of(OcppVersion.V1_5, OcppVersion.V1_6, OcppVersion.V2_0_1)
                .flatMap(version ->
                        ActionCatalogue.actions(version).stream().map(action -> new Object[] {version, action.name()}));
    }

    private void assertConforms(OcppVersion version, String action, Payload payload) {
        assertThat(check.check(version, Side.CSMS, CallResult.of("1", payload), Optional.of(action))
                        .findings())
                .isEmpty();
    }
}
