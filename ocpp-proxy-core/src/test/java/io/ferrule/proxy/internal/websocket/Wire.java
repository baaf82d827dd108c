// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Frames as bytes, right and wrong ones, made without any library. */
final class Wire {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};

    private Wire() {}

    static byte[] text(String text) {
        return masked(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A masked frame whose first byte is given as is. */
    static byte[] masked(int first, byte[] payload) {
        ByteArrayOutputStream out = header(first, payload.length, true);
        out.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ MASK[i % MASK.length]);
        }
        return out.toByteArray();
    }

    static byte[] unmasked(int first, byte[] payload) {
        ByteArrayOutputStream out = header(first, payload.length, false);
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** Only a header that declares a length. */
    static byte[] declared(int first, long length) {
        ByteArrayOutputStream out = header(first, length, true);
        out.writeBytes(MASK);
        return out.toByteArray();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static ByteArrayOutputStream header(int first, long length, boolean masked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        int bit = masked ? 0x80 : 0;
        if (length >= 0 && length < 126) {
            out.write(bit | (int) length);
        } else if (length >= 0 && length <= 0xffff) {
            out.write(bit | 126);
            bigEndian(out, length, 2);
        } else {
            out.write(bit | 127);
            bigEndian(out, length, 8);
        }
        return out;
    }

    private static void bigEndian(ByteArrayOutputStream out, long value, int bytes) {
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
