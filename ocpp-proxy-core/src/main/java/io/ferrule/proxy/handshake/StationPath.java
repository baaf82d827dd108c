// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

import io.ferrule.model.StationId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where an upgrade request was sent, read as OCPP-J 1.6, 3.1.1 says: the identity is the last segment of the path. Immutable and
 * safe for use by several threads.
 *
 * @param station identity, percent-decoded once as UTF-8
 * @param segment the same as the station wrote it
 */
public record StationPath(StationId station, String segment) {

    private static final int HEX = 16;

    /**
     * Reads a request target. Empty segments do not count, so that double and trailing slashes are harmless; an absolute
     * target, which some stations send, counts from its path on; a query is not looked at.
     *
     * @param target request target as received
     * @return the path, or empty where there is no identity or its encoding is wrong
     */
    public static Optional<StationPath> of(String target) {
        String path = path(target);
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        String segment = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
        return decoded(segment).flatMap(StationPath::identity).map(station -> new StationPath(station, segment));
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        String whole = query < 0 ? target : target.substring(0, query);
        int authority = whole.startsWith("/") ? -1 : whole.indexOf("://");
        if (authority < 0) {
            return whole;
        }
        int path = whole.indexOf('/', authority + 3);
        return path < 0 ? "" : whole.substring(path);
    }

    /** A header is read byte by byte, so that each character here is one byte, encoded or not. */
    private static Optional<String> decoded(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char character = segment.charAt(i);
            if (character != '%') {
                bytes.write(character);
                continue;
            }
            int value = i + 2 < segment.length() ? octet(segment.charAt(i + 1), segment.charAt(i + 2)) : -1;
            if (value < 0) {
                return Optional.empty();
            }
            bytes.write(value);
            i += 2;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int octet(char high, char low) {
        int first = Character.digit(high, HEX);
        int second = Character.digit(low, HEX);
        return first < 0 || second < 0 || high > 'f' || low > 'f' ? -1 : first * HEX + second;
    }

    /** A dot segment would name another resource once it stands in an upstream URL (RFC 3986, 5.2.4). */
    private static Optional<StationId> identity(String text) {
        if (text.equals(".") || text.equals("..")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StationId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
