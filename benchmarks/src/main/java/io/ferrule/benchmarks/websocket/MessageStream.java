// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.websocket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Text messages over an upgraded connection. Pings are answered while reading. One thread reads and writes; a message is
 * one frame, and one write to the socket.
 */
public final class MessageStream {

    private static final int FINAL_TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;
    private static final int HEADER = 14;

    private final FrameInput in;
    private final OutputStream out;
    private final byte[] outgoing;
    private final Optional<RandomGenerator> keys;
    private OptionalInt closeCode = OptionalInt.empty();

    private MessageStream(InputStream in, OutputStream out, int capacity, Optional<RandomGenerator> keys) {
        this.in = new FrameInput(in, capacity + HEADER);
        this.out = out;
        this.outgoing = new byte[capacity + HEADER];
        this.keys = keys;
    }

    /**
     * The client's end, which masks what it sends (RFC 6455, 5.1).
     *
     * @param capacity most bytes of a message, either way
     * @param keys where masking keys come from
     */
    public static MessageStream client(InputStream in, OutputStream out, int capacity, RandomGenerator keys) {
        return new MessageStream(in, out, capacity, Optional.of(keys));
    }

    /**
     * The server's end, which does not mask.
     *
     * @param capacity most bytes of a message, either way
     */
    public static MessageStream server(InputStream in, OutputStream out, int capacity) {
        return new MessageStream(in, out, capacity, Optional.empty());
    }

    /** Reads the next text message; false once the peer has closed. */
    public boolean read(Message into) throws IOException {
        while (true) {
            int first;
            try {
                first = in.readFrame(into);
            } catch (EOFException e) {
                return false;
            }
            if (first == FINAL_TEXT) {
                return true;
            }
            if (first == CLOSE) {
                closeCode = code(into);
                return false;
            }
            if (first == PING) {
                write(PONG, into.bytes(), into.length());
            } else if (first != PONG) {
                throw new IOException("a frame that no measured peer sends begins with " + first);
            }
        }
    }

    /** Writes one text message. */
    public void write(Message message) throws IOException {
        write(FINAL_TEXT, message.bytes(), message.length());
    }

    /** Begins the closing handshake with 1000. */
    public void close() throws IOException {
        write(CLOSE, new byte[] {0x03, (byte) 0xE8}, 2);
    }

    /** Code of the close frame that the peer sent, if it sent one. */
    public OptionalInt closeCode() {
        return closeCode;
    }

    private static OptionalInt code(Message close) {
        return close.length() < 2
                ? OptionalInt.empty()
                : OptionalInt.of((close.bytes()[0] & 0xFF) << 8 | (close.bytes()[1] & 0xFF));
    }

    private void write(int first, byte[] payload, int length) throws IOException {
        int at = header(first, length);
        if (keys.isPresent()) {
            int key = keys.get().nextInt();
            putInt(at, key);
            at += 4;
            mask(payload, length, at, key);
        } else {
            System.arraycopy(payload, 0, outgoing, at, length);
        }
        out.write(outgoing, 0, at + length);
        out.flush();
    }

    private int header(int first, int length) {
        int masked = keys.isPresent() ? 0x80 : 0;
        outgoing[0] = (byte) first;
        if (length < 126) {
            outgoing[1] = (byte) (masked | length);
            return 2;
        }
        if (length < 65_536) {
            outgoing[1] = (byte) (masked | 126);
            outgoing[2] = (byte) (length >>> 8);
            outgoing[3] = (byte) length;
            return 4;
        }
        outgoing[1] = (byte) (masked | 127);
        putInt(2, 0);
        putInt(6, length);
        return 10;
    }

    private void mask(byte[] payload, int length, int at, int key) {
        for (int i = 0; i < length; i++) {
            outgoing[at + i] = (byte) (payload[i] ^ key >>> (24 - ((i & 3) << 3)));
        }
    }

    private void putInt(int at, int value) {
        outgoing[at] = (byte) (value >>> 24);
        outgoing[at + 1] = (byte) (value >>> 16);
        outgoing[at + 2] = (byte) (value >>> 8);
        outgoing[at + 3] = (byte) value;
    }
}
