// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A real HTTP server on the loopback interface that keeps what it was sent. */
final class WebServer implements AutoCloseable {

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** Answers each request with the status that a function gives for its method. */
    WebServer(Function<String, Integer> status) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> serve(exchange, status));
        server.start();
    }

    /** One request as it came. */
    record Request(String method, String path, String authorization, String body) {}

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void serve(HttpExchange exchange, Function<String, Integer> status) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                body));
        exchange.getResponseHeaders().add("Location", url("/elsewhere"));
        exchange.sendResponseHeaders(status.apply(exchange.getRequestMethod()), -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
