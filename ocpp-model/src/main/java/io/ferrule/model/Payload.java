// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The payload of a frame: its exact text, decoded only when somebody asks.
 *
 * <p>Pointers are JSON Pointers (RFC 6901). An edit replaces the characters of the edited token and no others, so
 * unknown vendor members and the spelling of their neighbours survive. Immutable and safe for use by several threads.
 */
public final class Payload {

    private final String text;

    private Payload(String text) {
        this.text = text;
    }

    /**
     * The empty object.
     *
     * @return {@code {}}
     */
    public static Payload empty() {
        return new Payload("{}");
    }

    /**
     * Takes JSON text as it is.
     *
     * @param json one JSON value
     * @return a payload with exactly that text
     * @throws PayloadException if the text is not one JSON value
     */
    public static Payload of(String json) {
        return new Payload(json);
    }

    /**
     * Writes a typed message; absent members are left out.
     *
     * @param message a generated request or response record
     * @return its payload
     */
    public static Payload of(Record message) {
        throw new UnsupportedOperationException("not yet: " + message);
    }

    /**
     * The exact characters.
     *
     * @return JSON text
     */
    public String text() {
        return text;
    }

    /**
     * Whether a member is present, be it {@code null}.
     *
     * @param pointer JSON Pointer
     * @return true if the pointer leads somewhere
     */
    public boolean has(String pointer) {
        throw new UnsupportedOperationException("not yet: " + pointer);
    }

    /**
     * Reads a string.
     *
     * @param pointer JSON Pointer
     * @return its value, or empty if the member is absent or no string
     */
    public Optional<String> string(String pointer) {
        throw new UnsupportedOperationException("not yet: " + pointer);
    }

    /**
     * Reads a number without loss.
     *
     * @param pointer JSON Pointer
     * @return its value, or empty if the member is absent or no number
     */
    public Optional<BigDecimal> number(String pointer) {
        throw new UnsupportedOperationException("not yet: " + pointer);
    }

    /**
     * Reads a boolean.
     *
     * @param pointer JSON Pointer
     * @return its value, or empty if the member is absent or no boolean
     */
    public Optional<Boolean> bool(String pointer) {
        throw new UnsupportedOperationException("not yet: " + pointer);
    }

    /**
     * Counts the elements of an array or the members of an object.
     *
     * @param pointer JSON Pointer
     * @return the count, 0 if the member is absent or neither
     */
    public int size(String pointer) {
        throw new UnsupportedOperationException("not yet: " + pointer);
    }

    /**
     * Replaces a value, or adds a member to an existing object or an element to the end of an array.
     *
     * @param pointer JSON Pointer; its parent must exist; a last token of {@code -} appends to an array
     * @param value a String, Boolean, Integer, Long, BigDecimal, {@link Timestamp}, enum of the model, record of the
     *     model, {@link Payload}, or a List of these
     * @return the edited payload
     * @throws PayloadException if the parent does not exist or the value is of another type
     */
    public Payload with(String pointer, Object value) {
        throw new UnsupportedOperationException("not yet: " + pointer);
    }

    /**
     * Takes a member or an element away, with the comma that belongs to it.
     *
     * @param pointer JSON Pointer; nothing happens if it leads nowhere
     * @return the edited payload
     */
    public Payload without(String pointer) {
        throw new UnsupportedOperationException("not yet: " + pointer);
    }

    /**
     * Decodes into a record of the model. Unknown members are ignored, unknown enum values become
     * {@code UNRECOGNIZED}. Decoded once for each type.
     *
     * @param type record to read, for example {@code BootNotificationRequest.class}
     * @param <T> that record
     * @return the record
     * @throws PayloadException if a required member is missing or has another type
     */
    public <T extends Record> T as(Class<T> type) {
        throw new UnsupportedOperationException("not yet: " + type);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /**
     * Says how long it is, never what it says: payloads carry secrets.
     *
     * @return for example {@code Payload[57 characters]}
     */
    @Override
    public String toString() {
        return "Payload[" + text.length() + " characters]";
    }
}
