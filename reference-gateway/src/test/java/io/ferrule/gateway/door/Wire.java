// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** WebSocket frames as bytes, right and wrong ones, made without any library. */
final class Wire {

    static final int FIN = 0x80;
    static final int RSV1 = 0x40;
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};
    private static final int MASKED = 0x80;

    private Wire() {}

    /** A text message of a client. */
    static byte[] text(String text) {
        return masked(FIN | TEXT, utf8(text));
    }

    /** A client's frame whose first byte is given as is. */
    static byte[] masked(int first, byte[] payload) {
        ByteArrayOutputStream out = header(first, payload.length, MASKED);
        out.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ MASK[i % MASK.length]);
        }
        return out.toByteArray();
    }

    /** A server's frame whose first byte is given as is. */
    static byte[] unmasked(int first, byte[] payload) {
        ByteArrayOutputStream out = header(first, payload.length, 0);
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** Only the header of a client's text frame, which declares a length. */
    static byte[] declared(long length) {
        ByteArrayOutputStream out = header(FIN | TEXT, length, MASKED);
        out.writeBytes(MASK);
        return out.toByteArray();
    }

    static byte[] times(int count, byte[] part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] bytes(int... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int value : values) {
            out.write(value);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ByteArrayOutputStream header(int first, long length, int masked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        if (length < 126) {
            out.write(masked | (int) length);
        } else if (length <= 0xffff) {
            out.write(masked | 126);
            bigEndian(out, length, 2);
        } else {
            out.write(masked | 127);
            bigEndian(out, length, 8);
        }
        return out;
    }

    private static void bigEndian(ByteArrayOutputStream out, long value, int size) {
        for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
