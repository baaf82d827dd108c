// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.websocket;

import java.util.Arrays;

/** A text message in a buffer that is used again for the next one. Not safe for use by several threads. */
public final class Message {

    private final byte[] bytes;
    private int length;

    /**
     * Makes an empty buffer.
     *
     * @param capacity most bytes of a message
     */
    public Message(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** The buffer; only the first {@link #length()} bytes count. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void length(int bytesUsed) {
        if (bytesUsed < 0 || bytesUsed > bytes.length) {
            throw new IllegalArgumentException("length must be 0 to " + bytes.length + ", was " + bytesUsed);
        }
        length = bytesUsed;
    }

    /** Puts bytes behind what is there. */
    public void append(byte[] source, int from, int to) {
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
    }

    public void append(byte[] source) {
        append(source, 0, source.length);
    }

    public void append(byte fill, int times) {
        Arrays.fill(bytes, length, length + times, fill);
        length += times;
    }
}
