// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** Where the manufacturer has his images. It records what it was asked for, and serves parts by an entity tag. */
public final class FirmwareOrigin implements AutoCloseable {

    /** What it answers in place of a file. */
    public record Canned(int status, Map<String, String> headers, long announced, String body) {

        public static Canned of(int status, Map<String, String> headers, long announced, byte[] body) {
            return new Canned(status, headers, announced, new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    /** Path, and range if there was one. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Canned> canned = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final String scheme;

    private FirmwareOrigin(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::handle);
        server.start();
    }

    public static FirmwareOrigin plain() throws IOException {
        return new FirmwareOrigin(HttpServer.create(loopback(), 0), "http");
    }

    public static FirmwareOrigin secure(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new FirmwareOrigin(server, "https");
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return scheme + "://localhost:" + port() + path;
    }

    public String put(String path, byte[] content) {
        canned.remove(path);
        files.put(path, content);
        return url(path);
    }

    public String put(String path, Canned answer) {
        canned.put(path, answer);
        return url(path);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String range = exchange.getRequestHeaders().getFirst("Range");
            asked.add(range == null ? path : path + " " + range);
            Optional<Canned> answer = Optional.ofNullable(canned.get(path));
            if (answer.isPresent()) {
                answer.get().headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.get().status(), answer.get().announced());
                exchange.getResponseBody().write(answer.get().body().getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            byte[] file = files.get(path);
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            send(exchange, file, range);
        }
    }

    private static void send(HttpExchange exchange, byte[] file, String range) throws IOException {
        String tag = "\"" + Arrays.hashCode(file) + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        if (range != null && same) {
            int from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
            exchange.sendResponseHeaders(206, file.length - from);
            exchange.getResponseBody().write(file, from, file.length - from);
        } else {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
