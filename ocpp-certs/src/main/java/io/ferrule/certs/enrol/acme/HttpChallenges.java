// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Shows by plain HTTP that names are ours, at {@code /.well-known/acme-challenge/} (RFC 8555, 8.3). The authority comes to
 * port 80 of each name, so that is where this listens, or what is forwarded to it.
 *
 * <p>Nobody is talked to while nothing is to be shown. At most 16 connections are open, four of one address; each has one
 * request of at most 8 KiB, and ends after five seconds. Safe for use by several threads.
 */
public final class HttpChallenges implements ChallengeResponder, AutoCloseable {

    /** How many tasks it has running at most: one that listens, and one for each connection. */
    public static final int TASKS = 17;

    private static final int MAX_PER_ADDRESS = 4;
    private static final int BACKLOG = 16;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ServerSocket listener;
    private final Executor workers;
    private final Map<String, String> shown = new ConcurrentHashMap<>();
    private final Map<Socket, InetAddress> open = new ConcurrentHashMap<>();

    private HttpChallenges(ServerSocket listener, Executor workers) {
        this.listener = listener;
        this.workers = workers;
    }

    /**
     * Opens the port.
     *
     * @param listen address and port; port 0 for any
     * @param workers run up to {@link #TASKS} tasks, which block
     * @return the open listener
     * @throws IOException if the address cannot be bound
     */
    public static HttpChallenges open(InetSocketAddress listen, Executor workers) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(listen, BACKLOG);
            HttpChallenges challenges = new HttpChallenges(listener, workers);
            workers.execute(challenges::accept);
            return challenges;
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /**
     * Where it listens.
     *
     * @return the address with the actual port
     */
    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    @Override
    public String type() {
        return "http-01";
    }

    @Override
    public Offer offer(Challenge challenge) {
        shown.put(challenge.token(), challenge.keyAuthorization());
        return () -> shown.remove(challenge.token());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.keySet().forEach(HttpChallenges::hangUp);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                welcome(listener.accept());
            } catch (IOException e) {
                pause();
            }
        }
    }

    /** Out of file descriptors: some are free again after a while. */
    private void pause() {
        if (!listener.isClosed()) {
            try {
                Pace.real().await(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                hangUp(listener);
            }
        }
    }

    private void welcome(Socket connection) {
        InetAddress peer = connection.getInetAddress();
        long same = open.values().stream().filter(peer::equals).count();
        if (shown.isEmpty() || same >= MAX_PER_ADDRESS || open.size() >= TASKS - 1) {
            hangUp(connection);
            return;
        }
        open.put(connection, peer);
        try {
            workers.execute(() -> talk(connection));
        } catch (RejectedExecutionException e) {
            over(connection);
        }
    }

    private void talk(Socket connection) {
        try {
            ChallengeRequest.read(connection).answer(connection, token -> Optional.ofNullable(shown.get(token)));
        } catch (IOException e) {
            // Who breaks off or dawdles gets no answer.
            return;
        } finally {
            over(connection);
        }
    }

    private void over(Socket connection) {
        hangUp(connection);
        open.remove(connection);
    }

    private static void hangUp(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            return; // it is of no use to anybody either way
        }
    }
}
