// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.security.MessageDigest;

/** A key of 256 bits for the payloads of a journal. Never printed. Immutable. */
public final class JournalKey {

    private static final int BYTES = 32;

    private final byte[] bytes;

    /**
     * Takes the bytes of an AES key.
     *
     * @param bytes 32 bytes from a good source, copied
     */
    public JournalKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a journal key has 32 bytes, was " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalKey that && MessageDigest.isEqual(that.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return JournalKey.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
