// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as RFC 8259 has it, less what two parsers read in two ways: duplicate names, lone surrogates and NUL.
 *
 * <p>Safe for use by several threads.
 */
public final class StrictJson {

    /** Characters up to which Jackson reads a text from an array that it keeps for the next one. */
    private static final int SHORT = 0x8000;

    private final JsonFactory factory;
    private final int depth;
    private final int digits;

    /** Bounds the nesting of arrays and objects, and the digits of one number. */
    public StrictJson(int depth, int digits) {
        this.factory = factory(StreamReadConstraints.builder()
                .maxNestingDepth(depth + 1) // one more, so that our own check speaks first
                .maxNumberLength(digits)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build());
        this.depth = depth;
        this.digits = digits;
    }

    /** Starts to read; the text itself must have been checked by {@link #utf8Length}. */
    public StrictTokens read(String text) {
        try {
            return new StrictTokens(parser(factory, text), text.contains("\\u"), depth, digits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks that a text is one value and nothing else. */
    public void check(String text) throws MalformedJson {
        if (utf8Length(text) < 0) {
            throw loneSurrogate();
        }
        try (StrictTokens tokens = read(text)) {
            tokens.next();
            tokens.finishValue();
            tokens.expectEnd();
        }
    }

    /** Counts the bytes that a text takes in UTF-8; -1 for a text that has no form in UTF-8. */
    public static int utf8Length(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // There and back in the JDK's vector code is several times faster than a loop over the characters.
        return new String(bytes, StandardCharsets.UTF_8).equals(text) ? bytes.length : -1;
    }

    /** What is said about a text that has no form in UTF-8. */
    public static MalformedJson loneSurrogate() {
        return MalformedJson.envelope("the text has a lone surrogate or is not UTF-8");
    }

    /** A parser that reads from an array and never from a Reader: only then is every offset an index into the text. */
    static JsonParser parser(JsonFactory factory, String text) throws IOException {
        return text.length() <= SHORT ? factory.createParser(text) : factory.createParser(text.toCharArray());
    }

    /** Settings for every parser: names of peers stay out of the JVM's string table and cannot overflow ours. */
    static JsonFactory factory(StreamReadConstraints constraints) {
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
    }
}
