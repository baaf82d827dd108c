// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A station's end of a WebSocket that does nothing by itself: no pong, no answer to a close frame. */
final class Wire {

    /** Hears a ping. */
    interface Pinged {
        void ping(byte[] payload) throws IOException;
    }

    /** Hears a text message. */
    interface Heard {
        void text(String text);
    }

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final int status;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int closeCode;

    private Wire(Socket socket, int status) {
        this.socket = socket;
        this.status = status;
    }

    /** One that was never opened. */
    static Wire closed() {
        return new Wire(new Socket(), 0);
    }

    static Wire open(Address address) throws IOException {
        Socket socket = new Socket(
                address.proxy().getAddress(), address.proxy().getPort(), InetAddress.getByName(address.from()), 0);
        socket.setTcpNoDelay(true);
        StringBuilder request = new StringBuilder("GET /ocpp/" + address.identity() + " HTTP/1.1\r\n"
                + "Host: gateway\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: ocpp1.6\r\n");
        address.headers().forEach(line -> request.append(line).append("\r\n"));
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        return new Wire(socket, Integer.parseInt(head(socket).split(" ", 3)[1]));
    }

    private static String head(Socket socket) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("no answer to the upgrade");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** HTTP status of the answer to the upgrade. */
    int status() {
        return status;
    }

    /** Gives up by itself when nothing comes for so long. */
    void impatient(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    void text(String text) throws IOException {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    void pong(byte[] payload) throws IOException {
        send(PONG, payload);
    }

    void closeFrame(int code) throws IOException {
        send(CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    /** Reads until the other side ends the connection. */
    void listen(Pinged pinged, Heard heard) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int opcode = in.readUnsignedByte() & 0x0f;
        while (opcode != CLOSE) {
            byte[] payload = in.readNBytes(length(in));
            if (opcode == PING) {
                pinged.ping(payload);
            } else if (opcode == TEXT) {
                heard.text(new String(payload, StandardCharsets.UTF_8));
            }
            opcode = in.readUnsignedByte() & 0x0f;
        }
        byte[] payload = in.readNBytes(length(in));
        closeCode = payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
        closeFrame(1000);
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte();
        return length == 126 ? in.readUnsignedShort() : length == 127 ? Math.toIntExact(in.readLong()) : length;
    }

    /** Whether it is still open as far as this end knows. */
    boolean isOpen() {
        return ended.getCount() > 0 && status == 101;
    }

    /** Waits until it is over; the close code that was seen, 0 for none. */
    int awaitEnd(int seconds) throws InterruptedException {
        if (!ended.await(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("the connection is still open after " + seconds + " s");
        }
        return closeCode;
    }

    /** Cuts the connection without a word. */
    void close() {
        ended.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError("a socket did not close", e);
        }
    }

    /** A masked frame (RFC 6455, 5.3) with a mask of zeroes. */
    private synchronized void send(int opcode, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        socket.getOutputStream().write(frame.array(), 0, frame.position());
        socket.getOutputStream().flush();
    }
}
