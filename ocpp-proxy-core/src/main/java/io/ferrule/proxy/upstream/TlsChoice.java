// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

/**
 * Who speaks TLS with a CSMS, and whether the key exchange is a hybrid one (X25519MLKEM768), which also resists those who record
 * today and own a quantum computer later.
 *
 * @param provider implementation of TLS
 * @param hybrid hybrid key exchange; anything but {@link Hybrid#OFF} needs {@link Provider#BOUNCY_CASTLE}
 */
public record TlsChoice(Provider provider, Hybrid hybrid) {

    /** Implementation of TLS. */
    public enum Provider {
        /** That of the Java runtime. */
        JDK,
        /** That of Bouncy Castle. {@code org.bouncycastle:bctls-jdk18on} must be on the class path; it is never registered. */
        BOUNCY_CASTLE
    }

    /** Hybrid key exchange. */
    public enum Hybrid {
        /** Not offered. */
        OFF,
        /**
         * Offered before the classical groups. Where the handshake is cut or gets no answer, as by a box on the way that cannot
         * carry so long a greeting, it is tried once more without; if that works, the CSMS is dialled without for a day.
         */
        PREFER,
        /** Nothing else is accepted; TLS 1.3 only. */
        REQUIRE
    }

    /** Checks that the provider can do what is asked. */
    public TlsChoice {
        if (provider == Provider.JDK && hybrid != Hybrid.OFF) {
            throw new IllegalArgumentException("hybrid key exchange needs the TLS provider of Bouncy Castle");
        }
    }

    /**
     * What holds where nothing is chosen.
     *
     * @return the Java runtime's provider with the groups that it offers by itself
     */
    public static TlsChoice defaults() {
        return new TlsChoice(Provider.JDK, Hybrid.OFF);
    }
}
