// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.intercept.Frames;
import io.ferrule.certs.intercept.events.EventBench;
import io.ferrule.certs.intercept.log.LogOrders;
import io.ferrule.certs.intercept.log.UploadSettings;
import io.ferrule.model.Call;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ExtendedTriggerMessage for a station that does not know it (OCPP 1.6 security white paper edition 3). */
class TriggersTest {

    private static final Duration SOON = Duration.ofMillis(100);
    private static final String STATUS =
            "[2,\"s1\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}]";

    @TempDir
    Path dir;

    private InterceptorHarness session;

    @BeforeEach
    void open() throws IOException {
        EventBench bench = new EventBench(dir);
        LogOrders orders = LogOrders.over(bench.log, bench.notices, UploadSettings.of(Runnable::run));
        session = Frames.booted(InterceptorHarness.v16(Triggers.over(orders).interceptors()));
    }

    @Test
    void aStationWithRemoteTriggerIsAskedInItsOwnWords() {
        Outcome asked = session.fromCsms(
                "[2,\"t\",\"ExtendedTriggerMessage\",{\"requestedMessage\":\"MeterValues\",\"connectorId\":2}]");

        Outcome answered = session.fromStation(Frames.answer(asked.toStation().get(0), "{\"status\":\"Accepted\"}"));

        Call call = Frames.call(asked.toStation().get(0));
        assertThat(call.action()).isEqualTo("TriggerMessage");
        assertThat(call.payload().text()).isEqualTo("{\"requestedMessage\":\"MeterValues\",\"connectorId\":2}");
        assertThat(answered.toCsms()).containsExactly("[3,\"t\",{\"status\":\"Accepted\"}]");
    }

    @Test
    void forAStationWithoutTriggersTheGatewaySaysTheBootAgain() {
        Outcome asked = session.fromCsms(trigger("BootNotification"));

        Outcome answered = session.fromStation(refusal(asked));
        Outcome said = session.advance(SOON);

        assertThat(answered.toCsms()).containsExactly("[3,\"t\",{\"status\":\"Accepted\"}]");
        Call boot = Frames.call(said.toCsms().get(0));
        assertThat(boot.action()).isEqualTo("BootNotification");
        assertThat(boot.payload()).isEqualTo(Frames.call(Frames.BOOT).payload());
        assertThat(boot.id()).isNotEqualTo("b1");
    }

    @Test
    void itSaysTheLastStatusOfEachConnectorAgain() {
        session.fromStation(STATUS);
        session.fromCsms("[3,\"s1\",{}]");
        session.fromStation(STATUS.replace("s1", "s2").replace("Available", "Faulted"));
        session.fromCsms("[3,\"s2\",{}]");
        Outcome asked = session.fromCsms(trigger("StatusNotification"));

        session.fromStation(refusal(asked));
        Outcome said = session.advance(SOON);

        assertThat(Frames.calls(said.toCsms(), "StatusNotification"))
                .extracting(call -> call.payload().string("/status").orElseThrow())
                .containsExactly("Faulted");
    }

    @Test
    void itSendsAHeartbeatItself() {
        Outcome asked = session.fromCsms(trigger("Heartbeat"));

        session.fromStation(refusal(asked));
        Outcome said = session.advance(SOON);

        assertThat(Frames.calls(said.toCsms(), "Heartbeat")).hasSize(1);
    }

    @Test
    void itCannotReadAMeter() {
        Outcome asked = session.fromCsms(trigger("MeterValues"));

        Outcome said = session.fromStation(refusal(asked));

        assertThat(said.toCsms()).containsExactly("[3,\"t\",{\"status\":\"NotImplemented\"}]");
    }

    @Test
    void whatItHasNeverHeardItRefuses() {
        Outcome asked = session.fromCsms(trigger("StatusNotification"));

        Outcome said = session.fromStation(refusal(asked));

        assertThat(said.toCsms()).containsExactly("[3,\"t\",{\"status\":\"Rejected\"}]");
    }

    @Test
    void aSilentStationDoesNotHoldUpTheCsms() {
        session.fromCsms(trigger("StatusNotification"));

        Outcome later = session.advance(Duration.ofSeconds(4));

        assertThat(later.toCsms()).containsExactly("[3,\"t\",{\"status\":\"Rejected\"}]");
    }

    @Test
    void theStateOfLogUploadsIsTheGateways() {
        Outcome answered = session.fromCsms(trigger("LogStatusNotification"));
        Outcome said = session.advance(SOON);

        assertThat(answered.toStation()).isEmpty();
        assertThat(answered.toCsms()).containsExactly("[3,\"t\",{\"status\":\"Accepted\"}]");
        assertThat(Frames.call(said.toCsms().get(0)).payload().text()).isEqualTo("{\"status\":\"Idle\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SignChargePointCertificate", "FirmwareStatusNotification", "Nonsense"})
    void otherTriggersAreForOthers(String message) {
        Outcome outcome = session.fromCsms(trigger(message));

        assertThat(outcome.toStation()).containsExactly(trigger(message));
    }

    private static String trigger(String message) {
        return "[2,\"t\",\"ExtendedTriggerMessage\",{\"requestedMessage\":\"" + message + "\"}]";
    }

    private static String refusal(Outcome asked) {
        return "[4,\"" + Frames.call(asked.toStation().get(0)).id() + "\",\"NotImplemented\",\"\",{}]";
    }
}
