// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A receiver of syslog over TLS (RFC 5425) that takes messages by the length before them, and may be ended and come back on its port. */
final class SyslogReceiver implements AutoCloseable {

    private final SSLServerSocket door;
    private final List<Socket> streams = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    private SyslogReceiver(SSLServerSocket door) {
        this.door = door;
        Thread thread = new Thread(this::serve, "syslog-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    /** Port 0 is any; whoever comes must show a certificate where that is wanted. */
    static SyslogReceiver open(SSLContext tls, int port, boolean certificateWanted) throws IOException {
        SSLServerSocket door = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        door.setNeedClientAuth(certificateWanted);
        return new SyslogReceiver(door);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The next message that tells of this station; others are skipped. */
    String about(String station) throws InterruptedException {
        String message = next();
        while (!message.contains("station=\"" + station + "\"")) {
            message = next();
        }
        return message;
    }

    List<String> left() {
        return List.copyOf(messages);
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket stream : streams) {
            stream.close();
        }
    }

    private String next() throws InterruptedException {
        String message = messages.poll(60, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message within a minute");
        }
        return message;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket stream = door.accept();
                streams.add(stream);
                Thread thread = new Thread(() -> read(stream), "syslog-stream");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void read(Socket stream) {
        try (stream) {
            InputStream in = stream.getInputStream();
            while (true) {
                byte[] message = in.readNBytes(length(in));
                messages.add(new String(message, StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            return; // its end, or a handshake that failed
        }
    }

    /** RFC 5425, 4.3: MSG-LEN without leading zeros, and a blank. */
    private static int length(InputStream in) throws IOException {
        int length = 0;
        for (int digit = in.read(); digit != ' '; digit = in.read()) {
            if (digit < '0' || digit > '9' || (digit == '0' && length == 0)) {
                throw new EOFException("no length begins with " + digit);
            }
            length = 10 * length + digit - '0';
        }
        return length;
    }
}
