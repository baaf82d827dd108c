// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.Action;
import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.dialect.DialectMemory;
import io.ferrule.model.internal.schema.MessageSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Checks a readable frame against everything that the documents of its version say: id length, action, direction,
 * error code, schema, and the remarks that are no findings. Of a version without definitions only that is checked which
 * needs none.
 *
 * <p>Findings come in this order: id, action, direction, payload; a strict peer answers with the first one. Odd error
 * codes are notes, because every receiver treats an unknown code as an error anyway; details that are no object are a
 * finding.
 *
 * <p>Keeps nothing between frames but what it was given to {@linkplain #remembering remember}; safe for use by several threads.
 */
public final class FrameCheck {

    private static final int ID_CHARACTERS = 36;
    private static final int DESCRIPTION_CHARACTERS = 255;

    private final SchemaCheck schemas;
    private final Supplier<DialectMemory> dialect;

    /**
     * Makes a check that judges each frame by itself.
     *
     * @param schemas the schemas to use
     */
    public FrameCheck(SchemaCheck schemas) {
        this(schemas, DialectMemory::new);
    }

    private FrameCheck(SchemaCheck schemas, Supplier<DialectMemory> dialect) {
        this.schemas = schemas;
        this.dialect = dialect;
    }

    /**
     * The same check for the frames of one station, whose dialect of OCPP 1.5 it uses and learns.
     *
     * @param memory the dialect of that station
     * @return a check with the same schemas
     */
    public FrameCheck remembering(DialectMemory memory) {
        return new FrameCheck(schemas, () -> memory);
    }

    /**
     * Checks one frame.
     *
     * @param version version of the conversation
     * @param from who sent it
     * @param frame the frame
     * @param answered action of the CALL that a reply answers, empty if that is not known
     * @return what was seen
     */
    public Assessment check(OcppVersion version, Side from, Frame frame, Optional<String> answered) {
        Remarks remarks = new Remarks(version);
        checkId(frame.id(), remarks);
        if (frame instanceof Call call) {
            checkCall(call, from, remarks);
        } else if (frame instanceof CallResult result) {
            checkResult(result, answered, remarks);
        } else if (frame instanceof CallError error) {
            checkError(error, remarks);
        }
        return new Assessment(remarks.findings, remarks.notes);
    }

    /** The schema that the payload of a frame is held against, if there is one. */
    Optional<MessageSchema> schema(OcppVersion version, Frame frame, Optional<String> answered) {
        if (frame instanceof Call call) {
            return ActionCatalogue.find(version, call.action())
                    .map(action -> schemas.requestSchema(action, dialect.get().recognise(action, call.payload())));
        }
        return answered.filter(name -> frame instanceof CallResult)
                .flatMap(name -> ActionCatalogue.find(version, name))
                .map(schemas::responseSchema);
    }

    // OCPP-J 1.6, 4.1.4; OCPP 2.0.1 part 4, 4.1.4
    private static void checkId(String id, Remarks remarks) {
        int length = id.codePointCount(0, id.length());
        if (length > ID_CHARACTERS) {
            remarks.finding(
                    "id-length",
                    ErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                    "the message id has " + length + " characters, " + ID_CHARACTERS + " are allowed");
        }
        if (length == 0) {
            remarks.note("empty-id", "the message id is empty");
        }
    }

    private void checkCall(Call call, Side from, Remarks remarks) {
        Optional<Action<?, ?>> action = find(call.action(), remarks);
        if (action.isPresent() && !action.get().initiators().contains(from)) {
            remarks.finding(
                    "direction", ErrorCode.NOT_SUPPORTED, action.get().name() + " is not for this side to send");
        }
        checkPayload(
                call.payload(),
                action.map(known -> payload -> schemas.request(known, payload, dialect.get())),
                remarks);
    }

    private void checkResult(CallResult result, Optional<String> answered, Remarks remarks) {
        Optional<Action<?, ?>> action = answered.flatMap(name -> find(name, remarks));
        checkPayload(result.payload(), action.map(known -> payload -> schemas.response(known, payload)), remarks);
    }

    // OCPP-J 1.6, 4.2.3 and errata v1.0, 5.1 and 5.2; OCPP 2.0.1 part 4, 4.2.3 and 4.3
    private void checkError(CallError error, Remarks remarks) {
        Optional<ErrorCode> code = error.code();
        if (code.isEmpty()) {
            remarks.note("error-code", "the error code is none that OCPP defines");
        } else if (!code.get().wireName(remarks.version).equals(error.wireCode())) {
            remarks.note("error-code", "the error code is spelled as in another version of OCPP");
        }
        if (error.description().length() > DESCRIPTION_CHARACTERS) {
            remarks.note("error-description", "the error description has more than 255 characters");
        }
        checkPayload(error.details(), Optional.empty(), remarks);
    }

    private static Optional<Action<?, ?>> find(String name, Remarks remarks) {
        if (ActionCatalogue.actions(remarks.version).isEmpty()) {
            return Optional.empty();
        }
        Optional<Action<?, ?>> action = ActionCatalogue.find(remarks.version, name);
        if (action.isEmpty()) {
            String message = "OCPP " + remarks.version.number() + " has no action of this name";
            remarks.finding("unknown-action", ErrorCode.NOT_IMPLEMENTED, message);
        }
        return action;
    }

    private static void checkPayload(Payload payload, Optional<Function<Payload, Assessment>> schema, Remarks remarks) {
        String text = payload.text().strip();
        if (text.equals("null") && remarks.version.compareTo(OcppVersion.V2_0_1) < 0) {
            // OCPP-J 1.6, 4.2.1 and 4.2.2: null and the empty object mean the same
            remarks.note("null-payload", "the payload is null instead of an empty object");
            schema.ifPresent(check -> remarks.add(check.apply(Payload.empty())));
        } else if (!text.startsWith("{")) {
            remarks.finding("type", ErrorCode.TYPE_CONSTRAINT_VIOLATION, "the payload is not an object");
        } else {
            schema.ifPresent(check -> remarks.add(check.apply(payload)));
        }
    }

    /** What one check has seen so far. */
    private static final class Remarks {
        private final OcppVersion version;
        private final List<Finding> findings = new ArrayList<>(0);
        private final List<Note> notes = new ArrayList<>(0);

        Remarks(OcppVersion version) {
            this.version = version;
        }

        void finding(String rule, ErrorCode code, String message) {
            findings.add(new Finding("", rule, code, message));
        }

        void note(String rule, String message) {
            notes.add(new Note("", rule, message));
        }

        void add(Assessment seen) {
            findings.addAll(seen.findings());
            notes.addAll(seen.notes());
        }
    }
}
