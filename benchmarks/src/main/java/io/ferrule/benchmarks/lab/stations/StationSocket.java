// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The connection of one station. Used by one thread; the JDK's client puts messages into the box from its own. */
final class StationSocket implements WebSocket.Listener {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final long SEND_MILLIS = 2_000;

    /** What stands in the box when the connection has ended. */
    private static final String END = "";

    private final BlockingQueue<String> box = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private boolean open = true;

    /** An upgraded connection with its box. */
    record Open(WebSocket channel, StationSocket box) {}

    /** Connects and upgrades to {@code ocpp1.6}. */
    static Open connect(HttpClient client, URI uri) throws IOException, InterruptedException {
        StationSocket socket = new StationSocket();
        CompletableFuture<WebSocket> dial = client.newWebSocketBuilder()
                .subprotocols("ocpp1.6")
                .connectTimeout(CONNECT)
                .buildAsync(uri, socket);
        try {
            return new Open(dial.get(CONNECT.toMillis(), TimeUnit.MILLISECONDS), socket);
        } catch (ExecutionException | TimeoutException e) {
            var unused = dial.thenAccept(WebSocket::abort);
            throw new IOException("no connection", e);
        }
    }

    static void send(Open socket, String text) throws IOException, InterruptedException {
        try {
            socket.channel().sendText(text, true).get(SEND_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            socket.box().open = false;
            throw new IOException("not sent", e);
        }
    }

    /** The next message, if one comes in time. */
    Optional<String> receive(long millis) throws InterruptedException {
        String text = box.poll(Math.max(0, millis), TimeUnit.MILLISECONDS);
        if (END.equals(text)) {
            open = false;
        }
        return Optional.ofNullable(text).filter(it -> !it.equals(END));
    }

    /** False once the end was received or a message could not be sent. */
    boolean isOpen() {
        return open;
    }

    @Override
    public CompletionStage<?> onText(WebSocket channel, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            box.add(partial.toString());
            partial.setLength(0);
        }
        channel.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket channel, int code, String reason) {
        box.add(END);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket channel, Throwable error) {
        box.add(END);
    }
}
