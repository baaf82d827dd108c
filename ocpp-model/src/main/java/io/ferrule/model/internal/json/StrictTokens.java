// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The tokens of one text, each checked before it is handed out. For one thread. */
public final class StrictTokens implements AutoCloseable {

    /** No measured value needs more; a larger one could make a decimal of gigabytes. */
    private static final int EXPONENT_DIGITS = 3;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser json;
    private final boolean escapes;
    private final int digits;
    private final int maxDepth;
    private final OpenNames names;

    StrictTokens(JsonParser json, boolean escapes, int maxDepth, int digits) {
        this.json = json;
        this.escapes = escapes;
        this.digits = digits;
        this.maxDepth = maxDepth;
        this.names = new OpenNames(maxDepth);
    }

    /** The next token, {@link JsonToken#NOT_AVAILABLE} behind the last one. */
    public JsonToken next() throws MalformedJson {
        try {
            JsonToken token = json.nextToken();
            if (token == null) {
                return JsonToken.NOT_AVAILABLE;
            }
            check(token);
            return token;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Goes on to the last token of the value that the current token starts. */
    public void finishValue() throws MalformedJson {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw MalformedJson.envelope("the text is empty");
        }
        if (token.isStructStart()) {
            int outside = names.depth() - 1;
            while (names.depth() > outside) {
                next();
            }
        }
    }

    /** The value that the current token starts, as a {@link Tree} has it; goes on to its last token. */
    public JsonNode value() throws MalformedJson {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw MalformedJson.envelope("the text is empty");
        }
        try {
            return switch (token) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_STRING -> NODES.textNode(json.getText());
                case VALUE_NUMBER_INT -> whole();
                case VALUE_NUMBER_FLOAT -> NODES.numberNode(json.getDecimalValue());
                case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
                default -> NODES.nullNode();
            };
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Says no to everything but white space after the value. */
    public void expectEnd() throws MalformedJson {
        if (next() != JsonToken.NOT_AVAILABLE) {
            throw MalformedJson.envelope("more than one value in one text");
        }
    }

    /** Index of the first character of the current token. */
    public int start() {
        return (int) json.currentTokenLocation().getCharOffset();
    }

    /** Index behind the last character of the current token. */
    public int end() throws MalformedJson {
        try {
            json.finishToken();
            return (int) json.currentLocation().getCharOffset();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** The current number if it is written as one digit, else -1. */
    public int digit() throws MalformedJson {
        try {
            return json.getTextLength() == 1 ? json.getTextCharacters()[json.getTextOffset()] - '0' : -1;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Characters of the current string, unescaped. */
    public String string() throws MalformedJson {
        try {
            return json.getText();
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no stream below that could fail
        }
    }

    private void check(JsonToken token) throws IOException, MalformedJson {
        switch (token) {
            case START_OBJECT, START_ARRAY -> enter();
            case END_OBJECT, END_ARRAY -> names.leave();
            case FIELD_NAME -> checkName();
            case VALUE_STRING -> checkString();
            case VALUE_NUMBER_FLOAT -> checkDecimal();
            default -> {}
        }
    }

    private ObjectNode object() throws IOException, MalformedJson {
        ObjectNode object = NODES.objectNode();
        while (next() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            next();
            object.set(name, value());
        }
        return object;
    }

    private ArrayNode array() throws MalformedJson {
        ArrayNode array = NODES.arrayNode();
        while (next() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private JsonNode whole() throws IOException {
        return switch (json.getNumberType()) {
            case INT -> NODES.numberNode(json.getIntValue());
            case LONG -> NODES.numberNode(json.getLongValue());
            default -> NODES.numberNode(json.getBigIntegerValue());
        };
    }

    private void enter() throws MalformedJson {
        if (names.depth() == maxDepth) {
            throw MalformedJson.limit("nested deeper than " + maxDepth + " levels");
        }
        names.enter();
    }

    private void checkName() throws IOException, MalformedJson {
        checkString();
        if (!names.add(json.currentName())) {
            throw MalformedJson.duplicateKey(start());
        }
    }

    private void checkString() throws IOException, MalformedJson {
        if (!escapes) {
            return; // raw NUL is refused by the grammar, raw surrogates were looked at with the whole text
        }
        String value = json.getText();
        if (value.indexOf('\0') >= 0) {
            throw MalformedJson.envelope("a string has a NUL character");
        }
        if (StrictJson.utf8Length(value) < 0) {
            throw StrictJson.loneSurrogate();
        }
    }

    /** The parser bounds whole numbers when it meets them, but decimals only when somebody asks for their value. */
    private void checkDecimal() throws IOException, MalformedJson {
        char[] number = json.getTextCharacters();
        int end = json.getTextOffset() + json.getTextLength();
        int all = 0;
        int inExponent = 0;
        boolean exponent = false;
        for (int i = json.getTextOffset(); i < end; i++) {
            char c = number[i];
            if (c >= '0' && c <= '9') {
                all++;
                inExponent += exponent && (c != '0' || inExponent > 0) ? 1 : 0;
            } else if (c == 'e' || c == 'E') {
                exponent = true;
            }
        }
        if (all > digits) {
            throw tooManyDigits();
        }
        if (inExponent > EXPONENT_DIGITS) {
            throw MalformedJson.limit("a number has an exponent of more than " + EXPONENT_DIGITS + " digits");
        }
    }

    private MalformedJson tooManyDigits() {
        return MalformedJson.limit("a number has more than " + digits + " digits");
    }

    private MalformedJson malformed(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return tooManyDigits();
        }
        if (e instanceof JsonEOFException) {
            return MalformedJson.envelope("the text ends before its value does");
        }
        return MalformedJson.envelope(
                "the text is not JSON from character " + json.currentLocation().getCharOffset() + " on");
    }
}
