// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A version of the OCPP conversation, as negotiated by the WebSocket sub-protocol (OCPP-J 1.6, 3.1.2).
 *
 * <p>Immutable and safe for use by several threads.
 */
public enum OcppVersion {
    /** OCPP 1.5; its JSON form was never published, but {@code ocpp1.5} is a registered sub-protocol. */
    V1_5("1.5"),
    /** OCPP 1.6 edition 2, with the security extension. */
    V1_6("1.6"),
    /** OCPP 2.0.1 edition 3. */
    V2_0_1("2.0.1"),
    /** OCPP 2.1 edition 1. */
    V2_1("2.1");

    private final String number;

    OcppVersion(String number) {
        this.number = number;
    }

    /**
     * The number as people write it.
     *
     * @return for example {@code 1.6}
     */
    public String number() {
        return number;
    }

    /**
     * The name registered for the WebSocket sub-protocol.
     *
     * @return for example {@code ocpp1.6}
     */
    public String subprotocol() {
        return "ocpp" + number;
    }

    /**
     * Finds the version of a sub-protocol token; stations differ in case and surround it with blanks.
     *
     * @param token one entry of {@code Sec-WebSocket-Protocol}
     * @return the version, or empty if it is none that we know
     */
    public static Optional<OcppVersion> ofSubprotocol(String token) {
        String wanted = token.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(version -> version.subprotocol().equals(wanted))
                .findFirst();
    }

    /**
     * Finds a version by its number.
     *
     * @param number for example {@code 2.0.1}
     * @return the version, or empty if it is none that we know
     */
    public static Optional<OcppVersion> ofNumber(String number) {
        return Arrays.stream(values())
                .filter(version -> version.number.equals(number))
                .findFirst();
    }
}
