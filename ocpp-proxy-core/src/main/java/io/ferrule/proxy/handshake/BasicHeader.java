// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads {@code Authorization: Basic} (RFC 7617). The password stays bytes: it need not be text. */
final class BasicHeader {

    private static final String SCHEME = "basic ";

    private BasicHeader() {}

    /**
     * The password that was presented for one of the given user names. The user is compared as a prefix with its colon, since
     * an identity may contain one, which "up to the first colon" would cut.
     */
    static Optional<byte[]> password(List<String> headers, List<String> users) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        return decode(headers.get(0)).flatMap(pair -> users.stream()
                .map(user -> (user + ":").getBytes(StandardCharsets.UTF_8))
                .filter(user -> startsWith(pair, user))
                .map(user -> Arrays.copyOfRange(pair, user.length, pair.length))
                .findFirst());
    }

    private static Optional<byte[]> decode(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
