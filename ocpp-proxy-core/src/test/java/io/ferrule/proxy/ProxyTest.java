// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.Call;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.UpstreamState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A proxy between real sockets, as an embedder has it. */
class ProxyTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final StationId CP1 = new StationId("CP1");
    private static final String BOOT =
            "[2, \"b\", \"BootNotification\", {\"chargePointVendor\":\"V\", \"chargePointModel\":\"M\"}]";

    private final FakeCsms csms = FakeCsms.plain();

    @AfterEach
    void stop() {
        csms.close();
    }

    @Test
    void carriesAConversationCharacterForCharacter() throws IOException {
        csms.answering("BootNotification", "{\"status\":\"Accepted\"}");
        try (Proxy proxy = builder().start();
                FakeStation station = FakeStation.connect(urlOf(proxy, "CP%201"), "ocpp1.6")) {

            station.send(BOOT);

            FakeCsmsConnection upstream = csms.awaitConnection(SOON);
            assertThat(upstream.awaitFrame(SOON)).isEqualTo(BOOT);
            assertThat(station.awaitFrame(SOON)).isEqualTo("[3,\"b\",{\"status\":\"Accepted\"}]");
            assertThat(upstream.path()).isEqualTo("/ocpp/CP%201");
            assertThat(upstream.subprotocol()).contains("ocpp1.6");
            assertThat(station.subprotocol()).contains("ocpp1.6");
        }
    }

    @Test
    void carriesCallsOfTheCsms() throws IOException {
        try (Proxy proxy = builder().start();
                FakeStation station = FakeStation.connect(urlOf(proxy, "CP1"), "ocpp1.6")) {
            station.answering("ClearCache", "{\"status\":\"Accepted\"}");
            FakeCsmsConnection upstream = csms.awaitConnection(SOON);

            upstream.send("[2,\"c\",\"ClearCache\",{}]");

            assertThat(upstream.awaitFrameContaining("\"c\"", SOON)).isEqualTo("[3,\"c\",{\"status\":\"Accepted\"}]");
        }
    }

    @Test
    void letsAnInterceptorRefuse() throws IOException {
        Interceptor refusing = new Interceptor() {
            @Override
            public CallVerdict onCall(Call call, Exchange exchange) {
                return CallVerdict.reject(ErrorCode.SECURITY_ERROR, "no");
            }
        };
        try (Proxy proxy = builder()
                        .intercept("refusing", OnFailure.REJECT, session -> refusing)
                        .start();
                FakeStation station = FakeStation.connect(urlOf(proxy, "CP1"), "ocpp1.6")) {

            station.send(BOOT);

            assertThat(station.awaitFrame(SOON)).isEqualTo("[4,\"b\",\"SecurityError\",\"no\",{}]");
        }
    }

    @Test
    void injectsCallsFromOutside() throws Exception {
        try (Proxy proxy = builder().start();
                FakeStation station = FakeStation.connect(urlOf(proxy, "CP1"), "ocpp1.6")) {
            station.answering("Reset", "{\"status\":\"Accepted\"}");
            csms.awaitConnection(SOON);

            var reply = proxy.session(CP1).orElseThrow().call(Side.STATION, "Reset", Payload.of("{\"type\":\"Soft\"}"));

            assertThat(reply.toCompletableFuture().get(20, TimeUnit.SECONDS).text())
                    .endsWith("{\"status\":\"Accepted\"}]");
        }
    }

    @Test
    void tellsHowItsStationsAre() throws IOException {
        try (Proxy proxy = builder().start();
                FakeStation station = FakeStation.connect(urlOf(proxy, "CP1"), "ocpp1.6")) {
            station.send(BOOT);
            station.awaitFrame(SOON);

            List<StationStatus> stations = proxy.stations();

            assertThat(stations).singleElement().satisfies(status -> {
                assertThat(status.station()).isEqualTo(CP1);
                assertThat(status.connected()).isTrue();
                assertThat(status.northbound().state()).isEqualTo(UpstreamState.OPEN);
                assertThat(status.southbound().orElseThrow().address()).isEqualTo("127.0.0.1");
            });
        }
    }

    @Test
    void sendsTheStationAwayWhenTheCsmsIsGone() throws IOException {
        try (Proxy proxy = builder().start();
                FakeStation station = FakeStation.connect(urlOf(proxy, "CP1"), "ocpp1.6")) {
            csms.awaitConnection(SOON).vanish();

            int code = station.awaitClosed(SOON).code();
            int status = FakeStation.dial(urlOf(proxy, "CP1"), Map.of(), List.of("ocpp1.6"))
                    .awaitUpgrade(SOON);

            assertThat(code).isEqualTo(1001);
            assertThat(status).isEqualTo(503);
        }
    }

    @Test
    void closesTheUpstreamWhenTheStationIsGone() throws IOException {
        try (Proxy proxy = builder().start();
                FakeStation station = FakeStation.connect(urlOf(proxy, "CP1"), "ocpp1.6")) {
            station.send(BOOT);
            station.awaitFrameContaining("\"b\"", SOON);
            FakeCsmsConnection upstream = csms.awaitConnection(SOON);

            station.hangUp();

            assertThat(upstream.awaitClosed(SOON).code()).isEqualTo(1000);
        }
    }

    @Test
    void refusesASecondConnectionOfALiveIdentity() throws IOException {
        try (Proxy proxy = builder().start();
                FakeStation station = FakeStation.connect(urlOf(proxy, "CP1"), "ocpp1.6")) {

            int status = FakeStation.dial(urlOf(proxy, "CP1"), Map.of(), List.of("ocpp1.6"))
                    .awaitUpgrade(SOON);

            assertThat(status).isEqualTo(409);
            assertThat(station.frames()).isEmpty();
        }
    }

    @Test
    void drainsWhenTheLastCallIsAnswered() throws Exception {
        csms.silent();
        try (Proxy proxy = builder().start();
                FakeStation station = FakeStation.connect(urlOf(proxy, "CP1"), "ocpp1.6")) {
            station.send(BOOT);
            FakeCsmsConnection upstream = csms.awaitConnection(SOON);
            upstream.awaitFrame(SOON);

            Thread draining = new Thread(() -> proxy.drain(SOON));
            draining.start();
            upstream.send("[3,\"b\",{}]");
            draining.join(SOON.toMillis());

            assertThat(draining.isAlive()).isFalse();
            assertThat(station.awaitFrame(SOON)).isEqualTo("[3,\"b\",{}]");
            assertThat(station.awaitClosed(SOON).code()).isEqualTo(1001);
        }
    }

    @Test
    void closesItsStationsWith1001() throws IOException {
        Proxy proxy = builder().start();
        try (FakeStation station = FakeStation.connect(urlOf(proxy, "CP1"), "ocpp1.6")) {
            csms.awaitConnection(SOON);

            proxy.close();

            assertThat(station.awaitClosed(SOON).code()).isEqualTo(1001);
        }
    }

    @Test
    void saysWhichAddressCannotBeBound() throws IOException {
        try (Proxy first = builder().start()) {
            ProxyBuilder second = builder().listen(first.address());

            assertThatThrownBy(second::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.valueOf(first.address().getPort()));
        }
    }

    @Test
    void needsAnUpstream() {
        assertThatThrownBy(() -> Proxy.builder().start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("upstream");
    }

    @Test
    void refusesTwoInterceptorsOfOneName() {
        ProxyBuilder builder = builder().intercept("a", OnFailure.REJECT, session -> new Interceptor() {});

        assertThatThrownBy(() -> builder.intercept("a", OnFailure.REJECT, session -> new Interceptor() {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnUpstreamWithTlsButWithoutIdentity() {
        ProxyBuilder builder = Proxy.builder();

        assertThatThrownBy(() -> builder.upstream(URI.create("wss://csms.example/ocpp")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ws://");
    }

    private ProxyBuilder builder() {
        return Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .upstream(csms.uri())
                .backoff(new Backoff(Duration.ofSeconds(60), Duration.ZERO, 0));
    }

    private static URI urlOf(Proxy proxy, String identity) {
        return URI.create("ws://127.0.0.1:" + proxy.address().getPort() + "/ocpp/" + identity);
    }
}
