// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import static io.ferrule.certs.intercept.events.EventBench.CP001;
import static io.ferrule.certs.intercept.events.EventBench.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.intercept.Frames;
import io.ferrule.certs.intercept.SecurityEventType;
import io.ferrule.certs.store.LogEntry;
import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which events reach the CSMS, and in which words (OCPP 1.6 security white paper edition 3, A04; OCPP 2.0.1, A04). */
class StationEventsTest {

    @TempDir
    Path dir;

    private EventBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new EventBench(dir);
    }

    @Test
    void aCriticalEventReachesTheCsms() {
        InterceptorHarness session = bench.booted();

        bench.events.raise(CP001, SecurityEventType.MEMORY_EXHAUSTION, "97 % used");

        assertThat(told(session.outcome().toCsms()))
                .extracting(call -> call.payload().text())
                .containsExactly("{\"type\":\"MemoryExhaustion\",\"timestamp\":\"2026-01-01T00:00:00.000Z\","
                        + "\"techInfo\":\"97 % used\"}");
        assertThat(bench.logged()).hasSize(1);
    }

    @Test
    void eachVersionHasItsOwnNames() {
        InterceptorHarness session = bench.session(OcppVersion.V2_0_1);
        session.fromStation("[2,\"h\",\"Heartbeat\",{}]");
        session.fromCsms("[3,\"h\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]");

        bench.events.raise(CP001, SecurityEventType.INVALID_STATION_CERTIFICATE, "");

        assertThat(told(session.outcome().toCsms()))
                .extracting(call -> call.payload().string("/type").orElse(""))
                .containsExactly("InvalidChargingStationCertificate");
    }

    @Test
    void aRefusedCertificateIsToldIn16AlthoughItIsNotCriticalThere() {
        // TC_077
        InterceptorHarness session = bench.booted();

        bench.events.raise(CP001, SecurityEventType.INVALID_STATION_CERTIFICATE, "expired");

        assertThat(told(session.outcome().toCsms()))
                .extracting(call -> call.payload().string("/type").orElse(""))
                .containsExactly("InvalidChargePointCertificate");
    }

    @Test
    void whatIsCriticalNowhereIsOnlyLogged() {
        InterceptorHarness session = bench.booted();

        bench.events.raise(CP001, SecurityEventType.INVALID_MESSAGES, "no JSON");

        assertThat(told(session.outcome().toCsms())).isEmpty();
        assertThat(bench.logged()).extracting(LogEntry::type).containsExactly("InvalidMessages");
    }

    @Test
    void nothingIsToldBeforeTheBootIsAccepted() {
        // OCPP 1.6, 4.2
        InterceptorHarness session = bench.session(OcppVersion.V1_6);
        bench.events.raise(CP001, SecurityEventType.FIRMWARE_UPDATED, "1.1");
        List<Call> before = told(session.fromStation(Frames.BOOT).toCsms());

        Outcome accepted = session.fromCsms(Frames.BOOT_ACCEPTED);

        assertThat(before).isEmpty();
        assertThat(told(accepted.toCsms())).hasSize(1);
    }

    @Test
    void aPendingBootOpensNothing() {
        InterceptorHarness session = bench.session(OcppVersion.V1_6);
        bench.events.raise(CP001, SecurityEventType.FIRMWARE_UPDATED, "1.1");
        session.fromStation(Frames.BOOT);

        Outcome pending = session.fromCsms(
                "[3,\"b1\",{\"status\":\"Pending\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":900}]");

        assertThat(told(pending.toCsms())).isEmpty();
    }

    @Test
    void whatHappensWhileTheStationIsAwayIsToldByItsNextSession() {
        bench.booted().close();
        bench.events.raise(CP001, SecurityEventType.FIRMWARE_UPDATED, "1.1");
        InterceptorHarness next = bench.session(OcppVersion.V1_6);
        next.fromStation(Frames.BOOT);

        Outcome accepted = next.fromCsms(Frames.BOOT_ACCEPTED);

        assertThat(told(accepted.toCsms())).hasSize(1);
    }

    @Test
    void anEventWhoseAnswerWasLostComesAgainUnderTheSameId() {
        InterceptorHarness first = bench.booted();
        bench.events.raise(CP001, SecurityEventType.FIRMWARE_UPDATED, "1.1");
        Call sent = told(first.outcome().toCsms()).get(0);
        first.upstreamLost();
        InterceptorHarness second = bench.session(OcppVersion.V1_6);
        second.fromStation(Frames.BOOT);

        Outcome accepted = second.fromCsms(Frames.BOOT_ACCEPTED);

        assertThat(told(accepted.toCsms())).extracting(Call::text).containsExactly(sent.text());
    }

    @Test
    void anAnsweredEventIsDone() {
        InterceptorHarness session = bench.booted();
        bench.events.raise(CP001, SecurityEventType.FIRMWARE_UPDATED, "1.1");
        Call sent = told(session.outcome().toCsms()).get(0);

        session.fromCsms("[3,\"" + sent.id() + "\",{}]");

        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void eventsGoOutInTheirOrderOneAfterTheOther() {
        InterceptorHarness session = bench.booted();
        bench.events.raise(CP001, SecurityEventType.FIRMWARE_UPDATED, "1");
        bench.events.raise(CP001, SecurityEventType.MEMORY_EXHAUSTION, "2");
        Call first = told(session.outcome().toCsms()).get(0);

        session.fromCsms("[3,\"" + first.id() + "\",{}]");
        Outcome then = session.advance(Duration.ofMillis(1));

        assertThat(told(then.toCsms()))
                .extracting(call -> call.payload().string("/techInfo").orElse(""))
                .containsExactly("2");
    }

    @Test
    void aCsmsThatRefusesThreeTimesIsNotAskedAFourthTime() {
        InterceptorHarness session = bench.booted();
        bench.events.raise(CP001, SecurityEventType.FIRMWARE_UPDATED, "1.1");
        Call sent = told(session.outcome().toCsms()).get(0);

        for (int time = 0; time < 3; time++) {
            session.fromCsms("[4,\"" + sent.id() + "\",\"NotImplemented\",\"\",{}]");
            session.advance(Duration.ofSeconds(20));
        }

        assertThat(bench.dead()).hasSize(1);
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void aFloodOfOneTypeIsCutAndCounted() throws IOException {
        EventBench narrow = new EventBench(
                dir.resolve("narrow"),
                settings -> new EventSettings(
                        settings.clock(), settings.pushed(), 2, settings.audience(), false, settings.lost()));
        for (int i = 0; i < 5; i++) {
            narrow.events.raise(CP001, SecurityEventType.INVALID_MESSAGES, "number " + i);
        }
        narrow.clock.advance(Duration.ofHours(1));

        narrow.events.raise(CP001, SecurityEventType.INVALID_MESSAGES, "later");

        assertThat(narrow.logged())
                .extracting(LogEntry::techInfo)
                .containsExactly("number 0", "number 1", "after 3 more like it: later");
    }

    @Test
    void aBootThatTheCsmsAcceptsIsAStartup() throws IOException {
        EventBench watching = new EventBench(dir.resolve("watching"), settings -> settings);

        watching.booted();

        assertThat(watching.logged()).extracting(LogEntry::type).containsExactly("StartupOfTheDevice");
    }

    @Test
    void aBootAfterAResetIsAReset() throws IOException {
        EventBench watching = new EventBench(dir.resolve("watching"), settings -> settings.withPushed(type -> false));
        InterceptorHarness session = watching.booted();
        session.fromCsms("[2,\"r\",\"Reset\",{\"type\":\"Soft\"}]");
        session.fromStation("[3,\"r\",{\"status\":\"Accepted\"}]");

        Frames.booted(session);

        assertThat(watching.logged()).extracting(LogEntry::type).containsExactly("StartupOfTheDevice", "ResetOrReboot");
    }

    @Test
    void whatAStationTellsItselfIsInItsLogToo() {
        InterceptorHarness session = bench.booted();

        Outcome outcome = session.fromStation(
                "[2,\"e\",\"SecurityEventNotification\",{\"type\":\"TamperDetectionActivated\",\"timestamp\":"
                        + "\"2026-01-01T00:00:00Z\",\"techInfo\":\"door\\nopen\"}]");

        assertThat(outcome.toCsms()).hasSize(1);
        assertThat(bench.logged()).extracting(LogEntry::techInfo).containsExactly("door\\u000aopen");
    }

    @Test
    void aStationOf15HasNoMessageForEvents() {
        InterceptorHarness session = Frames.booted(bench.session(OcppVersion.V1_5));

        bench.events.raise(CP001, SecurityEventType.FIRMWARE_UPDATED, "1.1");

        assertThat(session.outcome().toCsms()).isEmpty();
        assertThat(bench.waiting()).isEmpty();
        assertThat(bench.logged()).hasSize(1);
    }

    @Test
    void anEventThatCannotBeKeptIsToldToTheOperator() {
        bench.journal.close();

        bench.events.raise(CP001, SecurityEventType.FIRMWARE_UPDATED, "1.1");

        assertThat(bench.lost).containsExactly("FirmwareUpdated cannot be kept for the CSMS");
    }
}
