// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import static io.ferrule.charging.controller.intercept.Conversation.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a controller registers and shows that it is alive (OCPP 2.0.1 part 2, B01, B02, B03, F06, G02). */
class RegistrationTest {

    private static final Duration INTERVAL = Duration.ofSeconds(100);

    private final Conversation csms = new Conversation();

    @AfterEach
    void close() {
        csms.close();
    }

    @Test
    void introducesItself() {
        List<String> first = csms.begins();

        assertThat(first)
                .singleElement()
                .asString()
                .contains("\"BootNotification\"", "\"serialNumber\":\"SN-LC\"", "\"reason\":\"PowerUp\"")
                .contains("\"model\":\"Local Controller\"", "\"vendorName\":\"Ferrule\"");
    }

    @Test
    void whoIsAcceptedBeatsAtTheIntervalOfTheCsms() {
        csms.registers("Accepted", 100);

        List<String> early = csms.passes(INTERVAL.minusSeconds(5));
        List<String> then = csms.passes(Duration.ofSeconds(10));

        assertThat(early).isEmpty();
        assertThat(then).singleElement().asString().contains("\"Heartbeat\"");
    }

    /** B02: a pending station says nothing but what it is asked for, and boots again after the interval. */
    @Test
    void whoIsPendingAnswersAndBootsAgain() {
        csms.registers("Pending", 100);

        List<String> answer = csms.asks("GetBaseReport", "{\"requestId\":1,\"reportBase\":\"ConfigurationInventory\"}");
        List<String> again = csms.passes(INTERVAL.plusSeconds(5));

        assertThat(answer.get(0)).contains("\"status\":\"Accepted\"");
        assertThat(answer.get(1)).contains("\"NotifyReport\"");
        assertThat(again).singleElement().asString().contains("\"BootNotification\"");
    }

    /** B03. */
    @Test
    void whoIsRejectedAnswersNothing() {
        csms.registers("Rejected", 100);

        List<String> answer = csms.asks("GetVariables", "{\"getVariableData\":[]}");
        List<String> again = csms.passes(INTERVAL.plusSeconds(5));

        assertThat(answer).singleElement().asString().contains("\"SecurityError\"");
        assertThat(again).singleElement().asString().contains("\"BootNotification\"");
    }

    @Test
    void aSilentCsmsIsAskedAgain() {
        csms.begins();

        List<String> again = csms.passes(Duration.ofSeconds(70));

        assertThat(again).isNotEmpty().allSatisfy(frame -> assertThat(frame).contains("\"BootNotification\""));
    }

    /** F06.FR.17: no second BootNotification of who is accepted. */
    @Test
    void bootsOnRequestOnlyWhileItIsNotAccepted() {
        csms.registers("Pending", 100);
        List<String> pending = csms.asks("TriggerMessage", "{\"requestedMessage\":\"BootNotification\"}");
        csms.replies(
                idOf(pending.get(1)),
                "{\"currentTime\":\"2026-03-02T10:00:00Z\",\"interval\":100,\"status\":\"Accepted\"}");

        List<String> accepted = csms.asks("TriggerMessage", "{\"requestedMessage\":\"BootNotification\"}");

        assertThat(pending.get(0)).contains("Accepted");
        assertThat(pending.get(1)).contains("\"reason\":\"Triggered\"");
        assertThat(accepted).singleElement().asString().contains("Rejected");
    }

    @Test
    void beatsOnRequest() {
        csms.registers("Accepted", 100);

        List<String> beat = csms.asks("TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}");
        List<String> meter = csms.asks("TriggerMessage", "{\"requestedMessage\":\"MeterValues\"}");

        assertThat(beat.get(0)).contains("Accepted");
        assertThat(beat.get(1)).contains("\"Heartbeat\"");
        assertThat(meter).singleElement().asString().contains("NotImplemented");
    }

    /** A CSMS that has forgotten us refuses the heartbeat; then we introduce ourselves again. */
    @Test
    void bootsAgainWhenItsHeartbeatIsRefused() {
        csms.registers("Accepted", 100);
        List<String> beat = csms.passes(INTERVAL.plusSeconds(3));
        csms.refuses(idOf(beat.get(0)));

        List<String> again = csms.passes(Duration.ofSeconds(3));

        assertThat(again).singleElement().asString().contains("\"BootNotification\"");
    }

    @Test
    void tooManyVariablesAreRefusedAsAWhole() {
        csms.registers("Accepted", 100);
        String one = "{\"component\":{\"name\":\"a\"},\"variable\":{\"name\":\"b\"}}";
        String many = String.join(",", Collections.nCopies(51, one));

        List<String> answer = csms.asks("GetVariables", "{\"getVariableData\":[" + many + "]}");

        assertThat(answer).singleElement().asString().contains("OccurrenceConstraintViolation");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        csms.registers("Accepted", 100);

        List<String> answer = csms.asks("GetCompositeSchedule", "{\"duration\":\"long\"}");

        assertThat(answer).singleElement().asString().contains("FormatViolation");
    }
}
