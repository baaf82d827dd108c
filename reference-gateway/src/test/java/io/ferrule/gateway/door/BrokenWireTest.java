// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static io.ferrule.gateway.door.Wire.BINARY;
import static io.ferrule.gateway.door.Wire.CLOSE;
import static io.ferrule.gateway.door.Wire.CONTINUATION;
import static io.ferrule.gateway.door.Wire.FIN;
import static io.ferrule.gateway.door.Wire.PING;
import static io.ferrule.gateway.door.Wire.RSV1;
import static io.ferrule.gateway.door.Wire.TEXT;
import static io.ferrule.gateway.door.Wire.bytes;
import static io.ferrule.gateway.door.Wire.join;
import static io.ferrule.gateway.door.Wire.masked;
import static io.ferrule.gateway.door.Wire.text;
import static io.ferrule.gateway.door.Wire.times;
import static io.ferrule.gateway.door.Wire.unmasked;
import static io.ferrule.gateway.door.Wire.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A station that breaks a rule of the wire is closed with the code of that rule. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class BrokenWireTest {

    private static final int LIMIT = 262_144;
    private static final byte[] NOTHING = new byte[0];
    private static final String HEARTBEAT = "[2,\"%s\",\"Heartbeat\",{}]";

    private FakeCsms csms;
    private Door door;
    private int stations;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true);
        door = Door.open(directory, csms.uri(), Settings.usual());
    }

    @AfterEach
    void theOthersAreUnharmed() {
        door.everybodyElseIsServed();
    }

    @AfterAll
    void close() throws Exception {
        door.close();
        csms.close();
    }

    static Stream<Arguments> brokenRules() {
        return Stream.of(
                // RFC 6455, 7.4.1: the message is too big to process.
                arguments(1009, "a message that declares too much", Wire.declared(LIMIT + 1)),
                arguments(
                        1009,
                        "fragments that are too much together",
                        join(
                                masked(TEXT, new byte[LIMIT / 2]),
                                masked(CONTINUATION, new byte[LIMIT / 2]),
                                masked(FIN | CONTINUATION, bytes(' ')))),
                // RFC 6455, 8.1: text is UTF-8 over all fragments.
                arguments(1007, "text that is not UTF-8", masked(FIN | TEXT, bytes('[', 0xff, ']'))),
                arguments(
                        1007,
                        "a character that the next fragment does not finish",
                        join(masked(TEXT, bytes(0xc3)), masked(FIN | CONTINUATION, bytes('x')))),
                arguments(1007, "text that ends inside a character", masked(FIN | TEXT, bytes('[', 0xe2, 0x82))),
                arguments(1007, "an encoded surrogate", masked(FIN | TEXT, bytes(0xed, 0xa0, 0x80))),
                arguments(1007, "a close reason that is not UTF-8", masked(FIN | CLOSE, bytes(3, 0xe8, 0xff))),
                // OCPP-J 1.6, 4.1.3: OCPP uses text frames only.
                arguments(1003, "a binary frame", masked(FIN | BINARY, utf8("[2]"))),
                arguments(1003, "the first fragment of a binary message", masked(BINARY, utf8("[2]"))),
                // RFC 6455, 5.1 to 5.5 and 7.4.1
                arguments(1002, "a frame without a mask", unmasked(FIN | TEXT, utf8("[2]"))),
                arguments(1002, "compression that was not agreed on", masked(FIN | RSV1 | TEXT, utf8("[2]"))),
                arguments(1002, "a reserved kind of frame", masked(FIN | 3, NOTHING)),
                arguments(1002, "a fragmented ping", masked(PING, NOTHING)),
                arguments(1002, "a ping of 126 bytes", masked(FIN | PING, new byte[126])),
                arguments(1002, "a continuation of nothing", masked(FIN | CONTINUATION, utf8("[2]"))),
                arguments(1002, "a message inside another", join(masked(TEXT, bytes('[')), text("[2]"))),
                arguments(1002, "a length that is not its shortest form", bytes(0x81, 0xfe, 0, 5, 0, 0, 0, 0)),
                arguments(1002, "half a close code", masked(FIN | CLOSE, bytes(3))),
                arguments(1002, "a close code that must not be sent", masked(FIN | CLOSE, bytes(3, 0xed))),
                arguments(1008, "a flood of pings", times(5_000, masked(FIN | PING, NOTHING))),
                arguments(1008, "a flood of empty messages", times(5_000, text(""))),
                arguments(
                        1008,
                        "a flood of empty fragments",
                        join(masked(TEXT, NOTHING), times(10_000, masked(CONTINUATION, NOTHING)))),
                arguments(1008, "a flood of messages", times(2_000, text(HEARTBEAT.formatted("again")))));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("brokenRules")
    void closesWithTheCodeOfTheRule(int code, String what, byte[] offence) throws Exception {
        String id = nextId();
        try (RawPeer station = door.station(id)) {

            station.sendWhilePossible(offence);

            RawPeer.Frame close = station.frame(CLOSE);
            assertThat(close.closeCode()).as(what).isEqualTo(code);
            assertThat(close.text())
                    .as("a reason for whoever debugs the station")
                    .isNotEmpty();
            door.log().await("level=warn", "limit broken", "station=" + id, "closeCode=" + code, close.text());
            door.log().await("session closed", "station=" + id, "closeCode=" + code);
        }
    }

    @Test
    void cutsAStationThatDoesNotFollowTheClosing() throws Exception {
        try (RawPeer station = door.station(nextId())) {

            station.send(masked(FIN | BINARY, NOTHING));

            assertThat(station.frame(CLOSE).closeCode()).isEqualTo(1003);
            assertThat(station.ended()).isTrue();
        }
    }

    @Test
    void takesAMessageOfExactlyTheLimit() throws Exception {
        String id = nextId();
        String frame = "[2,\"big\",\"DataTransfer\",{\"data\":\"%s\"}]";
        String filled = frame.formatted("x".repeat(LIMIT - frame.length() + 2));
        try (RawPeer station = door.station(id)) {

            station.send(text(filled));

            assertThat(Door.upstream(csms, id).awaitFrame(Door.SOON)).isEqualTo(filled);
            assertThat(station.text()).isEqualTo("[3,\"big\",{}]");
        }
    }

    @Test
    void joinsAMessageWhoseCharactersAreSplitOverFragments() throws Exception {
        String id = nextId();
        byte[] frame = utf8("[2,\"split\",\"DataTransfer\",{\"data\":\"\u20ac\"}]");
        try (RawPeer station = door.station(id)) {

            station.send(fragments(frame));

            assertThat(Door.upstream(csms, id).awaitFrame(Door.SOON)).isEqualTo(new String(frame, UTF_8));
        }
    }

    @Test
    void takesAHundredMessagesInFiveHundredFramesAndFiveHundredPingsInOneSecond() throws Exception {
        byte[] oneMessage = join(
                masked(TEXT, NOTHING),
                times(3, masked(CONTINUATION, bytes(' '))),
                masked(FIN | CONTINUATION, utf8(HEARTBEAT.formatted("busy"))));
        try (RawPeer station = door.station(nextId())) {

            station.send(times(500, masked(FIN | PING, NOTHING)));
            station.send(times(100, oneMessage));
            station.send(text(HEARTBEAT.formatted("last")));

            String reply = station.text();
            while (reply.contains("busy")) {
                reply = station.text();
            }
            assertThat(reply).isEqualTo("[3,\"last\",{}]");
        }
    }

    private String nextId() {
        stations++;
        return "WIRE-" + stations;
    }

    /** One fragment for each byte. */
    private static byte[] fragments(byte[] message) {
        byte[] all = masked(TEXT, bytes(message[0]));
        for (int i = 1; i < message.length; i++) {
            int last = i == message.length - 1 ? FIN : 0;
            all = join(all, masked(last | CONTINUATION, bytes(message[i])));
        }
        return all;
    }
}
