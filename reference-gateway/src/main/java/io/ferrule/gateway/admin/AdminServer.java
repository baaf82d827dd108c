// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ferrule.gateway.admin.Page.Answer;
import io.ferrule.gateway.config.AdminSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admin port: a handful of pages for reading, and a few things to be done. The JDK's server reads a request on the thread that will answer it, so a
 * slow caller holds a thread. There are up to {@value #THREADS} of them, and a caller that takes longer than
 * {@value #SECONDS} seconds to send or to read is cut off; what comes beyond is closed at once.
 */
public final class AdminServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final int THREADS = 200;
    private static final int BACKLOG = 64;
    private static final int SECONDS = 5;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Gatekeeper gatekeeper;
    private final Routes routes;

    private AdminServer(HttpServer server, Gatekeeper gatekeeper, Routes routes) {
        this.server = server;
        this.gatekeeper = gatekeeper;
        this.routes = routes;
        this.threads = threads();
    }

    /**
     * Opens the port.
     *
     * @param settings address and token
     * @param routes what can be fetched and done
     * @return the open server
     * @throws IOException if the address cannot be bound
     */
    public static AdminServer open(AdminSettings settings, Routes routes) throws IOException {
        bound("sun.net.httpserver.maxReqTime", SECONDS);
        bound("sun.net.httpserver.maxRspTime", SECONDS);
        bound("sun.net.httpserver.maxReqHeaders", 50);
        bound("jdk.httpserver.maxConnections", 256);
        HttpServer server = HttpServer.create(settings.listen(), BACKLOG);
        Gatekeeper gatekeeper =
                new Gatekeeper(settings.token(), settings.listen().getHostString());
        AdminServer admin = new AdminServer(server, gatekeeper, routes);
        server.setExecutor(admin.threads);
        server.createContext("/", admin::handle);
        server.start();
        return admin;
    }

    /**
     * Where it listens.
     *
     * @return the address with the actual port
     */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** The JDK's server takes its bounds from system properties, once; one that the operator has set wins. */
    private static void bound(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }

    private static ThreadPoolExecutor threads() {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "admin-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        if (!gatekeeper.knowsHost(
                exchange.getRequestHeaders(), exchange.getLocalAddress().getAddress())) {
            return Answer.line(403, "This name is not the gateway's: use its address or the name in admin.listen.");
        }
        if (!gatekeeper.admits(exchange.getRequestHeaders())) {
            return Answer.line(401, "Send the token of admin.token as \"Authorization: Bearer …\".")
                    .with("WWW-Authenticate", "Bearer realm=\"ferrule\"");
        }
        return made(exchange);
    }

    private Answer made(HttpExchange exchange) {
        Optional<String> type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"));
        try {
            return routes.answer(exchange.getRequestMethod(), exchange.getRequestURI(), type);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("path", exchange.getRequestURI().getPath())
                    .setCause(e)
                    .log("an admin page failed");
            return Answer.line(500, "This page failed; the log says why.");
        }
    }
}
