// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import java.util.Optional;

/**
 * A CALLERROR: the refusal of a CALL (OCPP-J 1.6, 4.2.3).
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class CallError implements Reply {

    private final Slices slices;
    private final String id;
    private final String code;
    private final String description;
    private final Payload details;

    CallError(Slices slices, String id, String code, String description, Payload details) {
        this.slices = slices;
        this.id = id;
        this.code = code;
        this.description = description;
        this.details = details;
    }

    /**
     * Makes a CALLERROR of our own, with empty details.
     *
     * @param id id of the CALL that it answers
     * @param version version of the conversation; decides how the code is spelled
     * @param code error code
     * @param description one sentence; cut to the 255 characters that OCPP 2.0.1 allows
     * @return the frame
     */
    public static CallError of(String id, OcppVersion version, ErrorCode code, String description) {
        return Envelopes.error(id, code.wireName(version), description);
    }

    @Override
    public MessageType type() {
        return MessageType.CALLERROR;
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * The code as it was received.
     *
     * @return any text; peers invent codes
     */
    public String wireCode() {
        return code;
    }

    /**
     * The code, if it is one that OCPP defines, in either spelling.
     *
     * @return the code, or empty
     */
    public Optional<ErrorCode> code() {
        return ErrorCode.ofWireName(code);
    }

    /**
     * The description.
     *
     * @return fourth element of the frame, possibly empty
     */
    public String description() {
        return description;
    }

    /**
     * The details.
     *
     * @return fifth element of the frame; an object by the documents, but peers send strings too
     */
    public Payload details() {
        return details;
    }

    @Override
    public String text() {
        return slices.text();
    }

    @Override
    public CallError withId(String newId) {
        return new CallError(slices.withId(newId), newId, code, description, details);
    }

    @Override
    public String toString() {
        return "CALLERROR " + id + " " + code;
    }
}
