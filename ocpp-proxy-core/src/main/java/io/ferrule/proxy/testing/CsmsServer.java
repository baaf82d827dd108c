// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/** The sockets of a fake CSMS. */
final class CsmsServer extends WebSocketServer {

    /** What happens on the sockets; called on threads of the server. */
    interface Listener {

        void opened(FakeCsmsConnection connection);

        void heard(FakeCsmsConnection connection, String text);
    }

    private static final List<IProtocol> VERSIONS = List.of(
            new Protocol("ocpp2.1"), new Protocol("ocpp2.0.1"), new Protocol("ocpp1.6"), new Protocol("ocpp1.5"));
    private static final List<Draft> DRAFTS = List.of(new Draft_6455(List.of(), VERSIONS));
    private static final long REMINDER_MILLIS = 50;

    private final Listener listener;
    private final Inbox<Integer> started = new Inbox<>("open port");
    private final Map<WebSocket, FakeCsmsConnection> open = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, CsmsServer::daemon);

    CsmsServer(int port, Listener listener) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), DRAFTS);
        this.listener = listener;
        setTcpNoDelay(true);
        setReuseAddr(true);
        setDaemon(true);
    }

    /** Starts and waits until it listens. */
    void open(Duration atMost) {
        start();
        started.first(port -> true, atMost);
    }

    @Override
    public void onStart() {
        started.add(getPort());
        ScheduledFuture<?> unused =
                timer.scheduleWithFixedDelay(this::remind, REMINDER_MILLIS, REMINDER_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop(int timeout, String reason) throws InterruptedException {
        timer.shutdownNow();
        super.stop(timeout, reason);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        FakeCsmsConnection connection = new FakeCsmsConnection(socket, handshake);
        open.put(socket, connection);
        listener.opened(connection);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        Optional.ofNullable(open.get(socket)).ifPresent(connection -> listener.heard(connection, text));
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean byPeer) {
        Optional.ofNullable(open.remove(socket)).ifPresent(connection -> connection.ended(new Closed(code, reason)));
    }

    @Override
    public void onError(WebSocket socket, Exception failure) {
        // A failed TLS handshake is what some tests are about; a connection that ends is told by onClose.
    }

    /**
     * The library's selector thread, having written everything, may forget the wish to write that another thread uttered at the same
     * moment: a message then waits until the next one is sent, for ever if there is none.
     */
    private void remind() {
        for (WebSocket socket : open.keySet()) {
            if (socket.hasBufferedData()) {
                onWriteDemand(socket);
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fake-csms-reminder");
        thread.setDaemon(true);
        return thread;
    }
}
