// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.admin.Page.Answer;
import io.ferrule.gateway.config.AdminSettings;
import io.ferrule.gateway.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminServerTest {

    private final List<AutoCloseable> open = new ArrayList<>();

    private AdminServer server(Optional<Secret> token) throws IOException {
        var settings = new AdminSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), token);
        Routes routes = new Routes()
                .page("/health", () -> Answer.line(200, "alive"))
                .page("/broken", () -> {
                    throw new IllegalStateException("planted");
                })
                .query("/list", request -> Answer.line(200, "listed " + request.parameters()))
                .action("POST", "/things/{thing}/wake", request -> Answer.line(200, "woke " + request.variables()))
                .action("DELETE", "/things/{thing}", request -> Answer.line(200, "dropped " + request.variables()));
        AdminServer server = AdminServer.open(settings, routes);
        open.add(server);
        return server;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private static String ask(AdminServer server, String... lines) throws IOException {
        try (Socket socket = connect(server)) {
            send(socket, String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connect(AdminServer server) throws IOException {
        return new Socket(server.address().getAddress(), server.address().getPort());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Test
    void servesAPage() throws Exception {
        String answer = ask(server(Optional.empty()), "GET /health HTTP/1.1", "Host: 127.0.0.1:9080");

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("alive\n");
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        String answer = ask(server(Optional.empty()), "HEAD /health HTTP/1.1", "Host: localhost");

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:9080", "127.0.0.1.evil.example", "10.0.0.1", "[::2]", ""})
    void refusesAForeignHost(String host) throws Exception {
        String answer = ask(server(Optional.empty()), "GET /health HTTP/1.1", "Host: " + host);

        assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContain("alive");
    }

    @Test
    void refusesTwoHosts() throws Exception {
        String answer = ask(server(Optional.empty()), "GET /health HTTP/1.1", "Host: localhost", "Host: localhost");

        assertThat(answer).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:9080"})
    void knowsTheNamesOfLoopback(String host) throws Exception {
        String answer = ask(server(Optional.empty()), "GET /health HTTP/1.1", "Host: " + host);

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nothing: 1",
                "Authorization: Bearer wrong",
                "Authorization: Bearer",
                "Authorization: Basic aHVzaA=="
            })
    void refusesACallerWithoutTheToken(String header) throws Exception {
        AdminServer server = server(Optional.of(Secret.of("hush")));

        String answer = ask(server, "GET /health HTTP/1.1", "Host: localhost", header);

        assertThat(answer).startsWith("HTTP/1.1 401 ").containsIgnoringCase("WWW-Authenticate: Bearer");
    }

    @Test
    void letsACallerWithTheTokenIn() throws Exception {
        AdminServer server = server(Optional.of(Secret.of("hush")));

        String answer = ask(server, "GET /health HTTP/1.1", "Host: localhost", "Authorization: Bearer hush");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/healthy", "/health/", "/api"})
    void doesNotKnowOtherPaths(String path) throws Exception {
        String answer = ask(server(Optional.empty()), "GET " + path + " HTTP/1.1", "Host: localhost");

        assertThat(answer).startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void allowsReadingOnly(String method) throws Exception {
        String answer =
                ask(server(Optional.empty()), method + " /health HTTP/1.1", "Host: localhost", "Content-Length: 0");

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD");
    }

    @Test
    void handsOnTheParametersOfAnAddress() throws Exception {
        String answer = ask(server(Optional.empty()), "GET /list?state=a%20b&state=c&x HTTP/1.1", "Host: localhost");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("state=a b").containsPattern("x=[,}]");
    }

    @Test
    void doesSomethingToOneThing() throws Exception {
        String answer = ask(
                server(Optional.empty()),
                "POST /things/CP%2F1+/wake HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json; charset=utf-8",
                "Content-Length: 0");

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("woke [CP/1+]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Nothing: 1", "Content-Type: text/plain", "Content-Type: application/x-www-form-urlencoded"})
    void doesNothingForAPageThatABrowserShows(String header) throws Exception {
        String answer = ask(
                server(Optional.empty()), "DELETE /things/1 HTTP/1.1", "Host: localhost", header, "Content-Length: 0");

        assertThat(answer).startsWith("HTTP/1.1 415 ").doesNotContain("dropped");
    }

    @Test
    void saysWhatElseCanBeDoneToAThing() throws Exception {
        String answer = ask(server(Optional.empty()), "GET /things/1 HTTP/1.1", "Host: localhost");

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("Allow: DELETE");
    }

    @Test
    void goesOnWhenAPageFails() throws Exception {
        AdminServer server = server(Optional.empty());

        String broken = ask(server, "GET /broken HTTP/1.1", "Host: localhost");

        assertThat(broken).startsWith("HTTP/1.1 500 ").doesNotContain("planted");
        assertThat(ask(server, "GET /health HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void answersWhileManyOthersNeverFinishTheirRequest() throws Exception {
        AdminServer server = server(Optional.empty());
        for (int i = 0; i < 100; i++) {
            Socket slow = connect(server);
            open.add(slow);
            send(slow, "GET /health HTTP/1.1\r\nHost: loc");
        }

        String answer = ask(server, "GET /health HTTP/1.1", "Host: localhost");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }
}
