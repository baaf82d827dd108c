// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.handshake.UpgradeRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What one admitted upgrade tells about who made it.
 *
 * @param address where it came from
 * @param credential digest of the credentials that came with it; empty without any
 */
record Caller(InetAddress address, Optional<String> credential) {

    static Caller of(UpgradeRequest request) {
        List<String> headers = request.headers().getOrDefault("authorization", List.of());
        return new Caller(
                request.peer().getAddress(),
                headers.isEmpty() ? Optional.empty() : Optional.of(digest(String.join("\n", headers))));
    }

    /** Whether this one may take the place of an earlier one that is connected with the same identity. */
    boolean mayReplace(Caller earlier, Duplicates rule) {
        return switch (rule) {
            case REFUSE -> false;
            case REPLACE -> true;
            case REPLACE_SAME_ADDRESS -> address.equals(earlier.address);
            case REPLACE_SAME_CREDENTIAL -> credential.isPresent() && credential.equals(earlier.credential);
        };
    }

    private static String digest(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
