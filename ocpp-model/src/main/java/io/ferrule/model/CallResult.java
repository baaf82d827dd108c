// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * A CALLRESULT: the answer to a CALL.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class CallResult implements Reply {

    private final Slices slices;
    private final String id;
    private final Payload payload;

    CallResult(Slices slices, String id, Payload payload) {
        this.slices = slices;
        this.id = id;
        this.payload = payload;
    }

    /**
     * Makes a CALLRESULT of our own.
     *
     * @param id id of the CALL that it answers
     * @param payload payload, usually an object
     * @return the frame
     */
    public static CallResult of(String id, Payload payload) {
        return Envelopes.result(id, payload);
    }

    @Override
    public MessageType type() {
        return MessageType.CALLRESULT;
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * The payload.
     *
     * @return the third element of the frame
     */
    public Payload payload() {
        return payload;
    }

    @Override
    public String text() {
        return slices.text();
    }

    @Override
    public CallResult withId(String newId) {
        return new CallResult(slices.withId(newId), newId, payload);
    }

    /**
     * The same result with another payload; only the characters of the payload differ.
     *
     * @param newPayload the new payload
     * @return the result with that payload
     */
    public CallResult withPayload(Payload newPayload) {
        return new CallResult(slices.withPayload(newPayload.text()), id, newPayload);
    }

    @Override
    public String toString() {
        return "CALLRESULT " + id;
    }
}
