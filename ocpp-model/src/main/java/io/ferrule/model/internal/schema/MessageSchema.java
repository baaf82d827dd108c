// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.dialect.Dialect;
import io.ferrule.model.internal.json.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.jspecify.annotations.Nullable;

/** The compiled schema of one record. Immutable and safe for use by several threads. */
public final class MessageSchema {

    /**
     * Values in a payload up to which all violations are collected; a larger one is checked up to the first. No real
     * message comes near, and a peer must not make us collect a hundred thousand complaints.
     */
    static final int COLLECT_UP_TO = 5_000;

    /** Most findings, and most notes, that are told of one payload. */
    static final int MOST_TOLD = 100;

    private static final Validator COLLECT = Validator.builder().build();
    private static final Validator FIRST_ONLY = Validator.builder().failEarly().build();

    private final OcppVersion version;
    private final JsonNode document;
    private final Plain plain;
    private volatile @Nullable Whole whole;

    /** What the whole check needs, made when the first payload wants it. */
    private record Whole(Shape shape, Schema schema) {}

    private MessageSchema(OcppVersion version, JsonNode document) {
        this.version = version;
        this.document = document;
        this.plain = Plain.of(document, OwnRules.holdFor(version));
    }

    /**
     * Loads and compiles the schema that was generated for a record of a version.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MessageSchema of(OcppVersion version, Class<? extends Record> type) {
        return new MessageSchema(version, document(type));
    }

    /**
     * Loads the schema of a request that has meter values of OCPP 1.5, in the form of a dialect.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MessageSchema of(Class<? extends Record> type, Dialect dialect) {
        return new MessageSchema(OcppVersion.V1_5, DialectSchema.of(document(type), dialect));
    }

    /**
     * Loads the schema that was generated for a record; it lies beside the record's class.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static JsonNode document(Class<? extends Record> type) {
        try (InputStream in = type.getResourceAsStream("schema/" + type.getSimpleName() + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no schema for " + type.getName());
            }
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Tree.parse(json).node();
        } catch (IOException e) {
            throw new UncheckedIOException("the schema of " + type.getName() + " cannot be read", e);
        }
    }

    /** What the schema says about the place in a payload that a pointer names; a missing node if it says nothing. */
    public JsonNode rule(String pointer) {
        JsonNode rule = document;
        for (JsonPointer rest = JsonPointer.compile(pointer); !rest.matches(); rest = rest.tail()) {
            rule = rule.path("type").asText().equals("array")
                    ? rule.path("items")
                    : rule.path("properties").path(rest.getMatchingProperty());
        }
        return rule;
    }

    /** Adds what is wrong with a payload to the findings, and what is remarkable about it to the notes. */
    public void check(JsonNode payload, List<Finding> findings, List<Note> notes) {
        if (!isPlain(payload)) {
            checkWhole(payload, findings, notes);
        }
    }

    /** Whether it can be seen at a glance that there is nothing to add; a no says nothing. */
    public boolean isPlain(JsonNode payload) {
        return plain.holds(payload);
    }

    /** The same as {@link #check}, without a glance before. */
    public void checkWhole(JsonNode payload, List<Finding> findings, List<Note> notes) {
        Whole needed = whole();
        SchemaWalk walk = new SchemaWalk(version, true, notes);
        Object subject = walk.convert(payload, needed.shape);
        boolean all = walk.values() <= COLLECT_UP_TO;
        if (!all) {
            // Of so large a payload the first finding is told, and everit says which one that is.
            walk = new SchemaWalk(version, false, new ArrayList<>());
            subject = walk.convert(payload, needed.shape);
        }
        List<Finding> found = new ArrayList<>(walk.findings());
        Violations violations = new Violations(payload);
        failure(all ? COLLECT : FIRST_ONLY, needed.schema, subject)
                .ifPresent(broken -> found.addAll(violations.findings(broken)));
        found.addAll(walk.refused());
        if (all) {
            violations.sort(found);
        }
        findings.addAll(found.subList(0, Math.min(found.size(), all ? MOST_TOLD : 1)));
    }

    private Whole whole() {
        Whole known = whole;
        if (known == null) {
            known = new Whole(Shape.of(document), SchemaLoading.load(document));
            whole = known; // two threads may both make it; they do the same
        }
        return known;
    }

    private static Optional<ValidationException> failure(Validator validator, Schema schema, Object subject) {
        try {
            validator.performValidation(schema, subject);
            return Optional.empty();
        } catch (ValidationException e) {
            return Optional.of(e);
        }
    }
}
