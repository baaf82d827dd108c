// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ferrule.model.Action;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.dialect.Dialect;
import io.ferrule.model.dialect.DialectMemory;
import io.ferrule.model.dialect.Recognition;
import io.ferrule.model.internal.json.Tree;
import io.ferrule.model.internal.schema.MessageSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks payloads against the JSON Schemas of their action. Schemas are loaded and compiled on first use and shared.
 *
 * <p>All violations of a payload are found, not only the first, and told in the order of its text; of a payload of more
 * than 5,000 values only the first is told. The rule of a finding is the keyword of the schema that is broken:
 * {@code required}, {@code additionalProperties}, {@code type}, {@code enum}, {@code maxLength}, {@code format},
 * {@code multipleOf}, {@code minimum}, {@code maximum}, {@code minItems} or {@code maxItems}. {@code required} and
 * {@code additionalProperties} point at the object, and their message names the member.
 *
 * <p>In OCPP 2.0.1 three more rules are checked that its schemas cannot say (part 2, 2.1):
 *
 * <ul>
 *   <li>{@code int32}: an integer fits into 32 bits
 *   <li>{@code timestamp-decimals}: a date and time has at most three decimals of a second
 *   <li>{@code identifier}: an identifierString has only letters, digits and {@code * - _ = : + | @ .}; it may be empty, as
 *       that of a token of type NoAuthorization is
 * </ul>
 *
 * <p>Some things that stations do every day are notes and not findings:
 *
 * <ul>
 *   <li>{@code integer-form}: an integer is written with a decimal point or an exponent, such as {@code 1.0}
 *   <li>{@code int32}: an integer does not fit into 32 bits, before OCPP 2.0.1
 *   <li>{@code blank-for-t}: a blank stands in a date and time instead of {@code T}
 *   <li>{@code empty-string}: a required text that is no identifier is empty
 *   <li>{@code odd-unit}: the unit of a reading is not in the list of the documents
 *   <li>{@code null-payload}: the payload is {@code null}, which in OCPP 1.5 and 1.6 means an empty object (OCPP-J 1.6,
 *       4.2.1); it is checked as one
 *   <li>{@code unknown-member}: in OCPP 1.5, whose JSON no document ever closed, an object has a member that is not known;
 *       points at the object
 * </ul>
 *
 * <p>Meter values of OCPP 1.5 are checked in the {@linkplain Dialect dialect} that they are written in, and findings name the
 * members as they came. A payload that mixes dialects is a finding of the rule {@code dialect}, which points at the first
 * reading that differs from those before it.
 *
 * <p>Lengths are counted in characters of Unicode (code points), and {@code multipleOf} is exact. At most 100 findings and
 * 100 notes are told of one payload. Safe for use by several threads.
 */
public final class SchemaCheck {

    private final Map<Class<? extends Record>, MessageSchema> schemas = new ConcurrentHashMap<>();
    private final Map<Written, MessageSchema> dialects = new ConcurrentHashMap<>();

    /** A request with meter values of OCPP 1.5 as it is written. */
    private record Written(Class<? extends Record> type, Dialect dialect) {}

    /** Makes a check with no schema loaded yet. */
    public SchemaCheck() {}

    /**
     * Checks the payload of a CALL.
     *
     * @param action action of the CALL; one of those that the {@link io.ferrule.model.ActionCatalogue} lists
     * @param payload its payload
     * @return what was seen, in the order of the payload's text where that is known
     * @throws IllegalArgumentException if there is no schema for the action
     */
    public Assessment request(Action<?, ?> action, Payload payload) {
        return request(action, payload, new DialectMemory());
    }

    /**
     * Checks the payload of a CALL of a station whose dialect may be known.
     *
     * @param action action of the CALL; one of those that the {@link io.ferrule.model.ActionCatalogue} lists
     * @param payload its payload
     * @param memory the dialect of the station, which decides where a payload of OCPP 1.5 does not show one, and learns where
     *     it does
     * @return what was seen, in the order of the payload's text where that is known
     * @throws IllegalArgumentException if there is no schema for the action
     */
    public Assessment request(Action<?, ?> action, Payload payload, DialectMemory memory) {
        Recognition seen = Recognition.of(action, payload);
        List<Finding> findings = new ArrayList<>();
        seen.stray().ifPresent(pointer -> findings.add(mixed(pointer)));
        return check(action.version(), requestSchema(action, memory.recognise(seen)), payload, findings);
    }

    /**
     * Checks the payload of a CALLRESULT.
     *
     * @param action action of the CALL that it answers; one of those that the {@link io.ferrule.model.ActionCatalogue}
     *     lists
     * @param payload its payload
     * @return what was seen, in the order of the payload's text where that is known
     * @throws IllegalArgumentException if there is no schema for the action
     */
    public Assessment response(Action<?, ?> action, Payload payload) {
        return check(action.version(), responseSchema(action), payload, new ArrayList<>());
    }

    /** The schema of a request, in a dialect where it has meter values of OCPP 1.5. */
    MessageSchema requestSchema(Action<?, ?> action, Dialect dialect) {
        return Dialect.concerns(action)
                ? dialects.computeIfAbsent(
                        new Written(action.requestType(), dialect),
                        written -> MessageSchema.of(written.type, written.dialect))
                : schemas.computeIfAbsent(action.requestType(), type -> MessageSchema.of(action.version(), type));
    }

    MessageSchema responseSchema(Action<?, ?> action) {
        return schemas.computeIfAbsent(action.responseType(), type -> MessageSchema.of(action.version(), type));
    }

    private static Finding mixed(String pointer) {
        return new Finding(
                pointer,
                "dialect",
                ErrorCode.FORMATION_VIOLATION,
                "The reading is written in another dialect of 1.5 than those before it.");
    }

    private static Assessment check(
            OcppVersion version, MessageSchema schema, Payload payload, List<Finding> findings) {
        List<Note> notes = new ArrayList<>();
        JsonNode tree = payload.as(Tree.class).node();
        if (tree.isNull() && version.compareTo(OcppVersion.V2_0_1) < 0) {
            notes.add(new Note("", "null-payload", "The payload is null where an empty object is meant."));
            tree = JsonNodeFactory.instance.objectNode();
        }
        schema.check(tree, findings, notes);
        return new Assessment(findings, notes);
    }
}
