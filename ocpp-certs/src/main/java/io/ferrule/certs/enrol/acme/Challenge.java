// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What an authority wants to see before it believes that a name is ours (RFC 8555, 8).
 *
 * @param dnsName the name
 * @param token what the authority calls it: 1 to 256 letters, digits, hyphens and underscores
 * @param keyAuthorization the token and a digest of the account's key (RFC 8555, 8.1), which is what it wants to see
 */
public record Challenge(String dnsName, String token, String keyAuthorization) {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    /** Refuses a token that is none, because it becomes part of paths. */
    public Challenge {
        if (!token(token)) {
            throw new IllegalArgumentException("a token has 1 to 256 letters, digits, hyphens and underscores");
        }
    }

    static boolean token(String text) {
        return TOKEN.matcher(text).matches();
    }

    /**
     * The value of the TXT record {@code _acme-challenge} below the name, where it is shown by DNS (RFC 8555, 8.4).
     *
     * @return a digest of the key authorization, base64url
     */
    public String txtValue() {
        return Base64Url.sha256(keyAuthorization.getBytes(StandardCharsets.US_ASCII));
    }
}
