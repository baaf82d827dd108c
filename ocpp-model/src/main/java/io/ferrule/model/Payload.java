// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.internal.json.MalformedJson;
import io.ferrule.model.internal.json.RecordCodec;
import io.ferrule.model.internal.json.StrictJson;
import io.ferrule.model.internal.json.TextEdit;
import io.ferrule.model.internal.json.Tree;
import io.ferrule.model.internal.json.TreeWalk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a frame: its exact text, decoded only when somebody asks.
 *
 * <p>Pointers are JSON Pointers (RFC 6901). An edit replaces the characters of the edited token and no others, so
 * unknown vendor members and the spelling of their neighbours survive. A pointer that is not empty and does not start
 * with {@code /} is a mistake of the caller: {@link IllegalArgumentException}.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Payload {

    // A frame takes one level for itself.
    private static final StrictJson CHECK = new StrictJson(
            FrameLimits.defaults().depth() - 1, FrameLimits.defaults().numberDigits());

    private final String text;
    private volatile @Nullable JsonNode tree;
    private volatile List<Record> decoded = List.of();

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
     * @throws PayloadException if the text is not one JSON value by the strict rules of {@link FrameReader}, nested no
     *     deeper than the default limits allow
     */
    public static Payload of(String json) {
        try {
            CHECK.check(json);
        } catch (MalformedJson e) {
            throw new PayloadException("", e.sentence());
        }
        return new Payload(json);
    }

    /**
     * Writes a typed message; absent members are left out.
     *
     * @param message a generated request or response record
     * @return its payload
     */
    public static Payload of(Record message) {
        return new Payload(RecordCodec.encode(message));
    }

    /** Takes a part of a frame that was checked with the frame, and its tree if one was made on the way. */
    static Payload slice(String json, @Nullable JsonNode tree) {
        Payload payload = new Payload(json);
        payload.tree = tree;
        return payload;
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
        return !at(pointer).isMissingNode();
    }

    /**
     * Reads a string.
     *
     * @param pointer JSON Pointer
     * @return its value, or empty if the member is absent or no string
     */
    public Optional<String> string(String pointer) {
        JsonNode node = at(pointer);
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    /**
     * Reads a number without loss.
     *
     * @param pointer JSON Pointer
     * @return its value, or empty if the member is absent or no number
     */
    public Optional<BigDecimal> number(String pointer) {
        JsonNode node = at(pointer);
        return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
    }

    /**
     * Reads a boolean.
     *
     * @param pointer JSON Pointer
     * @return its value, or empty if the member is absent or no boolean
     */
    public Optional<Boolean> bool(String pointer) {
        JsonNode node = at(pointer);
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    /**
     * Counts the elements of an array or the members of an object.
     *
     * @param pointer JSON Pointer
     * @return the count, 0 if the member is absent or neither
     */
    public int size(String pointer) {
        return at(pointer).size();
    }

    /**
     * Tells all values.
     *
     * @param visitor is told them in the order of the text, before this returns
     */
    public void visit(PayloadVisitor visitor) {
        TreeWalk.of(tree(), visitor);
    }

    /**
     * Takes a value out as it is written.
     *
     * @param pointer JSON Pointer
     * @return the exact characters of that value, or empty if the member is absent
     */
    public Optional<Payload> part(String pointer) {
        return pointer.isEmpty()
                ? Optional.of(this)
                : TextEdit.find(text, pointer).map(Payload::new);
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
        String json = RecordCodec.encode(value);
        try {
            CHECK.check(json);
        } catch (MalformedJson e) {
            throw new PayloadException(pointer, "the new value is no JSON that every peer reads: " + e.sentence());
        }
        return new Payload(TextEdit.set(text, pointer, json));
    }

    /**
     * Takes a member or an element away, with the comma that belongs to it.
     *
     * @param pointer JSON Pointer; nothing happens if it leads nowhere
     * @return the edited payload
     */
    public Payload without(String pointer) {
        String edited = TextEdit.remove(text, pointer);
        return edited.equals(text) ? this : new Payload(edited);
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
        return type == Tree.class ? type.cast(new Tree(tree())) : known(type).orElseGet(() -> decode(type));
    }

    private <T extends Record> Optional<T> known(Class<T> type) {
        for (Record record : decoded) {
            if (type.isInstance(record)) {
                return Optional.of(type.cast(record));
            }
        }
        return Optional.empty();
    }

    private synchronized <T extends Record> T decode(Class<T> type) {
        Optional<T> meanwhile = known(type);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        T record = RecordCodec.decode(tree(), type);
        List<Record> all = new ArrayList<>(decoded);
        all.add(record);
        decoded = List.copyOf(all);
        return record;
    }

    private JsonNode at(String pointer) {
        return tree().at(JsonPointer.compile(pointer));
    }

    private JsonNode tree() {
        JsonNode known = tree;
        if (known == null) {
            known = Tree.parse(text).node();
            tree = known; // two threads may both read it; the trees are equal
        }
        return known;
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
