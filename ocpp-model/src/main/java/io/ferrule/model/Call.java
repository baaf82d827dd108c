// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * A CALL, or a SEND of OCPP 2.1, which is a call that expects no reply (OCPP 2.1 part 4, 4.2.5).
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Call implements Frame {

    private final MessageType type;
    private final Slices slices;
    private final String id;
    private final String action;
    private final Payload payload;

    Call(MessageType type, Slices slices, String id, String action, Payload payload) {
        this.type = type;
        this.slices = slices;
        this.id = id;
        this.action = action;
        this.payload = payload;
    }

    /**
     * Makes a CALL of our own.
     *
     * @param id message id, 1 to 36 characters
     * @param action action name, for example {@code BootNotification}
     * @param payload payload, usually an object
     * @return the frame
     */
    public static Call of(String id, String action, Payload payload) {
        return Envelopes.call(id, action, payload);
    }

    /**
     * Makes a CALL of our own from a typed request.
     *
     * @param id message id, 1 to 36 characters
     * @param action the action
     * @param request its request
     * @param <Q> record of the request
     * @return the frame
     */
    public static <Q extends Record> Call of(String id, Action<Q, ?> action, Q request) {
        return of(id, action.name(), Payload.of(request));
    }

    @Override
    public MessageType type() {
        return type;
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * The action.
     *
     * @return the name as received; compared exactly, never folded
     */
    public String action() {
        return action;
    }

    /**
     * The payload.
     *
     * @return the fourth element of the frame
     */
    public Payload payload() {
        return payload;
    }

    /**
     * Whether the sender waits for an answer.
     *
     * @return true for a CALL, false for a SEND
     */
    public boolean expectsReply() {
        return type == MessageType.CALL;
    }

    @Override
    public String text() {
        return slices.text();
    }

    /**
     * The same call under another id; only the characters of the id differ.
     *
     * @param newId the new message id
     * @return the call with that id
     */
    public Call withId(String newId) {
        return new Call(type, slices.withId(newId), newId, action, payload);
    }

    /**
     * The same call with another payload; only the characters of the payload differ.
     *
     * @param newPayload the new payload
     * @return the call with that payload
     */
    public Call withPayload(Payload newPayload) {
        return new Call(type, slices.withPayload(newPayload.text()), id, action, newPayload);
    }

    @Override
    public String toString() {
        return type + " " + action + " " + id;
    }
}
