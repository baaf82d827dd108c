// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.MutableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attackers on raw sockets, each with an address of its own, by a clock that the test sets: each is told of, those of medium severity are
 * kept out while their measure lasts and no longer, and the honest station beside them is served.
 */
@Timeout(240)
@TestInstance(Lifecycle.PER_CLASS)
class KeptOutForAWhileTest {

    private static final String PROTOCOL = "Sec-WebSocket-Protocol: ocpp1.6";
    private static final Duration MEASURE = Duration.ofMinutes(10);
    private static final int HUNDRED_MEBIBYTES = 100 << 20;

    private final MutableClock clock = new MutableClock(Instant.now());
    private FakeCsms csms;
    private Door door;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true).answering("Heartbeat", "{}");
        Settings settings = Settings.usual()
                .southbound("admission: any\nlimits: {handshake-seconds: 1}")
                .more("ids: {mode: block, measures: {address-minutes: " + MEASURE.toMinutes()
                        + ", never-block: [127.0.0.1/32]}}\n");
        door = Door.open(directory, csms.uri(), settings, clock);
    }

    @AfterEach
    void theHonestStationIsServed() {
        door.everybodyElseIsServed();
    }

    @AfterAll
    void close() throws Exception {
        door.close();
        csms.close();
    }

    // A2: many addresses that say nothing. A sender's address can be forged, so that it is told, and held against
    // nobody.
    @Test
    void tellsOfAScanAndKeepsNobodyOutForIt() throws Exception {
        for (int i = 1; i <= 10; i++) {
            assertThat(door.connect("127.0.5.2" + i).ended()).isTrue();
        }

        door.log().await("rule=ferrule.scan", "severity=medium");
        assertThat(upgrade("127.0.5.21", "SCANNED")).startsWith("HTTP/1.1 101 ");
    }

    // A5: two lengths, so that a second request travels in what one reader takes for the body of the first
    @Test
    void smugglesNoRequestBehindAnother() throws Exception {
        RawPeer attacker = door.connect("127.0.5.5");

        attacker.send(smuggling());

        assertThat(attacker.head()).startsWith("HTTP/1.1 400 ");
        assertThat(attacker.ended()).isTrue();
        door.log().await("rule=ferrule.bad-upgrade", "peer=127.0.5.5");
        assertThat(door.admin("GET", "/api/stations")).doesNotContain("SMUGGLED");
    }

    // A5
    @Test
    void keepsOutWhoTriesOneTrickAfterTheOther() throws Exception {
        for (int i = 0; i < 10; i++) {
            RawPeer attacker = door.connect("127.0.5.55");
            attacker.send(smuggling());
            assertThat(attacker.ended()).isTrue();
        }

        keptOutForAWhile("127.0.5.55");
    }

    // A8: the gateway tells of an unfinished message after a quarter of a minute
    @Test
    void keepsOutWhoSendsAMessageByteByByte() throws Exception {
        RawPeer attacker = attacker("127.0.5.8", "TRICKLE");

        attacker.send(Wire.declared(4_000));
        attacker.send(Wire.bytes('['));

        door.log().await("rule=ferrule.trickle", "station=TRICKLE", "peer=127.0.5.8");
        keptOutForAWhile("127.0.5.8");
    }

    // A10: 101,928 bytes that would be 100 MiB, which end a server that inflates them
    @Test
    void inflatesNothingAndKeepsOutWhoSendsABomb() throws Exception {
        RawPeer attacker = door.connect("127.0.5.10");
        String answer = attacker.upgrade("/ocpp/BOMB", PROTOCOL, "Sec-WebSocket-Extensions: permessage-deflate");

        attacker.send(Wire.masked(Wire.FIN | Wire.RSV1 | Wire.TEXT, bomb()));

        assertThat(answer).startsWith("HTTP/1.1 101 ").doesNotContain("Sec-WebSocket-Extensions");
        assertThat(attacker.frame(Wire.CLOSE).closeCode()).isEqualTo(1002);
        door.log().await("rule=ferrule.protocol-error", "station=BOMB", "peer=127.0.5.10");
        keptOutForAWhile("127.0.5.10");
    }

    // A12
    @Test
    void keepsOutWhoAsksForPagesAgainAndAgain() throws Exception {
        for (int i = 0; i < 10; i++) {
            RawPeer attacker = door.connect("127.0.5.12");
            attacker.send(Wire.utf8("GET /admin HTTP/1.1\r\nHost: gateway\r\n\r\n"));
            assertThat(attacker.ended()).isTrue();
        }

        door.log().await("rule=ferrule.http-flood", "peer=127.0.5.12");
        keptOutForAWhile("127.0.5.12");
    }

    // A12: a station that is set to another version does the same, and may be set right
    @Test
    void tellsOfAPeerThatDoesNotSpeakOcppAndLetsItTryAgain() throws Exception {
        RawPeer attacker = door.connect("127.0.5.112");
        assertThat(attacker.upgrade("/ocpp/SOAP", "Sec-WebSocket-Protocol: soap"))
                .doesNotContain("Sec-WebSocket-Protocol");
        assertThat(attacker.frame(Wire.CLOSE).closeCode()).isEqualTo(1002);

        String answer = upgrade("127.0.5.112", "SOAP");

        door.log().await("rule=ferrule.wrong-protocol", "peer=127.0.5.112");
        assertThat(answer).startsWith("HTTP/1.1 101 ");
    }

    // A13
    @Test
    void keepsOutWhoSpeaksTlsToAPortWithoutIt() throws Exception {
        RawPeer attacker = door.connect("127.0.5.13");

        attacker.send(Wire.bytes(0x16, 3, 1, 0, 5, 1, 0, 0, 1, 3));

        assertThat(attacker.ended()).isTrue();
        door.log().await("rule=ferrule.tls", "peer=127.0.5.13");
        keptOutForAWhile("127.0.5.13");
    }

    private RawPeer attacker(String address, String station) throws IOException {
        RawPeer attacker = door.connect(address);
        assertThat(attacker.upgrade("/ocpp/" + station, PROTOCOL)).startsWith("HTTP/1.1 101 ");
        return attacker;
    }

    private String upgrade(String address, String station) throws IOException {
        return door.connect(address).upgrade("/ocpp/" + station, PROTOCOL);
    }

    private void keptOutForAWhile(String address) throws IOException {
        door.log().await("a measure against an attack begins", "kind=address", "subject=" + address);
        assertThat(upgrade(address, "NEWCOMER")).startsWith("HTTP/1.1 429 ").contains("\r\nRetry-After: ");
        door.everybodyElseIsServed();

        clock.advance(MEASURE.plusMinutes(5));

        assertThat(upgrade(address, "BACK-" + address)).startsWith("HTTP/1.1 101 ");
    }

    private static byte[] smuggling() {
        return Wire.utf8("GET /ocpp/FIRST HTTP/1.1\r\nHost: gateway\r\nContent-Length: 6\r\n"
                + "Transfer-Encoding: chunked\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" + PROTOCOL + "\r\n\r\n"
                + "0\r\n\r\n" + RawPeer.request("/ocpp/SMUGGLED", PROTOCOL));
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated =
                new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            byte[] mebibyte = new byte[1 << 20];
            for (int i = 0; i < HUNDRED_MEBIBYTES; i += mebibyte.length) {
                deflated.write(mebibyte);
            }
        }
        return bytes.toByteArray();
    }
}
