// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A CSMS with mutual TLS that does whatever a test wants with each new connection; honest until told otherwise. */
final class RawCsms implements AutoCloseable {

    /** What it does with one connection. */
    interface Script {
        void play(Visitor visitor) throws Exception;
    }

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final ServerSocket server;
    private final BlockingQueue<RawPeer> opened = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile SSLContext context;
    private volatile Script script = visitor -> serve(visitor.open("ocpp1.6"));

    RawCsms(SSLContext context) throws IOException {
        this.context = context;
        this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "raw-csms");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("wss://localhost:" + server.getLocalPort() + "/ocpp");
    }

    /** What happens to connections from now on. */
    void plays(Script next) {
        script = next;
    }

    /** Who it says it is from now on, and whom it believes. */
    void shows(SSLContext next) {
        context = next;
    }

    /** The next connection that a script has opened. */
    RawPeer awaitOpened() throws InterruptedException {
        RawPeer peer = opened.poll(20, TimeUnit.SECONDS);
        if (peer == null) {
            throw new AssertionError("the gateway opened no connection within 20 s");
        }
        return peer;
    }

    /** Takes no further connections; those that are open stay. */
    void stopListening() throws IOException {
        server.close();
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        stopListening();
    }

    /** Answers each call with an empty object, until the gateway closes. */
    void serve(RawPeer gateway) throws IOException {
        RawPeer.Frame frame = gateway.frame();
        while (frame.opcode() != Wire.CLOSE) {
            if (reader.read(frame.text()) instanceof Reading.Read read && read.frame() instanceof Call call) {
                String reply = CallResult.of(call.id(), Payload.empty()).text();
                gateway.send(Wire.unmasked(Wire.FIN | Wire.TEXT, Wire.utf8(reply)));
            }
            frame = gateway.frame();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Visitor visitor = new Visitor(server.accept());
                Thread thread = new Thread(() -> play(visitor), "raw-csms-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed by the test
            }
        }
    }

    private void play(Visitor visitor) {
        try (visitor) {
            script.play(visitor);
        } catch (Exception e) {
            return; // the gateway went away; a test looks at what the gateway says about it
        }
    }

    /** One accepted connection. */
    final class Visitor implements AutoCloseable {

        private final Socket plain;

        Visitor(Socket plain) {
            this.plain = plain;
        }

        /** Opens the WebSocket and leaves it to the test, until the end. */
        void openAndHold() throws IOException, GeneralSecurityException, InterruptedException {
            open("ocpp1.6");
            over.await();
        }

        /** The connection without TLS. */
        RawPeer plain() throws IOException {
            return new RawPeer(plain);
        }

        /** The connection behind the TLS handshake. */
        RawPeer secure() throws IOException {
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
            socket.setUseClientMode(false);
            socket.setNeedClientAuth(true);
            socket.startHandshake();
            return new RawPeer(socket);
        }

        /** The open WebSocket. */
        RawPeer open(String subprotocol) throws IOException, GeneralSecurityException {
            RawPeer peer = secure();
            peer.send(Wire.utf8(switching(peer.head(), "Sec-WebSocket-Protocol: " + subprotocol)));
            opened.add(peer);
            return peer;
        }

        @Override
        public void close() throws IOException {
            plain.close();
        }
    }

    /** The answer that opens the WebSocket, with one further header line. */
    static String switching(String request, String further) throws GeneralSecurityException {
        String key = request.lines()
                .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                .map(line -> line.substring("Sec-WebSocket-Key: ".length()))
                .findFirst()
                .orElseThrow();
        // RFC 6455, 1.3
        byte[] digest = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(digest) + "\r\n" + further + "\r\n\r\n";
    }
}
