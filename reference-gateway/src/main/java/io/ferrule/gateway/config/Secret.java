// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that must not be seen: a password, a token or a key. Prints as three stars. */
public final class Secret {

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a secret from text, as UTF-8.
     *
     * @param text the secret
     * @return the secret
     */
    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Takes a secret as it is.
     *
     * @param bytes copied
     * @return the secret
     */
    public static Secret ofBytes(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /**
     * Takes a secret from the content of a file. One line end at its end belongs to the file, not to the secret.
     *
     * @param content bytes of the file
     * @return the secret
     */
    public static Secret ofFile(byte[] content) {
        int end = content.length;
        if (end > 0 && content[end - 1] == '\n') {
            end--;
            if (end > 0 && content[end - 1] == '\r') {
                end--;
            }
        }
        return new Secret(Arrays.copyOf(content, end));
    }

    /**
     * The secret itself.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Whether nothing is there to be kept.
     *
     * @return true for no bytes
     */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public String toString() {
        return "***";
    }
}
