// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import java.nio.file.Path;
import java.util.Base64;
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

/** Who asks for an upgrade in a wrong way is told so in the words of HTTP and OCPP-J. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class UpgradeTest {

    private static final String OCPP16 = "Sec-WebSocket-Protocol: ocpp1.6";
    private static final String STATIONS =
            """
            stations:
              - {id: HONEST}
              - {id: CP1}
              - {id: LOCKED, southbound: {password: correct-horse-16}}
            """;

    private FakeCsms csms;
    private Door door;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true);
        Settings settings = Settings.usual()
                .southbound("admission: listed\nwithout-subprotocol: refuse\nlimits: {handshake-seconds: 1}")
                .more(STATIONS);
        door = Door.open(directory, csms.uri(), settings);
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

    static Stream<Arguments> refusedRequests() {
        return Stream.of(
                // OCPP-J 1.6, 3.1.1: an identity that is not known gets 404.
                arguments("404 Not Found", "/ocpp/NOBODY", OCPP16, "path=/ocpp/NOBODY"),
                arguments("404 Not Found", "/", OCPP16, "no usable identity"),
                arguments("404 Not Found", "/ocpp/CP%", OCPP16, "no usable identity"),
                arguments("404 Not Found", "/ocpp/CP1%00", OCPP16, "no usable identity"),
                arguments("404 Not Found", "/ocpp/..", OCPP16, "no usable identity"),
                // OCPP-J 1.6, 6.2: wrong credentials are refused before the upgrade.
                arguments("401 Unauthorized", "/ocpp/LOCKED", OCPP16, "path=/ocpp/LOCKED"),
                arguments("401 Unauthorized", "/ocpp/LOCKED", basic("LOCKED:wrong"), "credentials"),
                arguments("401 Unauthorized", "/ocpp/LOCKED", basic("CP1:correct-horse-16"), "credentials"),
                arguments("401 Unauthorized", "/ocpp/LOCKED", "Authorization: Basic %%%", "credentials"));
    }

    @ParameterizedTest(name = "{1} with {2}: {0}")
    @MethodSource("refusedRequests")
    void refusesWithAStatusAndALineThatNamesThePath(String status, String target, String header, String logged)
            throws Exception {
        try (RawPeer peer = door.connect()) {

            String answer = peer.upgrade(target, header);

            assertThat(answer).startsWith("HTTP/1.1 " + status + "\r\n").contains("Connection: close\r\n");
            assertThat(answer.contains("\r\nWWW-Authenticate: Basic ")).isEqualTo(status.startsWith("401"));
            assertThat(peer.ended()).isTrue();
            door.log()
                    .await(
                            "level=warn",
                            "connection refused",
                            "peer=" + peer.address(),
                            status.substring(0, 3),
                            logged);
        }
    }

    @Test
    void admitsWhoKnowsThePassword() throws Exception {
        try (RawPeer peer = door.connect()) {

            String answer = peer.upgrade("/ocpp/LOCKED", OCPP16, basic("LOCKED:correct-horse-16"));

            assertThat(answer).startsWith("HTTP/1.1 101 ").contains("Sec-WebSocket-Protocol: ocpp1.6\r\n");
        }
    }

    @Test
    void keepsThePasswordAndTheQueryOutOfTheLog() throws Exception {
        try (RawPeer peer = door.connect()) {

            peer.upgrade("/ocpp/LOCKED?token=hush", OCPP16, basic("LOCKED:secret-of-mine"));

            String line = door.log().await("connection refused", "peer=" + peer.address());
            assertThat(line).doesNotContain("hush", "secret-of-mine", basic("LOCKED:secret-of-mine"));
        }
    }

    @Test
    void keepsTextOfAPeerInsideItsLine() throws Exception {
        try (RawPeer peer = door.connect()) {
            String raw = new String("/ocpp/\u202e\u0085 level=error \"".getBytes(UTF_8), ISO_8859_1);

            peer.upgrade(raw, OCPP16);

            String line = door.log().await("connection refused", "peer=" + peer.address());
            assertThat(line.strip()).matches("[ -~]+").contains("\\\"");
        }
    }

    static Stream<Arguments> offersWithoutCommonGround() {
        return Stream.of(
                arguments("Sec-WebSocket-Protocol: ocpp1.2, soap"),
                arguments("Sec-WebSocket-Protocol: ocpp9.9"),
                arguments("X-Nothing: offered"));
    }

    // OCPP-J 1.6, 3.1.2: the handshake is completed without the header, then the connection is closed at once.
    @ParameterizedTest
    @MethodSource("offersWithoutCommonGround")
    void completesTheHandshakeAndClosesWithoutACommonSubprotocol(String offer) throws Exception {
        try (RawPeer peer = door.connect()) {

            String answer = peer.upgrade("/ocpp/CP1", offer);

            assertThat(answer).startsWith("HTTP/1.1 101 ").doesNotContain("Sec-WebSocket-Protocol");
            assertThat(peer.frame().closeCode()).isEqualTo(1002);
            assertThat(peer.ended()).isTrue();
            door.log().await("connection refused", "peer=" + peer.address(), "path=/ocpp/CP1", "sub-protocol");
        }
    }

    @Test
    void dropsARequestThatTakesTooLong() throws Exception {
        try (RawPeer peer = door.connect()) {

            peer.send(Wire.utf8("GET /ocpp/CP1 HTTP/1.1\r\nHost: gateway\r\n"));

            assertThat(peer.ended()).isTrue();
            door.log().await("connection refused", "peer=" + peer.address(), "not complete in time");
        }
    }

    @Test
    void dropsARequestThatIsTooLargeBeforeItLooksAtTheIdentity() throws Exception {
        try (RawPeer peer = door.connect()) {

            peer.sendWhilePossible(Wire.utf8(RawPeer.request("/ocpp/NOBODY", "X-Filler: " + "x".repeat(8_192))));

            assertThat(peer.ended()).isTrue();
            String line = door.log().await("connection refused", "peer=" + peer.address());
            assertThat(line).contains("longer than 8192 bytes").doesNotContain("NOBODY");
        }
    }

    static Stream<Arguments> noRequestsForAWebSocket() {
        return Stream.of(
                arguments("GET /ocpp/CP1 HTTP/1.1\r\nHost: gateway\r\n\r\n", "Upgrade"),
                arguments("POST /ocpp/CP1 HTTP/1.1\r\nHost: gateway\r\n\r\n", "method"),
                arguments("\u0016\u0003\u0001\u0000\u0005hello", "wss://"),
                arguments("\u0000\u0001", "not HTTP"));
    }

    @ParameterizedTest
    @MethodSource("noRequestsForAWebSocket")
    void tellsTheOperatorWhatElseCameToThePort(String bytes, String logged) throws Exception {
        try (RawPeer peer = door.connect()) {

            peer.send(bytes.getBytes(ISO_8859_1));

            assertThat(peer.ended()).isTrue();
            door.log().await("connection refused", "peer=" + peer.address(), logged);
        }
    }

    private static String basic(String pair) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
}
