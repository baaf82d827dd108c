// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The port where an authority looks whether a name is ours (RFC 8555, 8.3). */
@Timeout(60)
class HttpChallengesTest {

    private static final Challenge CHALLENGE = new Challenge("a.example", "tok-1_A", "tok-1_A.thumbprint");
    private static final String PATH = "/.well-known/acme-challenge/tok-1_A";

    private final ExecutorService workers = Executors.newFixedThreadPool(HttpChallenges.TASKS);
    private HttpChallenges challenges;

    @BeforeEach
    void open() throws IOException {
        challenges = HttpChallenges.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), workers);
    }

    @AfterEach
    void close() throws IOException {
        challenges.close();
        workers.shutdownNow();
    }

    private Socket dial() throws IOException {
        return new Socket(
                challenges.address().getAddress(), challenges.address().getPort());
    }

    private String ask(String request) throws IOException {
        try (Socket socket = dial()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return rest(socket);
        }
    }

    /** Everything until the end, also where that comes with a reset. */
    private static String rest(Socket socket) {
        StringBuilder text = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                text.append((char) next);
            }
        } catch (IOException e) {
            return text.toString();
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, "http://a.example" + PATH})
    void showsTheKeyAuthorization(String target) throws IOException {
        challenges.offer(CHALLENGE);

        String answer = ask("GET " + target + " HTTP/1.1\r\nHost: a.example\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 18\r\n")
                .endsWith("\r\n\r\ntok-1_A.thumbprint");
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1, 404",
        "GET /.well-known/acme-challenge/ HTTP/1.1, 404",
        "GET /.well-known/acme-challenge/other HTTP/1.1, 404",
        "GET /.well-known/acme-challenge/../acme-challenge/tok-1_A HTTP/1.1, 404",
        "POST " + PATH + " HTTP/1.1, 405",
        "GET " + PATH + ", 405",
        "nonsense, 405"
    })
    void showsNothingElse(String line, String status) throws IOException {
        challenges.offer(CHALLENGE);

        String answer = ask(line + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Length: 0")
                .endsWith("\r\n\r\n");
    }

    @Test
    void answersAHeadWithoutABody() throws IOException {
        challenges.offer(CHALLENGE);

        String answer = ask("HEAD " + PATH + " HTTP/1.1\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK")
                .contains("Content-Length: 18")
                .endsWith("\r\n\r\n");
    }

    @Test
    void talksToNobodyWhileNothingIsToBeShown() throws IOException {
        challenges.offer(CHALLENGE).close();

        String answer = ask("GET " + PATH + " HTTP/1.1\r\n\r\n");

        assertThat(answer).isEmpty();
    }

    @Test
    void givesUpOnARequestThatIsTooLong() throws IOException {
        challenges.offer(CHALLENGE);

        String answer = ask("GET " + PATH + " HTTP/1.1\r\nX: " + "a".repeat(8_192));

        assertThat(answer).isEmpty();
    }

    @Test
    void endsARequestThatNeverEnds() throws IOException {
        challenges.offer(CHALLENGE);
        long begin = System.nanoTime();

        String answer = ask("GET " + PATH + " HTTP/1.1\r\n");

        assertThat(answer).isEmpty();
        assertThat(System.nanoTime() - begin).isGreaterThan(4_000_000_000L);
    }

    @Test
    void keepsNoMoreThanFourConnectionsOfOneAddressOpen() throws IOException {
        challenges.offer(CHALLENGE);
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            idle.add(dial());
        }

        String answer = ask("GET " + PATH + " HTTP/1.1\r\n\r\n");

        assertThat(answer).isEmpty();
        for (Socket socket : idle) {
            socket.close();
        }
    }

    @Test
    void endsItsConnectionsWhenItIsClosed() throws IOException {
        challenges.offer(CHALLENGE);
        try (Socket socket = dial()) {
            challenges.close();

            assertThat(rest(socket)).isEmpty();
        }
    }
}
