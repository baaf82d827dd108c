// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A peer that sends whatever bytes a test wants, over a real socket. */
final class RawPeer implements AutoCloseable {

    /** One frame as it came. */
    static final class Frame {

        private final int first;
        private final byte[] payload;

        Frame(int first, byte[] payload) {
            this.first = first;
            this.payload = payload;
        }

        byte[] payload() {
            return payload.clone();
        }

        int opcode() {
            return first & 0x0f;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return ByteBuffer.wrap(payload).getShort() & 0xffff;
        }
    }

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final DataInputStream in;

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(socket.getInputStream());
    }

    static RawPeer connect(InetSocketAddress address) throws IOException {
        return new RawPeer(new Socket(address.getAddress(), address.getPort()));
    }

    /** Connects and opens a WebSocket. */
    static RawPeer open(InetSocketAddress address, String path) throws IOException {
        RawPeer peer = connect(address);
        peer.send(request(path, "Sec-WebSocket-Protocol: ocpp1.6"));
        String head = peer.head();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade: " + head);
        }
        return peer;
    }

    static String request(String path, String... further) {
        StringBuilder text = new StringBuilder("GET ")
                .append(path)
                .append(" HTTP/1.1\r\nHost: gateway\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n")
                .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n");
        for (String header : further) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends until the other side has had enough; tells how often that was. */
    int sendWhilePossible(byte[] bytes, int times) {
        int sent = 0;
        try {
            for (; sent < times; sent++) {
                send(bytes);
            }
        } catch (IOException e) {
            return sent; // what the test waits for: nobody takes it any more
        }
        return sent;
    }

    String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readUnsignedByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    Frame frame() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] mask = new byte[4];
        if ((second & 0x80) != 0) {
            in.readFully(mask);
        }
        byte[] payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Frame(first, payload);
    }

    /** The next frame with this opcode; others are skipped. */
    Frame frame(int opcode) throws IOException {
        Frame frame = frame();
        while (frame.opcode() != opcode) {
            frame = frame();
        }
        return frame;
    }

    /** Whether the other side ends the connection, orderly or not, without another byte. */
    boolean ended() throws IOException {
        try {
            return in.read() < 0;
        } catch (EOFException | java.net.SocketException e) {
            return true;
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
