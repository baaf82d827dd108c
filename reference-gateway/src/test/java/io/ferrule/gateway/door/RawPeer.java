// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One end of a connection that sends whatever bytes a test wants. What waits fails after a minute. */
final class RawPeer implements AutoCloseable {

    /**
     * One frame as it came.
     *
     * @param opcode kind of frame
     * @param closeCode code of a close frame, 0 for any other
     * @param text payload as text, without the code
     */
    record Frame(int opcode, int closeCode, String text) {}

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int MASKED = 0x80;

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

    /** Connects as if from another machine: every address of 127.0.0.0/8 is one of this one. */
    static RawPeer connect(InetSocketAddress address, String from) throws IOException {
        return new RawPeer(new Socket(address.getAddress(), address.getPort(), InetAddress.getByName(from), 0));
    }

    /** An upgrade request with these further header lines. */
    static String request(String target, String... further) {
        StringBuilder text = new StringBuilder("GET ")
                .append(target)
                .append(" HTTP/1.1\r\nHost: gateway\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n")
                .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n");
        for (String header : further) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    /** Asks for an upgrade; returns the head of the answer. */
    String upgrade(String target, String... further) throws IOException {
        send(request(target, further).getBytes(StandardCharsets.ISO_8859_1));
        return head();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends until the other side has had enough. */
    void sendWhilePossible(byte[] bytes) {
        try {
            send(bytes);
        } catch (IOException e) {
            return; // what the test waits for: nobody takes it any more
        }
    }

    /** The next head of an HTTP message. */
    String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readUnsignedByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    Frame frame() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        int second = in.readUnsignedByte();
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] mask = new byte[4];
        if ((second & MASKED) != 0) {
            in.readFully(mask);
        }
        byte[] payload = in.readNBytes(Math.toIntExact(length));
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % mask.length];
        }
        boolean coded = opcode == Wire.CLOSE && payload.length >= 2;
        int code = coded ? ByteBuffer.wrap(payload).getShort() & 0xffff : 0;
        int skipped = coded ? 2 : 0;
        return new Frame(opcode, code, new String(payload, skipped, payload.length - skipped, StandardCharsets.UTF_8));
    }

    /** The next frame of this kind; others are skipped. */
    Frame frame(int opcode) throws IOException {
        Frame frame = frame();
        while (frame.opcode() != opcode) {
            frame = frame();
        }
        return frame;
    }

    /** The text of the next text frame. */
    String text() throws IOException {
        return frame(Wire.TEXT).text();
    }

    /** Reads whatever still comes until the other side has ended the connection. */
    boolean ended() throws IOException {
        try {
            int next = in.read();
            while (next >= 0) {
                next = in.read();
            }
            return true;
        } catch (SocketException e) {
            return true;
        }
    }

    /** How the log names this end. */
    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
