// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.intercept.Frames;
import io.ferrule.certs.intercept.SecurityEventType;
import io.ferrule.certs.intercept.events.EventBench;
import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.handshake.AddressBlock;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GetLog and what the CSMS hears of it (OCPP 1.6 security white paper edition 3, N01; OCPP 2.0.1 part 2, N01). */
class GetLogTest {

    @TempDir
    Path dir;

    /** Uploads wait here until a test lets them run. */
    private final Deque<Runnable> network = new ArrayDeque<>();

    private final List<String> refusals = new ArrayList<>();
    private EventBench bench;
    private LogOrders orders;

    @BeforeEach
    void open() throws IOException {
        bench = new EventBench(dir);
        orders = LogOrders.over(
                bench.log,
                bench.notices,
                UploadSettings.of(network::add)
                        .withNetworks(List.of(AddressBlock.of("127.0.0.0/8")))
                        .withRefusals((station, why) -> refusals.add(station.value() + " " + why)));
    }

    @Test
    void theSecurityLogIsUploadedAndTheCsmsHearsHow() throws IOException {
        // TC_079
        try (WebServer server = new WebServer(method -> 201)) {
            bench.events.raise(EventBench.CP001, SecurityEventType.INVALID_MESSAGES, "no JSON");
            InterceptorHarness session = booted(OcppVersion.V1_6);

            Outcome answered = session.fromCsms(getLog(7, server.url("/logs/"), ""));
            Outcome done = run(session, answered);

            assertThat(answered.toStation()).isEmpty();
            assertThat(answered.toCsms().get(0))
                    .isEqualTo("[3,\"g\",{\"status\":\"Accepted\",\"filename\":\"CP001-security-7.log\"}]");
            assertThat(statuses(answered.toCsms())).containsExactly("Uploading 7");
            assertThat(statuses(done.toCsms())).containsExactly("Uploaded 7");
            assertThat(server.requests)
                    .extracting(WebServer.Request::body)
                    .containsExactly("2026-01-01T00:00:00Z\tInvalidMessages\tno JSON\n");
        }
    }

    @Test
    void onlyTheStretchThatWasAskedForIsUploaded() throws IOException {
        try (WebServer server = new WebServer(method -> 201)) {
            for (int minute = 0; minute < 5; minute++) {
                bench.events.raise(EventBench.CP001, SecurityEventType.INVALID_MESSAGES, "minute " + minute);
                bench.clock.advance(Duration.ofMinutes(1));
            }
            InterceptorHarness session = booted(OcppVersion.V1_6);
            String stretch = ",\"oldestTimestamp\":\"2026-01-01T01:01:00+01:00\","
                    + "\"latestTimestamp\":\"2026-01-01T00:02:00Z\"";

            run(session, session.fromCsms(getLog(7, server.url("/logs/"), stretch)));

            assertThat(server.requests.get(0).body().lines())
                    .extracting(line -> line.substring(line.lastIndexOf('\t') + 1))
                    .containsExactly("minute 1", "minute 2");
        }
    }

    @Test
    void aServerThatRefusesIsToldApart() throws IOException {
        try (WebServer server = new WebServer(method -> 403)) {
            InterceptorHarness session = booted(OcppVersion.V1_6);

            Outcome done = run(session, session.fromCsms(getLog(7, server.url("/logs/"), "")));

            assertThat(statuses(done.toCsms())).containsExactly("PermissionDenied 7");
        }
    }

    @Test
    void aSecondOrderTakesThePlaceOfTheFirst() {
        InterceptorHarness session = booted(OcppVersion.V1_6);
        session.fromCsms(getLog(7, "http://127.0.0.1:9/", ""));

        Outcome second = session.fromCsms(getLog(8, "http://127.0.0.1:9/", ""));

        assertThat(Frames.result(second.toCsms().get(0)).string("/status")).contains("AcceptedCanceled");
        assertThat(orders.status(EventBench.CP001).text()).isEqualTo("{\"status\":\"Uploading\",\"requestId\":8}");
    }

    @Test
    void in201TheCsmsHearsThatTheFirstWasGivenUp() {
        // N01.FR.20
        InterceptorHarness session = harness(OcppVersion.V2_0_1);
        session.fromStation("[2,\"h\",\"Heartbeat\",{}]");
        session.fromCsms("[3,\"h\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]");
        Outcome first = session.fromCsms(getLog(7, "http://127.0.0.1:9/", ""));
        List<String> told = new ArrayList<>(statuses(answerAll(session, first)));

        Outcome second = session.fromCsms(getLog(8, "http://127.0.0.1:9/", ""));
        told.addAll(statuses(answerAll(session, second)));

        assertThat(told).containsExactly("Uploading 7", "AcceptedCanceled 7", "Uploading 8");
    }

