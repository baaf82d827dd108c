// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.internal.json.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;

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

    private final Shape shape;
    private final Schema schema;

    private MessageSchema(JsonNode document) {
        this.shape = Shape.of(document);
        this.schema = SchemaLoading.load(document);
    }

    /**
     * Loads the schema that was generated for a record; it lies beside the record's class.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MessageSchema of(Class<? extends Record> type) {
        try (InputStream in = type.getResourceAsStream("schema/" + type.getSimpleName() + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no schema for " + type.getName());
            }
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new MessageSchema(Tree.parse(json).node());
        } catch (IOException e) {
            throw new UncheckedIOException("the schema of " + type.getName() + " cannot be read", e);
        }
    }

    /** Adds what is wrong with a payload to the findings, and what is remarkable about it to the notes. */
    public void check(JsonNode payload, List<Finding> findings, List<Note> notes) {
        SchemaWalk walk = new SchemaWalk(notes);
        Object subject = walk.convert(payload, shape);
        failure(FIRST_ONLY, subject)
                .flatMap(first -> walk.values() > COLLECT_UP_TO ? Optional.of(first) : failure(COLLECT, subject))
                .map(new Violations(payload)::findings)
                .ifPresent(found -> findings.addAll(found.subList(0, Math.min(found.size(), MOST_TOLD))));
    }

    /** Nearly all payloads are fine, and everit sees that sooner when it need not be ready to go on. */
    private Optional<ValidationException> failure(Validator validator, Object subject) {
        try {
            validator.performValidation(schema, subject);
            return Optional.empty();
        } catch (ValidationException e) {
            return Optional.of(e);
        }
    }
}
