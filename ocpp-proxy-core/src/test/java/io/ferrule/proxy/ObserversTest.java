// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Call;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.event.ObserverEvent.ObserverAway;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.event.StationEvent.UpstreamOpened;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.BasicCredentials;
import io.ferrule.proxy.upstream.Observer;
import io.ferrule.proxy.upstream.ObserverStatus;
import io.ferrule.proxy.upstream.Password;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamDirectory;
import io.ferrule.proxy.upstream.UpstreamState;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One station, its CSMS and its observers on real sockets. */
class ObserversTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final StationId CP1 = new StationId("CP1");
    private static final String BOOT = "[2,\"b\",\"BootNotification\",{\"chargePointModel\":\"M\"}]";

    private final FakeCsms csms = FakeCsms.plain();
    private final FakeCsms ems = FakeCsms.plain();
    private final EventLog events = new EventLog();

    @AfterEach
    void stop() {
        csms.close();
        ems.close();
    }

    @Test
    void bothHearTheStationAndOneAnswers() throws IOException {
        csms.answering("BootNotification", "{\"status\":\"Accepted\"}");
        ems.answering("BootNotification", "{\"status\":\"Accepted\",\"from\":\"the observer\"}");
        try (Proxy proxy = proxy(readOnly("ems", ems.uri()));
                FakeStation station = connect(proxy)) {

            station.send(BOOT);

            assertThat(station.awaitFrame(SOON)).isEqualTo("[3,\"b\",{\"status\":\"Accepted\"}]");
            assertThat(csms.awaitConnection(SOON).awaitFrame(SOON)).isEqualTo(BOOT);
            assertThat(ems.awaitConnection(SOON).awaitFrame(SOON)).isEqualTo(BOOT);
        }
    }

    @Test
    void servesTheStationInOrderBesideAnObserverThatReadsNothing() throws Exception {
        // An open port whose owner never answers an upgrade, and one that accepts and then says nothing.
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ems.silent();
            URI nowhere = URI.create("ws://127.0.0.1:" + deaf.getLocalPort());
            try (Proxy proxy = proxy(readOnly("deaf", nowhere), readOnly("ems", ems.uri()));
                    FakeStation station = connect(proxy)) {
                List<String> answers = new ArrayList<>();

                for (int i = 0; i < 150; i++) {
                    station.send("[2,\"" + i + "\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[]}]");
                    answers.add(station.awaitFrame(SOON));
                }

                assertThat(answers).hasSize(150);
                for (int i = 0; i < 150; i++) {
                    assertThat(answers.get(i)).isEqualTo("[3,\"" + i + "\",{}]");
                }
                assertThat(csms.awaitConnection(SOON).frames()).hasSize(150);
                assertThat(ems.awaitConnection(SOON).frames()).hasSize(1);
                assertThat(proxy.observers(CP1))
                        .extracting(ObserverStatus::state)
                        .doesNotContain(UpstreamState.AWAY);
                assertThat(proxy.observers(CP1)).allMatch(status -> status.dropped() > 80);
            }
        }
    }

    @Test
    void servesTheStationWithoutAnObserverThatCannotBeReached() throws Exception {
        try (Proxy proxy = proxy(readOnly("gone", URI.create("ws://127.0.0.1:" + closedPort())));
                FakeStation station = connect(proxy)) {

            station.send(BOOT);

            assertThat(station.awaitFrame(SOON)).isEqualTo("[3,\"b\",{}]");
            ObserverAway away = (ObserverAway) await(ObserverAway.class::isInstance);
            assertThat(away.observer()).isEqualTo("gone");
            assertThat(proxy.observers(CP1)).extracting(ObserverStatus::state).containsExactly(UpstreamState.AWAY);
        }
    }

    @Test
    void endsAnObserverThatFloodsAndKeepsTheStation() throws IOException {
        try (Proxy proxy = proxy(readOnly("ems", ems.uri()));
                FakeStation station = connect(proxy)) {
            station.send(BOOT);
            FakeCsmsConnection observer = ems.awaitConnection(SOON);

            for (int i = 0; i < 2_000; i++) {
                observer.send("[2,\"f" + i + "\",\"Reset\",{\"type\":\"Hard\"}]");
            }

            assertThat(observer.awaitClosed(SOON).code()).isEqualTo(1008);
            station.send("[2,\"h\",\"Heartbeat\",{}]");
            station.awaitFrameContaining("\"h\"", SOON);
            assertThat(station.frames()).noneMatch(frame -> frame.contains("Reset"));
        }
    }

    @Test
    void letsTwoUpstreamsCommandAtOnceAndGivesEachItsOwnReply() throws IOException {
        Observer permitted = new Observer("ems", target("ems", ems.uri()), Set.of("GetConfiguration"), Set.of());
        try (Proxy proxy = proxy(permitted);
                FakeStation station = connect(proxy)) {
            station.answering("ClearCache", "{\"status\":\"Accepted\"}");
            station.answering("GetConfiguration", "{\"configurationKey\":[]}");
            station.send(BOOT);
            FakeCsmsConnection primary = csms.awaitConnection(SOON);
            FakeCsmsConnection observer = ems.awaitConnection(SOON);
            observer.awaitFrame(SOON);

            for (int i = 0; i < 50; i++) {
                primary.send("[2,\"" + i + "\",\"ClearCache\",{}]");
                observer.send("[2,\"" + i + "\",\"GetConfiguration\",{}]");
                observer.awaitFrameContaining("[3,\"" + i + "\"", SOON);
                primary.awaitFrameContaining("[3,\"" + i + "\"", SOON);
            }

            assertThat(replies(primary)).hasSize(50).allMatch(reply -> reply.endsWith("{\"status\":\"Accepted\"}]"));
            assertThat(replies(observer)).hasSize(50).allMatch(reply -> reply.endsWith("{\"configurationKey\":[]}]"));
        }
    }

    @Test
    void tellsInterceptorsWhoAsks() throws IOException {
        Observer permitted = new Observer("ems", target("ems", ems.uri()), Set.of("Reset"), Set.of());
        Interceptor policy = new Interceptor() {
            @Override
            public CallVerdict onCall(Call call, Exchange exchange) {
                return exchange.origin() == Side.CSMS && !exchange.upstream().equals(Optional.of(Observer.PRIMARY))
                        ? CallVerdict.reject(
                                ErrorCode.SECURITY_ERROR,
                                "not " + exchange.upstream().orElse("ours"))
                        : CallVerdict.forward();
            }
        };
        try (Proxy proxy = builder()
                        .intercept("policy", OnFailure.REJECT, session -> policy)
                        .observers((station, version) -> List.of(permitted))
                        .start();
                FakeStation station = connect(proxy)) {
            station.answering("Reset", "{\"status\":\"Accepted\"}");
            station.send(BOOT);
            FakeCsmsConnection observer = ems.awaitConnection(SOON);
            FakeCsmsConnection primary = csms.awaitConnection(SOON);
            observer.awaitFrame(SOON);

            observer.send("[2,\"o\",\"Reset\",{\"type\":\"Soft\"}]");
            String refusal = observer.awaitFrameContaining("\"o\"", SOON);
            primary.send("[2,\"p\",\"Reset\",{\"type\":\"Soft\"}]");

            assertThat(refusal).isEqualTo("[4,\"o\",\"SecurityError\",\"not ems\",{}]");
            assertThat(primary.awaitFrameContaining("\"p\"", SOON)).isEqualTo("[3,\"p\",{\"status\":\"Accepted\"}]");
        }
    }

    @Test
    void showsEachUpstreamItsOwnCredentials() throws IOException {
        UpstreamTarget secured = new UpstreamTarget(
                URI.create(ems.uri() + "/known-there-as"),
                OcppVersion.V1_6,
                SecurityProfile.BASIC,
                Optional.of(new BasicCredentials(
                        "known-there-as", new Password("secret".getBytes(StandardCharsets.UTF_8)))),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10));
        try (Proxy proxy = proxy(Observer.readOnly("ems", secured));
                FakeStation station = connect(proxy)) {

            station.send(BOOT);

            FakeCsmsConnection observer = ems.awaitConnection(SOON);
            FakeCsmsConnection primary = csms.awaitConnection(SOON);
            assertThat(observer.path()).isEqualTo("/ocpp/known-there-as");
            assertThat(observer.authorization()).isPresent();
            assertThat(primary.path()).isEqualTo("/ocpp/CP1");
            assertThat(primary.authorization()).isEmpty();
        }
    }

    @Test
    void copiesToAnObserverWhileTheCsmsIsAway() throws Exception {
        UpstreamDirectory nowhere = (station, version) -> target("CP1", URI.create("ws://127.0.0.1:" + closedPort()));
        Interceptor answering = new Interceptor() {
            @Override
            public CallVerdict onCall(Call call, Exchange exchange) {
                return CallVerdict.answer(Payload.of("{\"by\":\"the gateway\"}"));
            }
        };
        try (Proxy proxy = builder()
                        .upstream(nowhere)
                        .whenAway(WhenAway.BUFFER)
                        .observers((station, version) -> List.of(readOnly("ems", ems.uri())))
                        .intercept("offline", OnFailure.REJECT, session -> answering)
                        .start();
                FakeStation station = connect(proxy)) {

            station.send(BOOT);

            assertThat(station.awaitFrame(SOON)).isEqualTo("[3,\"b\",{\"by\":\"the gateway\"}]");
            assertThat(ems.awaitConnection(SOON).awaitFrame(SOON)).isEqualTo(BOOT);
        }
    }

    @Test
    void goesToTheSecondAddressOfTheCsmsAndBackToTheFirst() throws IOException {
        TwoAddresses addresses = new TwoAddresses(URI.create("ws://127.0.0.1:" + closedPort()), ems.uri());
        try (Proxy proxy = builder()
                        .upstream(addresses)
                        .whenAway(WhenAway.BUFFER)
                        .backoff(new Backoff(Duration.ofSeconds(1), Duration.ZERO, 0))
                        .start();
                FakeStation station = connect(proxy)) {
            station.send(BOOT);
            FakeCsmsConnection second = ems.awaitConnection(SOON);
            String before = station.awaitFrame(SOON);
            addresses.first = csms.uri();

            second.vanish();
            FakeCsmsConnection first = csms.awaitConnection(SOON);
            await(event -> event instanceof UpstreamOpened opened
                    && opened.url().getPort() == csms.uri().getPort());
            station.send("[2,\"h\",\"Heartbeat\",{}]");

            assertThat(before).isEqualTo("[3,\"b\",{}]");
            assertThat(station.awaitFrame(SOON)).isEqualTo("[3,\"h\",{}]");
            assertThat(first.frames()).containsExactly("[2,\"h\",\"Heartbeat\",{}]");
        }
    }

    private static final class TwoAddresses implements UpstreamDirectory {
        private volatile URI first;
        private final URI second;

        TwoAddresses(URI first, URI second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public UpstreamTarget targetOf(StationId station, OcppVersion version) {
            return target(station.value(), first);
        }

        @Override
        public List<UpstreamTarget> targetsOf(StationId station, OcppVersion version) {
            return List.of(target(station.value(), first), target(station.value(), second));
        }
    }

    private Proxy proxy(Observer... observers) throws IOException {
        return builder().observers((station, version) -> List.of(observers)).start();
    }

    private ProxyBuilder builder() {
        return Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .upstream(csms.uri())
                .listener(events)
                .backoff(new Backoff(Duration.ofSeconds(60), Duration.ZERO, 0));
    }

    private ProxyEvent await(Predicate<ProxyEvent> wanted) {
        return events.first(wanted, SOON);
    }

    private static List<String> replies(FakeCsmsConnection connection) {
        return connection.frames().stream()
                .filter(frame -> frame.startsWith("[3,"))
                .toList();
    }

    private static Observer readOnly(String name, URI base) {
        return Observer.readOnly(name, target(name, base));
    }

    private static UpstreamTarget target(String identity, URI base) {
        return new UpstreamTarget(
                URI.create(base + "/" + identity),
                OcppVersion.V1_6,
                SecurityProfile.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(60));
    }

    private static FakeStation connect(Proxy proxy) {
        return FakeStation.connect(
                URI.create("ws://127.0.0.1:" + proxy.address().getPort() + "/ocpp/CP1"), "ocpp1.6");
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError("no free port", e);
        }
    }
}
