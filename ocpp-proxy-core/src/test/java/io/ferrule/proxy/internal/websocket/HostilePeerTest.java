// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static io.ferrule.proxy.internal.websocket.RecordingDoor.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.internal.link.CloseReason;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every limit is attacked over a real socket while an honest station stays connected. */
class HostilePeerTest {

    private static final int FIN = 0x80;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] NOTHING = {};
    private static final byte[] CLIENT_HELLO = {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, (byte) 0xfc, 0x03, 0x03
    };

    private final RecordingDoor door = new RecordingDoor();
    private SouthboundListener listener;
    private RawPeer honest;
    private RecordingDoor.Opened honestSession;

    @BeforeEach
    void connectAnHonestStation() throws Exception {
        WireLimits defaults = WireLimits.defaults();
        WireLimits limits = new WireLimits(
                defaults.messageBytes(),
                Duration.ofMillis(700),
                defaults.headerBytes(),
                defaults.messagesPerSecond(),
                defaults.framesPerSecond(),
                defaults.controlFramesPerSecond(),
                defaults.sendQueueBytes(),
                3);
        listener = SouthboundListenerTest.listen(door, limits);
        honest = RawPeer.open(listener.address(), "/honest");
        honestSession = await(door.opened);
    }

    @AfterEach
    void theHonestStationIsUnharmed() throws Exception {
        honest.send(Wire.text("still here"));
        assertThat(honestSession.text()).isEqualTo("still here");
        honestSession.link.send("and heard");
        assertThat(honest.frame(Wire.TEXT).text()).isEqualTo("and heard");
        honest.close();
        listener.close();
    }

    static Stream<Arguments> brokenRules() {
        byte[] fragment = new byte[60_000];
        return Stream.of(
                arguments("RFC 6455, 5.2: reserved bit of an extension", 1002, Wire.masked(FIN | 0x41, NOTHING)),
                arguments("RFC 6455, 5.2: reserved opcode", 1002, Wire.masked(FIN | 3, NOTHING)),
                arguments("RFC 6455, 5.1: frame without mask", 1002, Wire.unmasked(FIN | 1, NOTHING)),
                arguments("RFC 6455, 5.4: continuation of nothing", 1002, Wire.masked(FIN, NOTHING)),
                arguments(
                        "RFC 6455, 5.4: message inside a message",
                        1002,
                        Wire.concat(Wire.masked(1, NOTHING), Wire.masked(FIN | 1, NOTHING))),
                arguments("RFC 6455, 5.5: long ping", 1002, Wire.masked(FIN | 9, new byte[126])),
                arguments("RFC 6455, 5.5: fragmented ping", 1002, Wire.masked(9, NOTHING)),
                arguments("RFC 6455, 5.2: length with the highest bit", 1002, Wire.declared(FIN | 1, Long.MIN_VALUE)),
                arguments("RFC 6455, 5.5.1: close with half a code", 1002, Wire.masked(FIN | 8, new byte[1])),
                arguments(
                        "RFC 6455, 7.4.1: close code nobody may send", 1002, Wire.masked(FIN | 8, new byte[] {3, -18})),
                arguments("RFC 6455, 5.5.1: close reason that is not UTF-8", 1007, Wire.masked(FIN | 8, new byte[] {
                    3, -24, (byte) 0xff
                })),
                arguments("OCPP-J 1.6, 4.1: binary frame", 1003, Wire.masked(FIN | 2, NOTHING)),
                arguments("RFC 6455, 8.1: broken UTF-8", 1007, Wire.masked(FIN | 1, new byte[] {'a', (byte) 0xc3})),
                arguments(
                        "RFC 6455, 8.1: broken UTF-8 in fragments",
                        1007,
                        Wire.concat(
                                Wire.masked(1, new byte[] {(byte) 0xe2, (byte) 0x82}),
                                Wire.masked(FIN, new byte[] {'a'}))),
                arguments("a frame that declares 1.75 GiB", 1009, Wire.declared(FIN | 1, 1_879_048_192L)),
                arguments(
                        "a message of fragments without end",
                        1009,
                        Wire.concat(
                                Wire.masked(1, fragment),
                                Wire.masked(0, fragment),
                                Wire.masked(0, fragment),
                                Wire.masked(0, fragment),
                                Wire.masked(0, fragment))),
                arguments("a flood of pings", 1008, many(Wire.masked(FIN | 9, NOTHING), 2_000)),
                arguments(
                        "a flood of empty fragments",
                        1008,
                        Wire.concat(Wire.masked(1, NOTHING), many(Wire.masked(0, NOTHING), 3_000))),
                arguments("a flood of messages", 1008, many(Wire.text("[2]"), 1_000)));
    }

    @ParameterizedTest(name = "{0} ends in {1}")
    @MethodSource("brokenRules")
    void closesWhoBreaksARuleWithItsCode(String rule, int code, byte[] bytes) throws Exception {
        try (RawPeer hostile = RawPeer.open(listener.address(), "/hostile")) {
            RecordingDoor.Opened session = await(door.opened);

            hostile.send(bytes);

            assertThat(hostile.frame(Wire.CLOSE).closeCode()).isEqualTo(code);
            assertThat(await(session.violated).code()).isEqualTo(code);
            hostile.socket().close();
            assertThat(session.closed().code()).as(rule).isEqualTo(code);
        }
    }

    @Test
    void cutsWhoGoesOnAfterTheCloseFrame() throws Exception {
        try (RawPeer hostile = RawPeer.open(listener.address(), "/hostile")) {
            RecordingDoor.Opened session = await(door.opened);

            hostile.send(Wire.masked(FIN | 2, NOTHING));
            hostile.sendWhilePossible(new byte[65_536], Integer.MAX_VALUE);

            assertThat(session.closed().code()).isEqualTo(CloseReason.NOT_ACCEPTABLE);
            assertThat(session.texts).isEmpty();
        }
    }

    @Test
    void takesLittleMoreFromWhoPoursOnAfterTheCloseFrame() throws Exception {
        try (RawPeer hostile = RawPeer.open(listener.address(), "/hostile")) {
            hostile.send(Wire.masked(FIN | 2, NOTHING));

            int poured = hostile.sendWhilePossible(new byte[65_536], Integer.MAX_VALUE);

            // eight ticks of 64 KiB, and what the buffers of both sockets hold
            assertThat(poured).isLessThan(1_000);
        }
    }

    @Test
    void takesLittleMoreFromWhoPoursOnAfterARefusedUpgrade() throws Exception {
        try (RawPeer hostile = RawPeer.connect(listener.address())) {
            int poured = hostile.sendWhilePossible(new byte[65_536], Integer.MAX_VALUE);

            assertThat(poured).isLessThan(1_000);
        }
    }

    @Test
    void dropsAHeaderWithoutEnd() throws Exception {
        try (RawPeer hostile = RawPeer.connect(listener.address())) {
            hostile.send("GET /x HTTP/1.1\r\nX-Padding: ");

            hostile.sendWhilePossible(new byte[8_192], 100);

            assertThat(await(door.refused).code()).isIn(400, 431);
        }
    }

    @Test
    void dropsAHeaderThatIsTooLong() throws Exception {
        try (RawPeer hostile = RawPeer.connect(listener.address())) {
            hostile.send("GET /x HTTP/1.1\r\nX-Padding: " + "a".repeat(8_192));

            assertThat(hostile.head()).startsWith("HTTP/1.1 431 ");
            assertThat(hostile.ended()).isTrue();
        }
    }

    @Test
    void dropsAHeaderThatTakesTooLong() throws Exception {
        try (RawPeer hostile = RawPeer.connect(listener.address())) {
            hostile.send("GET /x HTTP/1.1\r\n");

            assertThat(hostile.ended()).isTrue();
            assertThat(await(door.refused).code()).isZero();
        }
    }

    @Test
    void dropsAPeerThatNeverSaysAnything() throws Exception {
        try (RawPeer hostile = RawPeer.connect(listener.address())) {
            assertThat(hostile.ended()).isTrue();
            assertThat(await(door.refused).reason()).isEqualTo("the upgrade request was not complete in time");
        }
    }

    @Test
    void tellsThatAPeerSpeaksTlsOnThePlainPort() throws Exception {
        try (RawPeer peer = RawPeer.connect(listener.address())) {
            peer.send(CLIENT_HELLO);

            // field quirk 7
            assertThat(peer.ended()).isTrue();
            assertThat(await(door.refused))
                    .isEqualTo(new RecordingDoor.Told(
                            0, "TLS on a port without TLS: the peer is set to wss://, this port is ws://"));
        }
    }

    @Test
    void refusesAFrameBeforeTheUpgrade() throws Exception {
        try (RawPeer hostile = RawPeer.connect(listener.address())) {
            hostile.send(Wire.text("[2]"));

            assertThat(hostile.ended()).isTrue();
            assertThat(await(door.refused)).isEqualTo(new RecordingDoor.Told(0, "not HTTP"));
        }
    }

    @Test
    void answers503WhenItIsFullAndRecovers() throws Exception {
        try (RawPeer second = RawPeer.open(listener.address(), "/second")) {
            await(door.opened);
            RawPeer third = RawPeer.open(listener.address(), "/third");
            RecordingDoor.Opened thirdSession = await(door.opened);

            try (RawPeer fourth = RawPeer.connect(listener.address())) {
                fourth.send(RawPeer.request("/fourth"));
                assertThat(fourth.head()).startsWith("HTTP/1.1 503 ").contains("Retry-After: ");
            }
            third.close();
            thirdSession.closed();

            second.send(Wire.text("kept"));
            assertThat(firstAnswer("HTTP/1.1 101 ")).isPresent();
        }
    }

    @Test
    void evictsAStationThatSendsButNeverReads() throws Exception {
        try (RawPeer hostile = RawPeer.open(listener.address(), "/hostile")) {
            RecordingDoor.Opened session = await(door.opened);
            String answer = "x".repeat(100_000);

            int sent = 0;
            while (sent < 1_000 && session.link.send(answer)) {
                sent++;
            }

            assertThat(hostile.socket().isConnected()).isTrue();
            assertThat(sent).isLessThan(1_000);
            assertThat(await(session.violated).code()).isEqualTo(CloseReason.POLICY);
            assertThat(session.closed().code()).isEqualTo(CloseReason.POLICY);
        }
    }

    @Test
    void survivesAListenerThatRunsOutOfMemory() throws Exception {
        RecordingDoor failing = new RecordingDoor(request -> {
            throw new OutOfMemoryError("simulated");
        });
        try (SouthboundListener other = SouthboundListenerTest.listen(failing, WireLimits.defaults())) {
            for (int i = 0; i < 10; i++) {
                try (RawPeer peer = RawPeer.connect(other.address())) {
                    peer.send(RawPeer.request("/CP001"));

                    assertThat(peer.ended()).isTrue();
                }
            }
        }
    }

    @Test
    void survivesAStormOfConnections() throws Exception {
        for (int i = 0; i < 500; i++) {
            RawPeer.connect(listener.address()).close();
        }

        assertThat(firstAnswer("HTTP/1.1 ")).isPresent();
    }

    /** Places become free a moment after their peers are gone; until then newcomers are answered with 503 or cut. */
    private Optional<String> firstAnswer(String start) {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() - end < 0; ) {
            Optional<String> head = answer();
            if (head.filter(text -> text.startsWith(start)).isPresent()) {
                return head;
            }
        }
        return Optional.empty();
    }

    private Optional<String> answer() {
        try (RawPeer next = RawPeer.connect(listener.address())) {
            next.send(RawPeer.request("/next", "Sec-WebSocket-Protocol: ocpp1.6"));
            return Optional.of(next.head());
        } catch (IOException e) {
            return Optional.empty(); // cut: no place yet
        }
    }

    private static byte[] many(byte[] frame, int times) {
        return Wire.concat(Collections.nCopies(times, frame).toArray(new byte[0][]));
    }
}
