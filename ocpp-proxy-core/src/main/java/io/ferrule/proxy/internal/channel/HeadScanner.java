// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the lines of one HTTP head within limits. Lines end with CRLF and nothing else: peers that disagree about
 * line ends are how requests are smuggled (RFC 9112, 2.2 and 5.2). Used by one thread.
 */
final class HeadScanner {

    private static final int MAX_FIELDS = 100;

    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();
    private int seen;
    private boolean carriageReturn;

    HeadScanner(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes bytes up to the empty line, no further; true when it was seen. */
    boolean feed(ByteBuffer in) throws BadHeadException {
        while (in.hasRemaining()) {
            if (take(in.get() & 0xff)) {
                return true;
            }
        }
        return false;
    }

    /** The complete head: start line and fields. */
    HttpHead head() throws BadHeadException {
        return HttpHead.of(lines);
    }

    private boolean take(int next) throws BadHeadException {
        if (++seen > maxBytes) {
            throw new BadHeadException(431, "the header is longer than " + maxBytes + " bytes");
        }
        if (carriageReturn) {
            if (next != '\n') {
                throw new BadHeadException(400, "a carriage return without a line feed in the header");
            }
            carriageReturn = false;
            return endOfLine();
        }
        if (next == '\r') {
            carriageReturn = true;
        } else if ((next < ' ' && next != '\t') || next == 0x7f) {
            throw new BadHeadException(400, "a control character in the header");
        } else {
            line.write(next);
        }
        return false;
    }

    private boolean endOfLine() throws BadHeadException {
        if (line.size() == 0) {
            return !lines.isEmpty(); // empty lines before the request are skipped (RFC 9112, 2.2)
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        line.reset();
        if (text.charAt(0) == ' ' || text.charAt(0) == '\t') {
            throw new BadHeadException(400, "a folded header line");
        }
        if (lines.size() > MAX_FIELDS) {
            throw new BadHeadException(431, "more than " + MAX_FIELDS + " header fields");
        }
        lines.add(text);
        return false;
    }
}
