// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes the frames that Ferrule originates; the generator does the escaping. */
final class Envelopes {

    private static final int MAX_DESCRIPTION = 255;
    private static final JsonFactory FACTORY = new JsonFactory();

    private Envelopes() {}

    static Call call(String id, String action, Payload payload) {
        Parts parts = new Parts(MessageType.CALL, id);
        parts.string(action);
        return new Call(MessageType.CALL, parts.endWith(payload), id, action, payload);
    }

    static CallResult result(String id, Payload payload) {
        return new CallResult(new Parts(MessageType.CALLRESULT, id).endWith(payload), id, payload);
    }

    static CallError error(String id, String code, String description) {
        String cut = cut(description);
        Parts parts = new Parts(MessageType.CALLERROR, id);
        parts.string(code);
        parts.string(cut);
        Payload details = Payload.empty();
        return new CallError(parts.endWith(details), id, code, cut, details);
    }

    private static String cut(String description) {
        if (description.length() <= MAX_DESCRIPTION) {
            return description;
        }
        boolean splitsPair = Character.isHighSurrogate(description.charAt(MAX_DESCRIPTION - 1));
        return description.substring(0, splitsPair ? MAX_DESCRIPTION - 1 : MAX_DESCRIPTION);
    }

    static String quote(String value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Collects the tokens of one frame and remembers where the id stands. */
    private static final class Parts {
        private final StringBuilder text = new StringBuilder(128);
        private final int idStart;
        private final int idEnd;

        Parts(MessageType type, String id) {
            text.append('[').append(type.number()).append(',');
            idStart = text.length();
            text.append(quote(id));
            idEnd = text.length();
        }

        void string(String value) {
            text.append(',').append(quote(value));
        }

        Slices endWith(Payload payload) {
            text.append(',');
            int start = text.length();
            text.append(payload.text());
            int end = text.length();
            return new Slices(text.append(']').toString(), idStart, idEnd, start, end);
        }
    }
}
