// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

/**
 * Who speaks TLS with a CSMS, whether the key exchange is a hybrid one (X25519MLKEM768), which also resists those who record
 * today and own a quantum computer later, and whether it may be one without forward secrecy.
 *
 * @param provider implementation of TLS
 * @param hybrid hybrid key exchange; anything but {@link Hybrid#OFF} needs {@link Provider#BOUNCY_CASTLE}
 * @param rsaKeyExchange whether the two suites {@code TLS_RSA_WITH_AES_*_GCM_*} are offered under TLS 1.2, for a CSMS that knows
 *     nothing else. OCPP lets a station do without (A00.FR.319; A00.FR.318 of the security white paper for 1.6), and recommends
 *     it; runtimes that switch these suites off keep from offering them all the same, see {@link TlsSupport#suites()}
 */
public record TlsChoice(Provider provider, Hybrid hybrid, boolean rsaKeyExchange) {

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
     * A choice with forward secrecy always.
     *
     * @param provider implementation of TLS
     * @param hybrid hybrid key exchange
     */
    public TlsChoice(Provider provider, Hybrid hybrid) {
        this(provider, hybrid, false);
    }

    /**
     * What holds where nothing is chosen.
     *
     * @return the Java runtime's provider with the groups that it offers by itself, and forward secrecy
     */
    public static TlsChoice defaults() {
        return new TlsChoice(Provider.JDK, Hybrid.OFF);
    }
}
