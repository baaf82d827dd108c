// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import java.util.Arrays;
import java.util.Optional;

/** Who is to blame for a fault (SOAP 1.2 part 1, 5.4.6). */
public enum FaultCode {
    /** The envelope is one of another version of SOAP. */
    VERSION_MISMATCH("VersionMismatch"),
    /** A header had to be understood and was not. */
    MUST_UNDERSTAND("MustUnderstand"),
    /** The data is encoded in a way that the receiver does not know. */
    DATA_ENCODING_UNKNOWN("DataEncodingUnknown"),
    /** The message itself is wrong, and sending it again will not help. */
    SENDER("Sender"),
    /** The receiver could not handle the message. */
    RECEIVER("Receiver");

    private final String wireName;

    FaultCode(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The name in the namespace of SOAP 1.2.
     *
     * @return for example {@code Sender}
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Finds a code by its local name.
     *
     * @param name any name
     * @return the code, or empty
     */
    public static Optional<FaultCode> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(code -> code.wireName.equals(name))
                .findFirst();
    }
}
