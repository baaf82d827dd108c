// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;

/** OCPP's least sizes of keys (A00.FR.502): 112 bits of strength. */
public final class KeyStrength {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 224;

    private KeyStrength() {}

    /** Size of a key in bits; 0 for a kind that OCPP does not know. */
    public static int bits(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength();
        }
        return key instanceof ECKey ec ? ec.getParams().getCurve().getField().getFieldSize() : 0;
    }

    /** Whether a key is too small, or of an unknown kind. */
    public static boolean weak(PublicKey key) {
        int least = key instanceof RSAKey ? LEAST_RSA_BITS : LEAST_EC_BITS;
        return bits(key) < least;
    }
}
