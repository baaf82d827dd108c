// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the lines of a capture in large pieces, and never keeps more of one than its bound. What is not UTF-8 becomes replacement
 * characters, which cannot break the JSON around them. For one thread.
 */
final class CaptureLines {

    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final int mostBytes;
    private byte[] buffer = new byte[CHUNK];
    private int from;
    private int to;

    /** Behind the last byte that is known to end no line, at least where the line begins. */
    private int searched;

    private boolean cut;
    private long number;

    CaptureLines(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /** One line, counted from 1; cut if there was more of it than is kept. */
    record Line(long number, String text, boolean cut) {}

    /** The next line; waits for it. */
    Optional<Line> next() throws IOException {
        while (!ready()) {
            if (!fill()) {
                return to > from || cut ? Optional.of(last()) : Optional.empty();
            }
        }
        Line line = line(searched);
        searched++;
        from = searched;
        return Optional.of(line);
    }

    /** Whether another line can be had without waiting. No byte is looked at twice. */
    boolean ready() {
        while (searched < to) {
            if (buffer[searched] == '\n') {
                return true;
            }
            searched++;
        }
        return false;
    }

    private Line last() {
        Line line = line(to);
        from = to;
        return line;
    }

    private Line line(int end) {
        int length = end > from && buffer[end - 1] == '\r' ? end - from - 1 : end - from;
        Line line = new Line(++number, new String(buffer, from, length, StandardCharsets.UTF_8), cut);
        cut = false;
        return line;
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            searched -= from;
            from = 0;
        }
        if (to >= mostBytes) {
            to = mostBytes - CHUNK;
            searched = to;
            cut = true;
        }
        if (buffer.length - to < CHUNK) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, to + CHUNK));
        }
        int read = in.read(buffer, to, CHUNK);
        to += Math.max(0, read);
        return read >= 0;
    }
}
