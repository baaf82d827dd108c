// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.ProxyBuilder;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.intercept.Session;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A station that lives in the proxy, towards a CSMS on a real socket. */
class ResidentTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final StationId LC = new StationId("LC-1");
    private static final Backoff BRIEF = new Backoff(Duration.ofSeconds(1), Duration.ZERO, 0);

    private final FakeCsms csms = FakeCsms.plain();
    private final BlockingQueue<UpstreamState> states = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        csms.close();
    }

    @Test
    void speaksAndAnswersLikeAStation() throws IOException {
        try (Proxy proxy = builder().resident(resident()).start()) {
            FakeCsmsConnection upstream = csms.awaitConnection(SOON);
            upstream.awaitFrameContaining("Heartbeat", SOON);

            upstream.send("[2,\"c\",\"ClearCache\",{}]");

            assertThat(upstream.awaitFrameContaining("\"c\"", SOON)).isEqualTo("[3,\"c\",{\"status\":\"Accepted\"}]");
            assertThat(upstream.path()).isEqualTo("/ocpp/LC-1");
            assertThat(upstream.subprotocol()).contains("ocpp2.0.1");
            assertThat(proxy.stations()).singleElement().satisfies(status -> {
                assertThat(status.station()).isEqualTo(LC);
                assertThat(status.connected()).isTrue();
                assertThat(status.southbound().orElseThrow().address()).isEqualTo("resident");
            });
        }
    }

    @Test
    void whatItLetsPassIsRefusedAsItsVersionAsks() throws IOException {
        try (Proxy proxy = builder().resident(resident()).start()) {
            FakeCsmsConnection upstream = csms.awaitConnection(SOON);

            upstream.send("[2,\"k\",\"UnlockConnector\",{\"evseId\":1,\"connectorId\":1}]");
            upstream.send("[2,\"u\",\"Dance\",{}]");

            assertThat(upstream.awaitFrameContaining("[4,\"k\"", SOON)).contains("\"NotSupported\"");
            assertThat(upstream.awaitFrameContaining("[4,\"u\"", SOON)).contains("\"NotImplemented\"");
            assertThat(proxy.session(LC)).isPresent();
        }
    }

    @Test
    void itsMessagesPassTheInterceptorsOfTheProxy() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        Interceptor witness = new Interceptor() {
            @Override
            public CallVerdict onCall(Call call, Exchange exchange) {
                seen.complete(exchange.origin() + " " + call.action());
                return CallVerdict.forward();
            }
        };
        try (Proxy proxy = builder()
                .intercept("witness", OnFailure.FORWARD, session -> witness)
                .resident(resident())
                .start()) {

            String first = seen.get(30, TimeUnit.SECONDS);

            assertThat(first).isEqualTo("STATION Heartbeat");
            assertThat(proxy.stations()).hasSize(1);
        }
    }

    @Test
    void nobodyConnectsWithItsIdentity() throws IOException {
        try (Proxy proxy =
                builder().duplicates(Duplicates.REPLACE).resident(resident()).start()) {
            csms.goAway();

            int status = FakeStation.dial(urlOf(proxy), Map.of(), List.of("ocpp2.0.1"))
                    .awaitUpgrade(SOON);

            assertThat(status).isEqualTo(409);
        }
    }

    @Test
    void comesBackWhenItsCsmsWasLost() throws IOException {
        try (Proxy proxy = builder().resident(resident()).start()) {
            csms.awaitConnection(SOON).vanish();

            FakeCsmsConnection second = csms.awaitConnection(SOON);

            assertThat(second.awaitFrameContaining("Heartbeat", SOON)).contains("Heartbeat");
            assertThat(proxy.address().getPort()).isPositive();
        }
    }

    @Test
    void comesBackWhenItsSessionWasClosed() throws IOException {
        try (Proxy proxy = builder().resident(resident()).start()) {
            csms.awaitConnection(SOON).awaitFrameContaining("Heartbeat", SOON);
            proxy.session(LC).orElseThrow().close("for a test");

            FakeCsmsConnection second = csms.awaitConnection(SOON);

            assertThat(second.awaitFrameContaining("Heartbeat", SOON)).contains("Heartbeat");
        }
    }

    @Test
    void keepsItsSessionInBufferModeAndIsToldOfTheCsms() throws Exception {
        try (Proxy proxy =
                builder().whenAway(WhenAway.BUFFER).resident(resident()).start()) {
            FakeCsmsConnection first = csms.awaitConnection(SOON);
            UpstreamState opened = states.poll(30, TimeUnit.SECONDS);
            first.vanish();

            UpstreamState lost = states.poll(30, TimeUnit.SECONDS);
            UpstreamState back = states.poll(30, TimeUnit.SECONDS);

            assertThat(List.of(opened, lost, back))
                    .containsExactly(UpstreamState.OPEN, UpstreamState.AWAY, UpstreamState.OPEN);
            assertThat(proxy.session(LC)).isPresent();
        }
    }

    @Test
    void endsWithTheProxy() throws IOException {
        FakeCsmsConnection upstream;
        try (Proxy proxy = builder().resident(resident()).start()) {
            upstream = csms.awaitConnection(SOON);
            upstream.awaitFrameContaining(
                    "Heartbeat", SOON); // open on both sides: a dial that still runs ends without a word
            assertThat(proxy.stations()).hasSize(1);
        }

        int code = upstream.awaitClosed(SOON).code();

        assertThat(code).isEqualTo(1001);
    }

    @Test
    void twoResidentsDoNotShareAnIdentity() {
        ProxyBuilder builder = builder().resident(resident());

        assertThatThrownBy(() -> builder.resident(resident()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LC-1");
    }

    private ProxyBuilder builder() {
        return Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .upstream(csms.uri())
                .backoff(BRIEF)
                .ping(Duration.ZERO);
    }

    private Resident resident() {
        return new Resident(LC, OcppVersion.V2_0_1, Life::new);
    }

    private static URI urlOf(Proxy proxy) {
        return URI.create("ws://127.0.0.1:" + proxy.address().getPort() + "/LC-1");
    }

    /** Says one thing and knows one answer. */
    private final class Life implements Interceptor {

        Life(Session session) {
            session.execute(() -> {
                var unused = session.call(Side.CSMS, "Heartbeat", Payload.empty());
            });
        }

        @Override
        public CallVerdict onCall(Call call, Exchange exchange) {
            return call.action().equals("ClearCache")
                    ? CallVerdict.answer(Payload.of("{\"status\":\"Accepted\"}"))
                    : CallVerdict.forward();
        }

        @Override
        public void onUpstream(UpstreamState state) {
            states.add(state);
        }
    }
}
