// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import java.security.MessageDigest;

/** A secret of HTTP Basic authentication as bytes: it need not be text (OCPP-J 1.6, 6.2.1). Never printed. */
public final class Password {

    private final byte[] bytes;

    /**
     * Takes the bytes as they go over the wire.
     *
     * @param bytes copied
     */
    public Password(byte[] bytes) {
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
        return other instanceof Password that && MessageDigest.isEqual(that.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Password.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
