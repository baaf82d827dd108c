// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import java.util.Arrays;

/** The security profiles of the OCPP 1.6 security extension (white paper edition 3, 2) and of OCPP 2.0.1 (A00). */
public enum SecurityProfile {
    /** No security at all. */
    NONE(0),
    /** Plain WebSocket with HTTP Basic authentication. */
    BASIC(1),
    /** TLS with HTTP Basic authentication. */
    TLS_BASIC(2),
    /** TLS with a client certificate. */
    TLS_CLIENT_CERTIFICATE(3);

    private final int number;

    SecurityProfile(int number) {
        this.number = number;
    }

    /**
     * The number by which the documents call it.
     *
     * @return 0 to 3
     */
    public int number() {
        return number;
    }

    /**
     * Whether the transport is TLS.
     *
     * @return true for profiles 2 and 3
     */
    public boolean tls() {
        return number >= 2;
    }

    /**
     * Finds a profile by its number.
     *
     * @param number 0 to 3
     * @return the profile
     * @throws IllegalArgumentException for any other number
     */
    public static SecurityProfile of(int number) {
        return Arrays.stream(values())
                .filter(profile -> profile.number == number)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("security profile must be 0, 1, 2 or 3, was " + number));
    }
}
