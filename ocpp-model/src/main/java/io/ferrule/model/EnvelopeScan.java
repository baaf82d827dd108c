// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.internal.json.MalformedJson;
import io.ferrule.model.internal.json.StrictTokens;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One pass over one text; remembers type and id as soon as they are read, for the case that the rest is not readable. */
final class EnvelopeScan {

    private static final int MOST_ELEMENTS = 5;

    private final String text;
    private final Predicate<MessageType> known;
    private final boolean withTree;
    private final @Nullable String[] strings = new @Nullable String[MOST_ELEMENTS - 1];
    private int count;
    private Optional<MessageType> type = Optional.empty();
    private int last = -1;
    private int idStart;
    private int idEnd;
    private int payloadStart;
    private int payloadEnd;
    private @Nullable JsonNode tree;

    EnvelopeScan(String text, Predicate<MessageType> known, boolean withTree) {
        this.text = text;
        this.known = known;
        this.withTree = withTree;
    }

    /** Reads everything. */
    void all(StrictTokens json) throws MalformedJson {
        elements(json, Integer.MAX_VALUE);
        json.expectEnd();
    }

    /** Reads type and id only. */
    void head(StrictTokens json) throws MalformedJson {
        elements(json, 2);
    }

    Optional<MessageType> type() {
        return type;
    }

    Optional<String> id() {
        return Optional.ofNullable(strings[1]);
    }

    /** Makes the frame of what was read. */
    Frame frame() throws MalformedJson {
        MessageType is = type.orElseThrow(() -> MalformedJson.envelope("the message type is not known"));
        if (count != is.elements()) {
            throw MalformedJson.envelope("a " + is + " has " + is.elements() + " elements, this frame has " + count);
        }
        String id = string(1, "the message id");
        Slices slices = new Slices(text, idStart, idEnd, payloadStart, payloadEnd);
        return switch (is) {
            case CALL, SEND -> new Call(is, slices, id, string(2, "the action"), payload());
            case CALLRESULT -> new CallResult(slices, id, payload());
            case CALLERROR ->
                new CallError(slices, id, string(2, "the error code"), string(3, "the description"), payload());
            case CALLRESULTERROR -> new CallResultError(slices, id, string(2, "the error code"));
        };
    }

    private void elements(StrictTokens json, int most) throws MalformedJson {
        if (json.next() != JsonToken.START_ARRAY) {
            throw MalformedJson.envelope("the text is not a JSON array");
        }
        while (count < most) {
            JsonToken token = json.next();
            if (token == JsonToken.END_ARRAY) {
                return;
            }
            element(json, token);
            count++;
        }
    }

    private void element(StrictTokens json, JsonToken token) throws MalformedJson {
        if (token == JsonToken.VALUE_STRING && count > 0 && count < strings.length) {
            idStart = count == 1 ? json.start() : idStart;
            strings[count] = json.string();
            idEnd = count == 1 ? json.end() : idEnd;
        } else if (token == JsonToken.VALUE_NUMBER_INT && count == 0) {
            // By its one digit: 2.0, 02 and numbers beyond int are no message types.
            type = MessageType.ofNumber(json.digit()).filter(known);
            last = type.map(MessageType::elements).orElse(0) - 1;
        }
        if (count == last) {
            payloadStart = json.start();
            payload(json);
            payloadEnd = json.end();
        } else {
            json.finishValue();
        }
    }

    private void payload(StrictTokens json) throws MalformedJson {
        if (withTree) {
            tree = json.value();
        } else {
            json.finishValue();
        }
    }

    private Payload payload() {
        return Payload.slice(text.substring(payloadStart, payloadEnd), tree);
    }

    private String string(int index, String what) throws MalformedJson {
        String value = strings[index];
        if (value == null) {
            throw MalformedJson.envelope(what + " is not a string");
        }
        return value;
    }
}
