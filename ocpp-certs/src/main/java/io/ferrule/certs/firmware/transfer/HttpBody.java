// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** The body of an HTTP answer of known length, in chunks, or up to the end of the connection (RFC 9112, 6.3). */
final class HttpBody extends FilterInputStream {

    private static final int MAX_SIZE_LINE = 1_024;
    private static final int MAX_TRAILERS = 100;
    private static final int HEX = 16;

    private final boolean chunked;
    private final boolean open;
    private long left;
    private boolean over;

    private HttpBody(InputStream in, boolean chunked, OptionalLong length) {
        super(in);
        this.chunked = chunked;
        this.open = !chunked && length.isEmpty();
        this.left = chunked ? 0 : length.orElse(Long.MAX_VALUE);
        this.over = !chunked && left == 0;
    }

    static HttpBody of(InputStream in, HttpHead head, OptionalLong length) throws IOException {
        String encoding = head.field("transfer-encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity") && !encoding.equalsIgnoreCase("chunked")) {
            throw new HopelessException("the server sends an encoding that was not asked for");
        }
        return new HttpBody(in, encoding.equalsIgnoreCase("chunked"), length);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (chunked && !over && left == 0) {
            nextChunk();
        }
        if (over) {
            return -1;
        }
        int read = in.read(target, offset, (int) Math.min(length, left));
        if (read < 0) {
            if (!open) {
                throw new FailedException("the connection ended within the file");
            }
            over = true;
            return -1;
        }
        left -= read;
        if (left == 0 && chunked) {
            line();
        }
        over = left == 0 && !chunked;
        return read;
    }

    private void nextChunk() throws IOException {
        String size = line().split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new FailedException("a chunk has no length");
        }
        left = Long.parseLong(size, HEX);
        if (left == 0) {
            over = true;
            for (int i = 0; !line().isEmpty(); i++) {
                if (i > MAX_TRAILERS) {
                    throw new FailedException("there are too many trailers");
                }
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > MAX_SIZE_LINE) {
                throw new FailedException("the connection ended within the file");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
