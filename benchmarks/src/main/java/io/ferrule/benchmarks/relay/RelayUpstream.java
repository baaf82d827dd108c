// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.relay;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.net.ssl.SSLSocketFactory;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** The way of one station to the CSMS. Messages wait while it opens. */
final class RelayUpstream extends WebSocketClient {

    private static final int MOST_WAITING = 100;

    private final WebSocket station;
    private final Queue<String> waiting = new ArrayDeque<>();
    private volatile boolean ready;

    RelayUpstream(URI target, WebSocket station, SSLSocketFactory tls) {
        super(target, BareRelay.draft());
        this.station = station;
        setSocketFactory(tls);
        setTcpNoDelay(true);
        setConnectionLostTimeout(0);
        setDaemon(true);
    }

    void forward(String message) {
        if (ready) {
            send(message);
        } else {
            queue(message);
        }
    }

    private synchronized void queue(String message) {
        if (ready) {
            send(message);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(message);
        } else {
            station.close();
        }
    }

    @Override
    public synchronized void onOpen(ServerHandshake handshake) {
        waiting.forEach(this::send);
        waiting.clear();
        ready = true;
    }

    @Override
    public void onMessage(String message) {
        station.send(message);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        station.close();
    }

    @Override
    public void onError(Exception error) {
        station.close();
    }
}
