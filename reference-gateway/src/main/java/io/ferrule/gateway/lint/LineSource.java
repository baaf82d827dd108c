// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines as they arrive and never keeps more of one than its bound, however long it is. For one thread. */
public final class LineSource {

    private static final int END = -1;

    private final InputStream in;
    private final int mostBytes;
    private final byte[] chunk = new byte[8_192];
    private int position;
    private int filled;
    private long number;

    /** Reads from a stream, which is not closed, and keeps at most so many bytes of a line. */
    public LineSource(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /** The next line without its LF or CRLF; waits for it. */
    public Optional<Line> next() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(256);
        boolean cut = false;
        int read = read();
        if (read == END) {
            return Optional.empty();
        }
        for (; read != END && read != '\n'; read = read()) {
            if (kept.size() < mostBytes) {
                kept.write(read);
            } else {
                cut = true;
            }
        }
        number++;
        return Optional.of(new Line(number, decode(kept.toByteArray(), cut), cut));
    }

    private static String decode(byte[] bytes, boolean cut) {
        int length = bytes.length;
        boolean carriageReturn = !cut && length > 0 && bytes[length - 1] == '\r';
        ByteBuffer content = ByteBuffer.wrap(bytes, 0, carriageReturn ? length - 1 : length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    // The cut may go through the middle of a character; that is not the line's fault.
                    .replaceWith(cut ? "\uFFFD" : Line.NOT_UTF8)
                    .decode(content)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a decoder that replaces cannot fail", e);
        }
    }

    private int read() throws IOException {
        if (position == filled) {
            filled = in.read(chunk);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return END;
            }
        }
        return chunk[position++] & 0xff;
    }

    /**
     * One line.
     *
     * @param number counted from 1
     * @param text what was kept of it; a lone surrogate stands for bytes that are not UTF-8, so that no reader takes them
     * @param cut whether there was more
     */
    public record Line(long number, String text, boolean cut) {

        private static final String NOT_UTF8 = "\uD800";

        /** Whether all bytes were UTF-8. */
        public boolean isUtf8() {
            return !text.contains(NOT_UTF8);
        }
    }
}
