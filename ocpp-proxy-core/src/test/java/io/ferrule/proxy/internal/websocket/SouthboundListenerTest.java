// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static io.ferrule.proxy.internal.websocket.RecordingDoor.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.KeepAlive;
import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.handshake.UpgradeRequest;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Doorkeeper;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.internal.link.WireWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SouthboundListenerTest {

    private final RecordingDoor door = new RecordingDoor();
    private final List<RawPeer> peers = new ArrayList<>();
    private SouthboundListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = listen(door, WireLimits.defaults());
    }

    @AfterEach
    void stop() throws IOException {
        for (RawPeer peer : peers) {
            peer.close();
        }
        listener.close();
    }

    @Test
    void carriesTextBothWaysCharacterForCharacter() throws Exception {
        RawPeer station = open("/ocpp/CP001");
        RecordingDoor.Opened session = await(door.opened);

        station.send(Wire.text("[2,\"1\",\"Heartbeat\",{ \"ü\":1.0}]"));
        session.link.send("[3,\"1\",{\"currentTime\":\"…\"} ]");

        assertThat(session.text()).isEqualTo("[2,\"1\",\"Heartbeat\",{ \"ü\":1.0}]");
        assertThat(station.frame(Wire.TEXT).text()).isEqualTo("[3,\"1\",{\"currentTime\":\"…\"} ]");
    }

    @Test
    void tellsWhoIsAdmittedInWhichVersion() throws Exception {
        open("/ocpp/CP%20001");

        RecordingDoor.Opened session = await(door.opened);

        // OCPP-J 1.6, 3.1.1: the identity is the percent-decoded last segment
        assertThat(session.admit)
                .isEqualTo(new Admission.Admit(new StationId("CP 001"), OcppVersion.V1_6, Optional.of("ocpp1.6")));
        assertThat(session.link.subprotocol()).contains("ocpp1.6");
        assertThat(session.link.tls()).isEmpty();
    }

    @Test
    void answersTheSubprotocolInTheStationsSpelling() throws Exception {
        RawPeer station = connect();

        station.send(RawPeer.request("/CP001", "Sec-WebSocket-Protocol: foo,  OCPP1.6 ,ocpp1.5"));

        // field quirk 4: other case and blanks
        assertThat(station.head()).contains("Sec-WebSocket-Protocol: OCPP1.6\r\n");
    }

    @Test
    void provesThatItReadTheKey() throws Exception {
        RawPeer station = connect();

        station.send(RawPeer.request("/CP001"));

        // RFC 6455, 1.3: the example key and its answer; field quirk 1: nothing offered, nothing answered
        assertThat(station.head())
                .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                .doesNotContain("Sec-WebSocket-Protocol");
    }

    @Test
    void completesTheHandshakeAndClosesWithoutCommonSubprotocol() throws Exception {
        RawPeer station = connect();

        station.send(RawPeer.request("/CP001", "Sec-WebSocket-Protocol: ocpp9.9"));

        // OCPP-J 1.6, 3.1.2
        assertThat(station.head()).startsWith("HTTP/1.1 101 ").doesNotContain("Sec-WebSocket-Protocol");
        assertThat(station.frame().closeCode()).isEqualTo(CloseReason.PROTOCOL_ERROR);
        assertThat(station.ended()).isTrue();
    }

    @Test
    void refusesAPathWithoutIdentity() throws Exception {
        RawPeer station = connect();

        station.send(RawPeer.request("/", "Sec-WebSocket-Protocol: ocpp1.6"));

        // OCPP-J 1.6, 3.1.1
        assertThat(station.head()).startsWith("HTTP/1.1 404 Not Found\r\n");
        assertThat(station.ended()).isTrue();
    }

    @Test
    void answers500WhenThePolicyFailsAndAsksItAgainNextTime() throws Exception {
        RecordingDoor moody = new RecordingDoor(request -> {
            if (request.target().equals("/bad")) {
                throw new IllegalStateException("policy bug");
            }
            return new Admission.Refuse(409, Map.of("X-Reason", "a\r\nb"), "taken");
        });
        try (SouthboundListener other = listen(moody, WireLimits.defaults())) {
            RawPeer first = keep(RawPeer.connect(other.address()));
            RawPeer second = keep(RawPeer.connect(other.address()));

            first.send(RawPeer.request("/bad"));
            second.send(RawPeer.request("/taken"));

            assertThat(first.head()).startsWith("HTTP/1.1 500 ");
            assertThat(second.head()).startsWith("HTTP/1.1 409 Conflict\r\n").contains("X-Reason: a  b\r\n");
        }
    }

    @Test
    void deliversFramesThatCameWithTheUpgrade() throws Exception {
        RawPeer station = connect();

        station.send(Wire.concat(
                RawPeer.request("/CP001", "Sec-WebSocket-Protocol: ocpp1.6")
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                Wire.text("[2,\"0\",\"BootNotification\",{}]")));

        assertThat(await(door.opened).text()).isEqualTo("[2,\"0\",\"BootNotification\",{}]");
    }

    @Test
    void answersAPingWithItsPayload() throws Exception {
        RawPeer station = open("/CP001");

        station.send(Wire.masked(0x80 | Wire.PING, new byte[] {1, 2, 3}));

        // RFC 6455, 5.5.3
        assertThat(station.frame(Wire.PONG).payload()).containsExactly(1, 2, 3);
    }

    @Test
    void answersTheStationsCloseAndTellsWhoBegan() throws Exception {
        RawPeer station = open("/CP001");
        RecordingDoor.Opened session = await(door.opened);

        station.send(Wire.masked(0x80 | Wire.CLOSE, new byte[] {0x03, (byte) 0xe9, 'b', 'y', 'e'}));

        // RFC 6455, 5.5.1: the code is echoed
        assertThat(station.frame(Wire.CLOSE).closeCode()).isEqualTo(1001);
        assertThat(station.ended()).isTrue();
        assertThat(session.closed()).isEqualTo(new CloseReason(1001, "bye", true));
    }

    @Test
    void closesALinkAndReportsOurOwnReason() throws Exception {
        RawPeer station = open("/CP001");
        RecordingDoor.Opened session = await(door.opened);

        session.link.close(CloseReason.ours(CloseReason.GOING_AWAY, "CSMS away"));
        RawPeer.Frame close = station.frame(Wire.CLOSE);
        station.send(Wire.masked(0x80 | Wire.CLOSE, new byte[] {0x03, (byte) 0xe9}));

        assertThat(close.closeCode()).isEqualTo(CloseReason.GOING_AWAY);
        assertThat(session.closed()).isEqualTo(CloseReason.ours(CloseReason.GOING_AWAY, "CSMS away"));
        assertThat(session.link.send("late")).isFalse();
    }

    @Test
    void reportsALostConnectionOnce() throws Exception {
        RawPeer station = open("/CP001");
        RecordingDoor.Opened session = await(door.opened);

        station.close();

        assertThat(session.closed().code()).isEqualTo(CloseReason.ABNORMAL);
        session.link.close(CloseReason.ours(CloseReason.NORMAL, ""));
        assertThat(session.closed).isEmpty();
    }

    @Test
    void probesAPeerThatAnswers() throws Exception {
        RawPeer station = open("/CP001");
        RecordingDoor.Opened session = await(door.opened);

        var alive = session.link.probe(Duration.ofSeconds(20)).toCompletableFuture();
        station.frame(Wire.PING);
        station.send(Wire.masked(0x80 | Wire.PONG, new byte[0]));

        assertThat(alive.get()).isTrue();
    }

    @Test
    void probesAPeerThatDoesNotAnswer() throws Exception {
        RawPeer station = open("/CP001");
        RecordingDoor.Opened session = await(door.opened);

        var alive = session.link.probe(Duration.ofMillis(1)).toCompletableFuture();

        assertThat(alive.get()).isFalse();
        assertThat(station.frame(Wire.PING).payload()).isEmpty();
    }

    @Test
    void saysGoingAwayToAllWhenItCloses() throws Exception {
        RawPeer station = open("/CP001");
        RecordingDoor.Opened session = await(door.opened);

        Thread closing = new Thread(listener::close);
        closing.start();

        assertThat(station.frame(Wire.CLOSE).closeCode()).isEqualTo(CloseReason.GOING_AWAY);
        station.close();
        closing.join();
        assertThat(session.closed().code()).isEqualTo(CloseReason.GOING_AWAY);
        assertThatThrownBy(() -> connect()).isInstanceOf(IOException.class);
    }

    @Test
    void saysWhichPortIsTaken() {
        assertThatThrownBy(() -> SouthboundListener.open(
                        listener.address(),
                        WireLimits.defaults(),
                        SouthboundListenerTest::never,
                        door,
                        door,
                        Clock.systemUTC()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot listen on")
                .hasMessageContaining(String.valueOf(listener.address().getPort()));
    }

    @Test
    void givesTheIdentityBackWhenNoSessionCanBeMade() throws Exception {
        BlockingQueue<Admission.Admit> abandoned = new LinkedBlockingQueue<>();
        Doorkeeper broken = new Doorkeeper() {
            @Override
            public Admission decide(UpgradeRequest request) {
                return door.decide(request);
            }

            @Override
            public LinkListener opened(Admission.Admit admit, Link link) {
                throw new OutOfMemoryError("simulated");
            }

            @Override
            public void abandoned(Admission.Admit admit) {
                abandoned.add(admit);
            }
        };
        try (SouthboundListener other = SouthboundListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                WireLimits.defaults(),
                SouthboundListenerTest::never,
                broken,
                door,
                Clock.systemUTC())) {
            RawPeer station = keep(RawPeer.connect(other.address()));

            station.send(RawPeer.request("/CP001"));

            assertThat(await(abandoned).station()).isEqualTo(new StationId("CP001"));
        }
    }

    private static KeepAlive never(StationId station) {
        return KeepAlive.every(Duration.ZERO);
    }

    private RawPeer open(String path) throws IOException {
        return keep(RawPeer.open(listener.address(), path));
    }

    private RawPeer connect() throws IOException {
        return keep(RawPeer.connect(listener.address()));
    }

    private RawPeer keep(RawPeer peer) {
        peers.add(peer);
        return peer;
    }

    static SouthboundListener listen(RecordingDoor door, WireLimits limits) throws IOException {
        return listen(door, door, limits);
    }

    static SouthboundListener listen(RecordingDoor door, WireWatch watch, WireLimits limits) throws IOException {
        return SouthboundListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                limits,
                station -> KeepAlive.every(Duration.ofSeconds(60)),
                door,
                watch,
                Clock.systemUTC());
    }
}
