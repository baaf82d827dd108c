// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that is asked for (RFC 9110, 14.2). Several parts at once are not served: the whole is a lawful answer.
 *
 * @param from first byte
 * @param to byte behind the last one; not beyond {@code from} if there is no such part
 * @param size length of the file
 * @param partial whether a part was asked for
 */
record ByteRange(long from, long to, long size, boolean partial) {

    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    static ByteRange asked(HttpHead head, long size, String tag) {
        Matcher range = ONE.matcher(head.field("range").orElse("").replace(" ", ""));
        boolean same = head.field("if-range").map(tag::equals).orElse(true);
        if (!range.matches()
                || !same
                || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return new ByteRange(0, size, size, false);
        }
        if (range.group(1).isEmpty()) {
            long last = Long.parseLong(range.group(2));
            return new ByteRange(Math.max(size - last, 0), last == 0 ? 0 : size, size, true);
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? size : Math.min(Long.parseLong(range.group(2)) + 1, size);
        return new ByteRange(from, to, size, true);
    }

    boolean satisfiable() {
        return !partial || from < to;
    }

    String status() {
        if (!partial) {
            return "200 OK";
        }
        return satisfiable() ? "206 Partial Content" : "416 Range Not Satisfiable";
    }

    long length() {
        return satisfiable() ? to - from : 0;
    }

    Optional<String> contentRange() {
        if (!partial) {
            return Optional.empty();
        }
        return Optional.of(
                "Content-Range: bytes " + (satisfiable() ? from + "-" + (to - 1) + "/" + size : "*/" + size));
    }
}
