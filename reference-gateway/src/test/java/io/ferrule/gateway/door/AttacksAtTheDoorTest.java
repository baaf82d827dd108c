// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeStation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each attacker has an address of its own, does what it does on raw sockets, and is kept out; the honest station next to it is served. */
@Timeout(240)
@TestInstance(Lifecycle.PER_CLASS)
class AttacksAtTheDoorTest {

    private static final String PROTOCOL = "Sec-WebSocket-Protocol: ocpp1.6";
    private static final String DETECTION =
            """
            ids: {mode: block, measures: {never-block: [127.0.0.1/32]}}
            stations:
              - {id: LOCKED, southbound: {password: the-right-password}}
            """;

    private FakeCsms csms;
    private Door door;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true).answering("Heartbeat", "{}");
        Settings settings = Settings.usual()
                .southbound("admission: any\nlimits: {handshake-seconds: 1}")
                .more(DETECTION);
        door = Door.open(directory, csms.uri(), settings);
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

    // A1
    @Test
    void findsAFloodOfConnectionsThatSayNothing() throws Exception {
        for (int i = 0; i < 20; i++) {
            door.connect("127.0.1.1").close();
        }

        door.log().await("rule=ferrule.connection-flood", "peer=127.0.1.1");
        assertThat(refusedFrom("127.0.1.1")).contains("HTTP/1.1 429 ", "Retry-After: ");
    }

    // A3
    @Test
    void findsHandshakesThatAreNeverFinished() throws Exception {
        for (int i = 0; i < 5; i++) {
            door.connect("127.0.1.3").send("GET /ocpp/SLOW".getBytes(StandardCharsets.US_ASCII));
        }

        door.log().await("rule=ferrule.slow-handshake", "peer=127.0.1.3");
        door.log().await("a measure against an attack begins", "kind=address", "subject=127.0.1.3");
    }

    // A4
    @Test
    void findsAnUpgradeThatIsTooLarge() throws Exception {
        RawPeer attacker = door.connect("127.0.1.4");

        String answer = attacker.upgrade("/ocpp/BIG", "X-Filler: " + "x".repeat(20_000));

        assertThat(answer).startsWith("HTTP/1.1 431 ");
        door.log().await("rule=ferrule.oversized-upgrade", "peer=127.0.1.4");
    }

    // A6
    @Test
    void findsAFrameThatAnnouncesMoreThanAnybodyMaySend() throws Exception {
        RawPeer attacker = attacker("127.0.1.6", "BOMBER");

        attacker.send(Wire.declared(2_000_000_000));

        assertThat(attacker.frame(Wire.CLOSE).closeCode()).isEqualTo(1009);
        door.log().await("rule=ferrule.length-bomb", "station=BOMBER", "peer=127.0.1.6");
    }

    // A7
    @Test
    void findsFragmentsThatNeverBecomeAMessage() throws Exception {
        RawPeer attacker = attacker("127.0.1.7", "FRAGMENTS");

        attacker.send(Wire.join(
                Wire.masked(Wire.TEXT, Wire.utf8("[")),
                Wire.times(250, Wire.masked(Wire.CONTINUATION, Wire.utf8(" ")))));

        door.log().await("rule=ferrule.endless-fragments", "station=FRAGMENTS");
    }

    // A9
    @Test
    void findsAFloodOfPings() throws Exception {
        RawPeer attacker = attacker("127.0.1.9", "PINGER");

        attacker.send(Wire.times(120, Wire.masked(Wire.FIN | Wire.PING, Wire.utf8("x"))));

        door.log().await("rule=ferrule.ping-flood", "station=PINGER");
        door.log().await("a measure against an attack begins", "subject=127.0.1.9");
    }

    // A11
    @Test
    void findsBinaryMessages() throws Exception {
        RawPeer attacker = attacker("127.0.1.11", "BINARY");

        attacker.send(Wire.masked(Wire.FIN | Wire.BINARY, Wire.bytes(1, 2, 3)));

        door.log().await("rule=ferrule.binary", "station=BINARY");
    }

    // A28
    @Test
    void findsWhoGuessesIdentitiesAndLetsItGuessNoMore() throws Exception {
        for (int i = 0; i < 6; i++) {
            door.connect("127.0.1.28").upgrade("/ocpp/..%2fCP" + i, PROTOCOL);
        }

        door.log().await("peer=127.0.1.28", "rule=ferrule.odd-identity");
    }

    // A29: CISA's finding about many CSMSs, "no limit on authentication attempts"
    @Test
    void lookAtFewPasswordsOfOneAddressAndThenAtNone() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(attempt("127.0.1.29", "guess-" + i)).startsWith("HTTP/1.1 401 ");
        }

        String answer = attempt("127.0.1.29", "the-right-password");

        assertThat(answer).startsWith("HTTP/1.1 429 ").contains("Retry-After: ");
        door.log().await("rule=ferrule.brute-force", "station=LOCKED");
        String basic =
                Base64.getEncoder().encodeToString("LOCKED:the-right-password".getBytes(StandardCharsets.US_ASCII));
        try (FakeStation owner = FakeStation.dial(
                door.url("LOCKED"), Map.of("Authorization", "Basic " + basic), java.util.List.of("ocpp1.6"))) {
            assertThat(owner.awaitUpgrade(Door.SOON)).isEqualTo(101);
        }
    }

    // A26: CISA's finding "the newest connection displaces the real station"
    @Test
    void keepsAStationWhoseIdentityOthersClaim() throws Exception {
        for (int i = 0; i < 3; i++) {
            String answer = door.connect("127.0.1.26").upgrade("/ocpp/HONEST", PROTOCOL);
            assertThat(answer).startsWith("HTTP/1.1 409 ");
        }

        door.log().await("rule=ferrule.displaced", "station=HONEST");
    }

    // A60
    @Test
    void writesNoCharacterOfAnAttackerIntoTheLog() throws Exception {
        door.connect("127.0.1.60").upgrade("/ocpp/a%0d%0alevel=error%1b%5b31m%e2%80%ae", PROTOCOL);

        String line = door.log().await("rule=ferrule.", "peer=127.0.1.60");
        assertThat(line.strip()).matches("[ -~]+");
        assertThat(door.admin("GET", "/api/ids/alerts")).matches("[ -~]+");
    }

    @Test
    void lastsForAWhileAndIsEndedByAnOperator() throws Exception {
        RawPeer attacker = attacker("127.0.1.77", "ENDED");
        attacker.send(Wire.times(120, Wire.masked(Wire.FIN | Wire.PING, Wire.utf8("x"))));
        door.log().await("a measure against an attack begins", "subject=127.0.1.77");

        String ended = door.admin("DELETE", "/api/ids/measures/address/127.0.1.77");

        assertThat(ended).isEqualTo("{\"ended\":true}");
        assertThat(door.connect("127.0.1.77").upgrade("/ocpp/BACK", PROTOCOL)).startsWith("HTTP/1.1 101 ");
        assertThat(door.admin("GET", "/api/ids/measures")).doesNotContain("127.0.1.77");
    }

    private RawPeer attacker(String address, String station) throws IOException {
        RawPeer attacker = door.connect(address);
        assertThat(attacker.upgrade("/ocpp/" + station, PROTOCOL)).startsWith("HTTP/1.1 101 ");
        return attacker;
    }

    private String refusedFrom(String address) throws IOException {
        door.log().await("a measure against an attack begins", "subject=" + address);
        return door.connect(address).upgrade("/ocpp/NEWCOMER", PROTOCOL);
    }

    private String attempt(String address, String password) throws IOException {
        String basic = Base64.getEncoder().encodeToString(("LOCKED:" + password).getBytes(StandardCharsets.US_ASCII));
        return door.connect(address).upgrade("/ocpp/LOCKED", PROTOCOL, "Authorization: Basic " + basic);
    }
}
