// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeParserTest {

    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final String MUST = "Upgrade: websocket\r\n" + KEY + "Sec-WebSocket-Version: 13\r\n";
    private static final String REQUEST = "GET /ocpp/CP001 HTTP/1.1\r\nHost: gateway\r\nConnection: Upgrade\r\n" + MUST;

    @Test
    void readsAnUpgradeAndLeavesWhatFollows() {
        ByteBuffer bytes = bytes(REQUEST + "Sec-WebSocket-Protocol: ocpp1.6, ocpp1.5\r\n\r\nearly frames");

        Upgrade upgrade = new UpgradeParser(8_192).feed(bytes);

        assertThat(upgrade).isInstanceOfSatisfying(Upgrade.Complete.class, complete -> {
            assertThat(complete.target()).isEqualTo("/ocpp/CP001");
            assertThat(complete.key()).isEqualTo("dGhlIHNhbXBsZSBub25jZQ==");
            assertThat(complete.subprotocols()).containsExactly("ocpp1.6", "ocpp1.5");
            assertThat(complete.headers()).containsEntry("host", List.of("gateway"));
        });
        assertThat(StandardCharsets.US_ASCII.decode(bytes).toString()).isEqualTo("early frames");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // field quirk 5: no Connection: Upgrade
                "GET /x HTTP/1.1\r\nHost: a\r\n" + MUST + "\r\n",
                "GET /x HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n" + MUST + "\r\n",
                // field quirk 18: HTTP/1.0, no Host
                "GET /x HTTP/1.0\r\n" + MUST + "\r\n",
                // field quirk 6: absolute target
                "GET http://192.168.1.10:9000/x HTTP/1.1\r\n" + MUST + "\r\n",
                // RFC 9112, 2.2: empty lines before the request
                "\r\n\r\nGET /x HTTP/1.1\r\n" + MUST + "\r\n",
                "GET /a b HTTP/1.1\r\n" + MUST + "\r\n",
                "GET /x HTTP/1.1\r\nUPGRADE:WebSocket\r\nsec-websocket-key :  a\t\r\nSEC-WEBSOCKET-VERSION:13\r\n\r\n",
                "GET /x HTTP/1.1\r\nContent-Length: 0\r\n" + MUST + "\r\n",
                "GET /x HTTP/1.1\r\nUpgrade: h2c, websocket\r\n" + KEY + "Sec-WebSocket-Version: 13\r\n\r\n",
            })
    void forgivesWhatCannotBeMisread(String request) {
        assertThat(new UpgradeParser(8_192).feed(bytes(request))).isInstanceOf(Upgrade.Complete.class);
    }

    @Test
    void joinsSeveralProtocolLines() {
        Upgrade upgrade = new UpgradeParser(8_192)
                .feed(bytes(
                        REQUEST + "Sec-WebSocket-Protocol: ocpp2.0.1\r\nsec-websocket-protocol:,ocpp1.6 ,\r\n\r\n"));

        assertThat(upgrade)
                .isInstanceOfSatisfying(Upgrade.Complete.class, complete -> assertThat(complete.subprotocols())
                        .containsExactly("ocpp2.0.1", "ocpp1.6"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // RFC 9112, 5.2 and 6.3: what two readers understand in two ways
                "400 | Transfer-Encoding: chunked",
                "400 | Transfer-Encoding : chunked",
                "400 | Content-Length: 5",
                "400 | 'Content-Length: 0~Content-Length: 5'",
                "400 | 'X: a~ folded'",
                "400 | 'X: a~\tfolded'",
                "400 | no field",
                "400 | ': no name'",
                "400 | 'na me: x'",
                "400 | 'Host: other'",
                "400 | 'Sec-WebSocket-Key: another'",
            })
    void refusesWhatCanBeMisread(int status, String lines) {
        String request = REQUEST + lines.replace("~", "\r\n") + "\r\n\r\n";

        assertThat(status(request)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "426 | GET / HTTP/1.1~Host: a~~",
                "426 | GET / HTTP/1.1~Upgrade: h2c~~",
                "426 | GET / HTTP/1.1~Upgrade: websocket~Sec-WebSocket-Key: a~Sec-WebSocket-Version: 8~~",
                "426 | GET / HTTP/1.1~Upgrade: websocket~Sec-WebSocket-Key: a~~",
                "400 | GET / HTTP/1.1~Upgrade: websocket~Sec-WebSocket-Version: 13~~",
                "400 | GET / HTTP/1.1~Upgrade: websocket~Sec-WebSocket-Version: 13~Sec-WebSocket-Key: ~~",
                "405 | POST / HTTP/1.1~~",
                "0 | get / HTTP/1.1~~",
                "400 | GET / HTTP/2.0~~",
                "400 | GET /~~",
                "400 | GET~~",
                "0 | {\"json\":1}",
                "0 | [2]",
            })
    void refusesWhatIsNoUpgrade(int status, String request) {
        assertThat(status(request.replace("~", "\r\n"))).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\rHost", "GET /\0 HTTP/1.1\r\n\r\n"})
    void refusesBareLineEndsAndControlCharacters(String request) {
        assertThat(status(request)).isEqualTo(400);
    }

    @Test
    void saysThatAPeerSpeaksTls() {
        Upgrade upgrade = new UpgradeParser(8_192).feed(ByteBuffer.wrap(new byte[] {0x16, 3, 1}));

        // field quirk 7
        assertThat(upgrade).isInstanceOfSatisfying(Upgrade.Refused.class, refused -> {
            assertThat(refused.status()).isZero();
            assertThat(refused.reason()).contains("wss://");
        });
    }

    @Test
    void boundsTheNumberOfFields() {
        assertThat(status(REQUEST + "X: 1\r\n".repeat(100))).isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void boundsTheBytesExactly(int beyond) {
        String request = REQUEST + "X: " + "a".repeat(8_192 - REQUEST.length() - 7 + beyond) + "\r\n\r\n";

        assertThat(status(request)).isEqualTo(beyond == 0 ? -1 : 431);
    }

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void reachesTheSameVerdictHoweverTheBytesAreSplit(int seed) {
        Random random = new Random(seed);
        byte[] bytes = mutated(random);

        Upgrade whole = new UpgradeParser(1_024).feed(ByteBuffer.wrap(bytes));
        Upgrade split = inPieces(bytes, random);

        assertThat(split).as("seed %d", seed).isEqualTo(whole);
    }

    private static Upgrade inPieces(byte[] bytes, Random random) {
        UpgradeParser parser = new UpgradeParser(1_024);
        Upgrade upgrade = new Upgrade.Incomplete();
        for (int at = 0; at < bytes.length && upgrade instanceof Upgrade.Incomplete; ) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(7));
            upgrade = parser.feed(ByteBuffer.wrap(bytes, at, length));
            at += length;
        }
        return upgrade;
    }

    private static byte[] mutated(Random random) {
        byte[] bytes = (REQUEST + "Sec-WebSocket-Protocol: ocpp1.6\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** The status of a refusal, -1 for a complete request. */
    private static int status(String request) {
        Upgrade upgrade = new UpgradeParser(8_192).feed(bytes(request));
        return upgrade instanceof Upgrade.Refused refused ? refused.status() : -1;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
