// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.websocket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream of bytes into frames. */
final class FrameInput {

    private final InputStream in;
    private final byte[] buffer;
    private int start;
    private int end;

    FrameInput(InputStream in, int capacity) {
        this.in = in;
        this.buffer = new byte[capacity];
    }

    /** Reads one frame, unmasked, and returns its first byte. */
    int readFrame(Message into) throws IOException {
        need(2);
        int first = buffer[start] & 0xFF;
        int second = buffer[start + 1] & 0xFF;
        start += 2;
        int length = length(second & 0x7F);
        int key = (second & 0x80) == 0 ? 0 : number(4);
        if (length > into.bytes().length) {
            throw new IOException("a frame of " + length + " bytes is longer than any that was asked for");
        }
        need(length);
        copy(into, length, key);
        return first;
    }

    private int length(int code) throws IOException {
        if (code < 126) {
            return code;
        }
        if (code == 126) {
            return number(2);
        }
        if (number(4) != 0) {
            throw new IOException("a frame of more than 4 GiB is none that was asked for");
        }
        return number(4) & Integer.MAX_VALUE;
    }

    private int number(int bytes) throws IOException {
        need(bytes);
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | (buffer[start++] & 0xFF);
        }
        return value;
    }

    private void copy(Message into, int length, int key) {
        into.length(length);
        System.arraycopy(buffer, start, into.bytes(), 0, length);
        start += length;
        if (key != 0) {
            byte[] bytes = into.bytes();
            for (int i = 0; i < length; i++) {
                bytes[i] ^= (byte) (key >>> (24 - ((i & 3) << 3)));
            }
        }
    }

    private void need(int bytes) throws IOException {
        if (end - start >= bytes) {
            return;
        }
        if (start + bytes > buffer.length) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        while (end - start < bytes) {
            int more = in.read(buffer, end, buffer.length - end);
            if (more < 0) {
                throw new EOFException("the peer ended the connection");
            }
            end += more;
        }
    }
}
