// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.Side;
import io.ferrule.model.SoapLimits;
import java.util.Optional;

/** Tells bare frames from objects and takes the objects apart. Safe for use by several threads. */
final class LineParser {

    private static final int DEPTH = 32;
    private static final int ESCAPE_CHARACTERS = "\\u0000".length();

    // Looser than the frame reader on purpose: what is wrong inside "frame" is the frame's verdict, not the line's.
    private static final ObjectReader OBJECTS = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(DEPTH * 4)
                            .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    private final LintDefaults defaults;

    LineParser(LintDefaults defaults) {
        this.defaults = defaults;
    }

    /** Reads one line that is not blank. */
    LintInput parse(LineSource.Line line) {
        if (!isObject(line.text())) {
            return bare(line.text());
        }
        if (line.cut()) {
            return cut(line.text());
        }
        return line.isUtf8() ? object(line.text()) : refused("the line is not UTF-8");
    }

    /** Where a frame or document that is too long already goes on beyond what was kept, its verdict is known. */
    private LintInput cut(String text) {
        LintInput start = object(withoutCutEscape(text) + "\"}");
        return isTooLong(start)
                ? start
                : refused("the line is longer than lint reads; give the frame on a line of its own");
    }

    private static boolean isTooLong(LintInput input) {
        if (input instanceof LintInput.FrameLine line) {
            return line.frame().length() > FrameLimits.defaults().messageBytes();
        }
        return input instanceof LintInput.SoapLine line
                && line.document().length() > SoapLimits.defaults().documentBytes();
    }

    /** The text without an escape that the cut may have gone through. */
    private static String withoutCutEscape(String text) {
        int last = text.lastIndexOf('\\');
        int first = last;
        while (first > 0 && text.charAt(first - 1) == '\\') {
            first--;
        }
        boolean escape = last >= 0 && (last - first) % 2 == 0 && text.length() - last < ESCAPE_CHARACTERS;
        return escape ? text.substring(0, last) : text;
    }

    private LintInput object(String text) {
        try {
            String json = text.charAt(0) == '\uFEFF' ? text.substring(1) : text;
            return object(OBJECTS.readTree(json));
        } catch (JsonProcessingException e) {
            return refused("the line is not one JSON object; a bare frame starts with [");
        }
    }

    private LintInput object(JsonNode line) {
        Optional<JsonNode> id = Optional.ofNullable(line.get("id"));
        try {
            Optional<String> document = string(line, "soap");
            if (document.isPresent()) {
                return new LintInput.SoapLine(id, string(line, "station").orElse(""), document.get());
            }
            String frame = string(line, "frame")
                    .orElseThrow(() -> new LineException("the object has no frame; give the OCPP-J text as a string"));
            Optional<Side> from = string(line, "from").map(LineParser::side);
            return new LintInput.FrameLine(
                    id,
                    string(line, "ocpp").orElse(defaults.version().number()),
                    from.orElse(defaults.from()),
                    from.isPresent(),
                    string(line, "station").orElse(""),
                    string(line, "action"),
                    frame);
        } catch (LineException e) {
            return new LintInput.Refused(id, String.valueOf(e.getMessage()));
        }
    }

    private LintInput bare(String text) {
        return new LintInput.FrameLine(
                Optional.empty(), defaults.version().number(), defaults.from(), false, "", Optional.empty(), text);
    }

    private static boolean isObject(String text) {
        String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return start.stripLeading().startsWith("{");
    }

    private static Optional<String> string(JsonNode line, String member) {
        JsonNode value = line.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new LineException(member + " is not a string");
        }
        return Optional.of(value.textValue());
    }

    private static Side side(String word) {
        return switch (word) {
            case "station" -> Side.STATION;
            case "csms" -> Side.CSMS;
            default -> throw new LineException("from is neither station nor csms");
        };
    }

    private static LintInput refused(String error) {
        return new LintInput.Refused(Optional.empty(), error);
    }

    /** A member of the line does not fit. */
    private static final class LineException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LineException(String message) {
            super(message);
        }
    }
}