    @Test
    void in201TheCsmsHearsWhyAPlaceIsRefused() {
        // OCPP 2.0.1 part 2, N01; reason codes of the appendices
        InterceptorHarness session = harness(OcppVersion.V2_0_1);

        Outcome outcome = session.fromCsms(getLog(7, "http://10.0.0.1/", ""));

        assertThat(outcome.toCsms())
                .containsExactly("[3,\"g\",{\"status\":\"Rejected\",\"statusInfo\":{\"reasonCode\":\"InvalidURL\","
                        + "\"additionalInfo\":\"logs may not be uploaded to this address, which is not public\"}}]");
        assertThat(refusals).containsExactly("CP001 logs may not be uploaded to this address, which is not public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp://127.0.0.1/", "file:///etc/", "", "http://a b/"})
    void aPlaceThatCannotBeUsedIsRefused(String location) {
        Outcome outcome = booted(OcppVersion.V1_6).fromCsms(getLog(7, location, ""));

        assertThat(outcome.toCsms()).containsExactly("[3,\"g\",{\"status\":\"Rejected\"}]");
        assertThat(network).isEmpty();
    }

    @Test
    void theDiagnosticsLogBecomesGetDiagnostics() {
        InterceptorHarness session = booted(OcppVersion.V1_6);

        Outcome asked = session.fromCsms(
                "[2,\"g\",\"GetLog\",{\"logType\":\"DiagnosticsLog\",\"requestId\":5,"
                        + "\"retries\":2,\"log\":{\"remoteLocation\":\"ftp://x/\",\"oldestTimestamp\":\"2026-01-01T00:00:00Z\"}}]");

        Call call = Frames.call(asked.toStation().get(0));
        assertThat(call.action()).isEqualTo("GetDiagnostics");
        assertThat(call.payload().string("/location")).contains("ftp://x/");
        assertThat(call.payload().string("/startTime")).contains("2026-01-01T00:00:00Z");
        assertThat(call.payload().has("/stopTime")).isFalse();
        assertThat(call.payload().number("/retries").orElseThrow()).isEqualByComparingTo("2");
    }

    @Test
    void whatAStationSaysOfItsDiagnosticsIsTranslated() {
        InterceptorHarness session = booted(OcppVersion.V1_6);
        Outcome asked = session.fromCsms(diagnosticsLog(5));
        Outcome answered = session.fromStation(Frames.answer(asked.toStation().get(0), "{\"fileName\":\"diag.zip\"}"));

        Outcome uploaded = session.fromStation("[2,\"d\",\"DiagnosticsStatusNotification\",{\"status\":\"Uploaded\"}]");

        assertThat(answered.toCsms()).containsExactly("[3,\"g\",{\"status\":\"Accepted\",\"filename\":\"diag.zip\"}]");
        assertThat(uploaded.toStation()).containsExactly("[3,\"d\",{}]");
        assertThat(statuses(uploaded.toCsms())).containsExactly("Uploaded 5");
    }

    @Test
    void aStationWithoutDiagnosticsRefuses() {
        InterceptorHarness session = booted(OcppVersion.V1_6);
        Outcome asked = session.fromCsms(diagnosticsLog(5));

        Outcome answered = session.fromStation(Frames.answer(asked.toStation().get(0), "{}"));

        assertThat(answered.toCsms()).containsExactly("[3,\"g\",{\"status\":\"Rejected\"}]");
    }

    @Test
    void diagnosticsThatNobodyOrderedByGetLogPass() {
        String notification = "[2,\"d\",\"DiagnosticsStatusNotification\",{\"status\":\"Uploading\"}]";

        Outcome outcome = booted(OcppVersion.V1_6).fromStation(notification);

        assertThat(outcome.toCsms()).containsExactly(notification);
    }

    private InterceptorHarness booted(OcppVersion version) {
        return Frames.booted(harness(version));
    }

    private InterceptorHarness harness(OcppVersion version) {
        return InterceptorHarness.of(version, orders.interceptors(), bench.notices.interceptors());
    }

    /** Answers what the CSMS got, lets the uploads run, and gives what the CSMS got then. */
    private Outcome run(InterceptorHarness session, Outcome outcome) {
        answerAll(session, outcome);
        while (!network.isEmpty()) {
            network.remove().run();
        }
        return session.advance(Duration.ofMillis(1));
    }

    private static List<String> answerAll(InterceptorHarness session, Outcome outcome) {
        List<String> frames = new ArrayList<>();
        Outcome next = outcome;
        while (!next.toCsms().isEmpty()) {
            frames.addAll(next.toCsms());
            for (Call call : Frames.calls(next.toCsms(), "LogStatusNotification")) {
                session.fromCsms(Frames.answer(call.text(), "{}"));
            }
            next = session.advance(Duration.ofMillis(1));
        }
        return frames;
    }

    private static List<String> statuses(List<String> frames) {
        return Frames.calls(frames, "LogStatusNotification").stream()
                .map(call -> call.payload().string("/status").orElseThrow() + " "
                        + call.payload().number("/requestId").orElseThrow())
                .toList();
    }

    private static String getLog(int id, String location, String stretch) {
        return "[2,\"g\",\"GetLog\",{\"logType\":\"SecurityLog\",\"requestId\":" + id
                + ",\"retries\":0,\"log\":{\"remoteLocation\":\"" + location + "\"" + stretch + "}}]";
    }

    private static String diagnosticsLog(int id) {
        return "[2,\"g\",\"GetLog\",{\"logType\":\"DiagnosticsLog\",\"requestId\":" + id
                + ",\"log\":{\"remoteLocation\":\"ftp://x/\"}}]";
    }
}
