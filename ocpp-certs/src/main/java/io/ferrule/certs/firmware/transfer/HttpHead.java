// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The first line and the fields of an HTTP message, of at most 16 KiB and 100 lines. Of fields that come twice the last
 * one counts, but for those that tell where the message ends: they must not.
 */
record HttpHead(List<String> words, Map<String, String> fields) {

    private static final int MAX_BYTES = 16_384;
    private static final int MAX_LINES = 100;
    private static final int MAX_WORDS = 3;

    /** Reads up to the empty line; empty if nothing comes at all. */
    static Optional<HttpHead> read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() <= MAX_BYTES) {
            int next = in.read();
            if (next < 0) {
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                throw new FailedException("the connection ended within the header");
            }
            text.append((char) next);
            if (next == '\n' && (ends(text, "\n\n") || ends(text, "\r\n\r\n"))) {
                return Optional.of(parse(text.toString()));
            }
        }
        throw new FailedException("the header is too long");
    }

    private static boolean ends(StringBuilder text, String end) {
        return text.length() >= end.length() && text.indexOf(end, text.length() - end.length()) >= 0;
    }

    private static HttpHead parse(String text) throws IOException {
        List<String> lines = text.lines().filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new FailedException("the header is empty or has too many lines");
        }
        Map<String, String> fields = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new FailedException("a header line has no name");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String before = fields.put(name, line.substring(colon + 1).strip());
            if (before != null && (name.equals("content-length") || name.equals("transfer-encoding"))) {
                throw new FailedException("the header tells twice how long the body is");
            }
        }
        return new HttpHead(List.of(lines.get(0).split(" ", MAX_WORDS)), fields);
    }

    /** A field, name in lower case. */
    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The status of an answer. */
    int status() throws IOException {
        if (words.size() < 2
                || !words.get(0).startsWith("HTTP/1.")
                || !words.get(1).matches("[1-5][0-9][0-9]")) {
            throw new FailedException("the server does not speak HTTP");
        }
        return Integer.parseInt(words.get(1));
    }

    /** Bytes for the wire. */
    static byte[] bytes(List<String> lines) {
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
