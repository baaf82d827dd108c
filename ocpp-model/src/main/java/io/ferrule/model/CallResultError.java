// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * A CALLRESULTERROR of OCPP 2.1: the refusal of a CALLRESULT (OCPP 2.1 part 4, 4.2.4). It is passed on and seen, never
 * answered.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class CallResultError implements Frame {

    private final Slices slices;
    private final String id;
    private final String code;

    CallResultError(Slices slices, String id, String code) {
        this.slices = slices;
        this.id = id;
        this.code = code;
    }

    @Override
    public MessageType type() {
        return MessageType.CALLRESULTERROR;
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * The code as it was received.
     *
     * @return any text
     */
    public String wireCode() {
        return code;
    }

    @Override
    public String text() {
        return slices.text();
    }

    /**
     * The same frame under another id; only the characters of the id differ.
     *
     * @param newId the new message id
     * @return the frame with that id
     */
    public CallResultError withId(String newId) {
        return new CallResultError(slices.withId(newId), newId, code);
    }

    @Override
    public String toString() {
        return "CALLRESULTERROR " + id + " " + code;
    }
}
