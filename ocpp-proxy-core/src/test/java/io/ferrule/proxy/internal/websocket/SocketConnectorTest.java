// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static io.ferrule.proxy.internal.websocket.RecordingDoor.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.upstream.BasicCredentials;
import io.ferrule.proxy.upstream.Password;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketConnectorTest {

    private static final String PROTOCOL = "Sec-WebSocket-Protocol: ocpp1.6";

    private final SocketConnector connector =
            SocketConnector.open(WireLimits.defaults(), Duration.ofSeconds(60), Clock.systemUTC());
    private final Heard heard = new Heard();

    @AfterEach
    void stop() {
        connector.close();
    }

    @Test
    void carriesTextBothWays() throws Exception {
        BlockingQueue<String> atCsms = new LinkedBlockingQueue<>();
        try (RawCsms csms = echoing(atCsms)) {
            Link link = dial(csms, "/ocpp/CP001");

            link.send("[2,\"1\",\"Heartbeat\",{}]");

            assertThat(await(atCsms)).isEqualTo("[2,\"1\",\"Heartbeat\",{}]");
            assertThat(await(heard.texts)).isEqualTo("[2,\"1\",\"Heartbeat\",{}]");
            assertThat(link.subprotocol()).contains("ocpp1.6");
        }
    }

    @Test
    void keepsTheEncodingOfThePathAndOffersOneSubprotocolAndNoExtension() throws Exception {
        try (RawCsms csms = echoing(new LinkedBlockingQueue<>())) {
            dial(csms, "/o%2Fcpp/RDAM%7C123%20?a=b%26");

            String request = await(csms.requests);

            // OCPP-J 1.6, 3.1.1 and 3.1.2
            assertThat(request).startsWith("GET /o%2Fcpp/RDAM%7C123%20?a=b%26 HTTP/1.1\r\n");
            assertThat(RawCsms.field(request, "Sec-WebSocket-Protocol")).isEqualTo("ocpp1.6");
            assertThat(request).doesNotContain("Extensions").doesNotContain("Authorization");
        }
    }

    @Test
    void sendsThePasswordAsTheBytesThatItIs() throws Exception {
        byte[] key = {0, 1, 2, 3, (byte) 0xff, (byte) 0xff};
        try (RawCsms csms = echoing(new LinkedBlockingQueue<>())) {
            UpstreamTarget target = new UpstreamTarget(
                    uri(csms, "/AL1000"),
                    OcppVersion.V1_6,
                    SecurityProfile.BASIC,
                    Optional.of(new BasicCredentials("AL1000", new Password(key))),
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofSeconds(20));

            connector.dial(target, heard).toCompletableFuture().get();

            // OCPP-J 1.6, 6.2.1: "AL1000:" and the raw bytes, base64
            assertThat(RawCsms.field(await(csms.requests), "Authorization")).isEqualTo("Basic QUwxMDAwOgABAgP//w==");
        }
    }

    @Test
    void tellsTheStatusOfARefusedUpgrade() throws Exception {
        try (RawCsms csms = RawCsms.plain(gateway -> {
            gateway.head();
            gateway.send("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
        })) {
            DialException failure = failure(csms);

            assertThat(failure.stage()).isEqualTo(Stage.UPGRADE);
            assertThat(failure.httpStatus()).isEqualTo(401);
        }
    }

    @Test
    void refusesACsmsThatLeavesTheSubprotocolOut() throws Exception {
        BlockingQueue<RawCsms> self = new LinkedBlockingQueue<>();
        try (RawCsms csms = RawCsms.plain(gateway -> await(self).open(gateway))) {
            self.add(csms);

            DialException failure = failure(csms);

            // OCPP-J 1.6, 3.1.2
            assertThat(failure.stage()).isEqualTo(Stage.SUBPROTOCOL);
        }
    }

    @Test
    void refusesACsmsThatChoosesAnotherSubprotocol() throws Exception {
        BlockingQueue<RawCsms> self = new LinkedBlockingQueue<>();
        try (RawCsms csms = RawCsms.plain(gateway -> await(self).open(gateway, "Sec-WebSocket-Protocol: ocpp2.0.1"))) {
            self.add(csms);

            DialException failure = failure(csms);

            // RFC 6455, 4.1
            assertThat(failure.stage()).isEqualTo(Stage.SUBPROTOCOL);
        }
    }

    @Test
    void refusesAnExtensionThatWasNotOffered() throws Exception {
        BlockingQueue<RawCsms> self = new LinkedBlockingQueue<>();
        try (RawCsms csms = RawCsms.plain(
                gateway -> await(self).open(gateway, PROTOCOL, "Sec-WebSocket-Extensions: permessage-deflate"))) {
            self.add(csms);

            DialException failure = failure(csms);

            // RFC 6455, 4.1
            assertThat(failure.stage()).isEqualTo(Stage.UPGRADE);
        }
    }

    @Test
    void refusesAnAnswerThatDoesNotProveTheKey() throws Exception {
        try (RawCsms csms = RawCsms.plain(gateway -> {
            gateway.head();
            gateway.send("HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" + PROTOCOL + "\r\n\r\n");
        })) {
            DialException failure = failure(csms);

            assertThat(failure.stage()).isEqualTo(Stage.UPGRADE);
        }
    }

    @Test
    void refusesGarbageInsteadOfHttp() throws Exception {
        try (RawCsms csms = RawCsms.plain(gateway -> gateway.send("SSH-2.0-OpenSSH_9.2\r\n\r\n"))) {
            DialException failure = failure(csms);

            assertThat(failure.stage()).isEqualTo(Stage.UPGRADE);
            assertThat(failure).hasMessageNotContaining("SSH");
        }
    }

    @Test
    void stopsReadingAnAnswerWithoutEnd() throws Exception {
        try (RawCsms csms = RawCsms.plain(gateway -> {
            gateway.send("HTTP/1.1 101 OK\r\nX: ");
            gateway.sendWhilePossible(new byte[] {'a', 'a', 'a', 'a'}, 1_000_000);
        })) {
            DialException failure = failure(csms);

            assertThat(failure.stage()).isEqualTo(Stage.UPGRADE);
        }
    }

    @Test
    void givesUpOnACsmsThatNeverAnswers() throws Exception {
        try (RawCsms csms = RawCsms.plain(gateway -> {
            gateway.head();
            gateway.ended();
        })) {
            DialException failure = failure(target(csms, "/CP001", Duration.ofMillis(300)));

            assertThat(failure.stage()).isEqualTo(Stage.TIMEOUT);
        }
    }

    @Test
    void tellsThatNobodyListens() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        DialException failure =
                failure(target(URI.create("ws://127.0.0.1:" + port + "/CP001"), Duration.ofSeconds(20)));

        assertThat(failure.stage()).isEqualTo(Stage.NETWORK);
    }

    @Test
    void deliversFramesThatCameWithTheAnswer() throws Exception {
        try (RawCsms csms = RawCsms.plain(gateway -> {
            String key = RawCsms.field(gateway.head(), "Sec-WebSocket-Key");
            String head = "HTTP/1.1 101 OK\r\nUpgrade: WebSocket\r\nConnection: upgrade\r\nSec-WebSocket-Accept: "
                    + io.ferrule.proxy.internal.channel.UpgradeAnswers.accept(key) + "\r\n" + PROTOCOL + "\r\n\r\n";
            gateway.send(Wire.concat(
                    head.getBytes(StandardCharsets.US_ASCII), Wire.unmasked(0x81, RawCsms.bytes("[2,\"early\"]"))));
            gateway.ended();
        })) {
            dial(csms, "/CP001");

            assertThat(await(heard.texts)).isEqualTo("[2,\"early\"]");
        }
    }

    @Test
    void closesACsmsThatMasksItsFrames() throws Exception {
        BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
        try (RawCsms csms = scripted(gateway -> {
            gateway.send(Wire.text("[2]"));
            seen.add(gateway.frame(Wire.CLOSE).closeCode());
            gateway.ended();
        })) {
            dial(csms, "/CP001");

            // RFC 6455, 5.1
            assertThat(await(heard.violated).code()).isEqualTo(CloseReason.PROTOCOL_ERROR);
            assertThat(await(seen)).isEqualTo(CloseReason.PROTOCOL_ERROR);
            assertThat(await(heard.closed).code()).isEqualTo(CloseReason.PROTOCOL_ERROR);
        }
    }

    @Test
    void tellsWhyTheCsmsClosed() throws Exception {
        try (RawCsms csms = scripted(gateway -> {
            gateway.send(Wire.unmasked(0x88, new byte[] {0x03, (byte) 0xe9, 'm', 'o', 'v', 'e'}));
            gateway.frame(Wire.CLOSE);
        })) {
            dial(csms, "/CP001");

            assertThat(await(heard.closed)).isEqualTo(new CloseReason(1001, "move", true));
        }
    }

    @Test
    void evictsACsmsThatDoesNotRead() throws Exception {
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        try (RawCsms csms = scripted(gateway -> await(done))) {
            Link link = dial(csms, "/CP001");
            String message = "x".repeat(100_000);

            int sent = 0;
            while (sent < 1_000 && link.send(message)) {
                sent++;
            }

            assertThat(sent).isLessThan(1_000);
            assertThat(await(heard.closed))
                    .isEqualTo(CloseReason.ours(CloseReason.POLICY, "the peer does not read what it is sent"));
            done.add("");
        }
    }

    private RawCsms echoing(BlockingQueue<String> atCsms) throws IOException {
        return scripted(gateway -> {
            while (true) {
                String text = gateway.frame(Wire.TEXT).text();
                atCsms.add(text);
                gateway.send(Wire.unmasked(0x81, RawCsms.bytes(text)));
            }
        });
    }

    private static RawCsms scripted(RawCsms.Script script) throws IOException {
        BlockingQueue<RawCsms> self = new LinkedBlockingQueue<>();
        RawCsms csms = RawCsms.plain(gateway -> {
            RawCsms own = await(self);
            self.add(own);
            own.open(gateway, PROTOCOL);
            script.play(gateway);
        });
        self.add(csms);
        return csms;
    }

    private Link dial(RawCsms csms, String path) throws Exception {
        return connector
                .dial(target(csms, path, Duration.ofSeconds(20)), heard)
                .toCompletableFuture()
                .get();
    }

    private DialException failure(RawCsms csms) throws Exception {
        return failure(target(csms, "/CP001", Duration.ofSeconds(20)));
    }

    private DialException failure(UpstreamTarget target) throws InterruptedException {
        try {
            connector.dial(target, heard).toCompletableFuture().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DialException failure) {
                return failure;
            }
        }
        throw new AssertionError("the dial should have failed with a reason");
    }

    private static UpstreamTarget target(RawCsms csms, String path, Duration timeout) {
        return target(uri(csms, path), timeout);
    }

    private static UpstreamTarget target(URI url, Duration timeout) {
        return new UpstreamTarget(
                url,
                OcppVersion.V1_6,
                SecurityProfile.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                timeout);
    }

    private static URI uri(RawCsms csms, String path) {
        return URI.create("ws://127.0.0.1:" + csms.port() + path);
    }

    /** Keeps what an upstream link tells. */
    static final class Heard implements LinkListener {

        final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        final BlockingQueue<CloseReason> violated = new LinkedBlockingQueue<>();
        final BlockingQueue<CloseReason> closed = new LinkedBlockingQueue<>();

        @Override
        public void onText(String text) {
            texts.add(text);
        }

        @Override
        public void onViolated(CloseReason reason) {
            violated.add(reason);
        }

        @Override
        public void onClosed(CloseReason reason) {
            closed.add(reason);
        }
    }
}
