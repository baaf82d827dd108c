// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import java.util.List;
import java.util.Optional;

/** The first element of an OCPP-J frame (OCPP-J 1.6, 4.1.3; OCPP 2.1 part 4, 4.1.3). */
public enum MessageType {
    /** A request that expects a reply: {@code [2, id, action, payload]}. */
    CALL(2, 4),
    /** The answer to a CALL: {@code [3, id, payload]}. */
    CALLRESULT(3, 3),
    /** The refusal of a CALL: {@code [4, id, code, description, details]}. */
    CALLERROR(4, 5),
    /** The refusal of a CALLRESULT, since 2.1: {@code [5, id, code, description, details]}. */
    CALLRESULTERROR(5, 5),
    /** A message without a reply, since 2.1: {@code [6, id, action, payload]}. */
    SEND(6, 4);

    private static final List<MessageType> BY_NUMBER = List.of(values());

    private final int number;
    private final int elements;

    MessageType(int number, int elements) {
        this.number = number;
        this.elements = elements;
    }

    /**
     * The number on the wire.
     *
     * @return 2 to 6
     */
    public int number() {
        return number;
    }

    /**
     * How many elements a frame of this type has.
     *
     * @return 3 to 5
     */
    public int elements() {
        return elements;
    }

    /**
     * Finds a type by its number on the wire.
     *
     * @param number any number
     * @return the type, or empty if the number means nothing
     */
    public static Optional<MessageType> ofNumber(int number) {
        return number < CALL.number || number > SEND.number
                ? Optional.empty()
                : Optional.of(BY_NUMBER.get(number - CALL.number));
    }

    /**
     * Whether a version knows this type.
     *
     * @param version version of the conversation
     * @return true for the three classic types; for the other two only from 2.1 on
     */
    public boolean isPartOf(OcppVersion version) {
        return number <= CALLERROR.number || version.compareTo(OcppVersion.V2_1) >= 0;
    }
}
