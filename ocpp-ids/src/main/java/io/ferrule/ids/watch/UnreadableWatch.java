// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.model.Reading;
import java.io.IOException;

/**
 * Says why a text is no frame, finer than the frame reader does: a reply that lost its end on the way is a fault, a second value
 * behind the first is not.
 */
final class UnreadableWatch implements Watch {

    private static final JsonFactory LENIENT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100_000)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    /** What libraries that are too kind read as well: comments, numbers that are none, quotation marks of the other sort. */
    private static final JsonFactory KIND = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private static final int ERROR_TYPE = 4;
    private static final int CALL_TYPE = 2;
    private static final int CALL_WITHOUT_PAYLOAD = 3;

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.decoded().isPresent()
                && o.decoded().get().reading() instanceof Reading.Unreadable unreadable
                && o.event() instanceof FrameEvent event) {
            o.mark(Mark.UNREADABLE, reason(event, unreadable));
        }
    }

    private static String reason(FrameEvent event, Reading.Unreadable unreadable) {
        if (!event.content().readable()) {
            return "binary";
        }
        String text = event.content().text();
        return switch (unreadable.finding().rule()) {
            case "duplicate-key" -> "duplicate-key";
            case "limit" -> Shape.of(text).excess();
            default -> hasLoneSurrogate(text) ? "surrogate" : grammar(text);
        };
    }

    private static String grammar(String text) {
        if (text.contains("\\u0000")) {
            return "not-json";
        }
        try (JsonParser json = LENIENT.createParser(text)) {
            if (json.nextToken() == null) {
                return "envelope";
            }
            boolean array = json.isExpectedStartArrayToken();
            int type = array && json.nextToken() == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : -1;
            int elements = array ? elements(json) : 0;
            if (array && trails(json)) {
                return "trailing";
            }
            boolean usual = type == ERROR_TYPE || (type == CALL_TYPE && elements == CALL_WITHOUT_PAYLOAD);
            return usual ? "short" : "envelope";
        } catch (JsonEOFException e) {
            return "cut";
        } catch (IOException e) {
            return isKindlyRead(text) ? "extended" : "not-json";
        }
    }

    /** Elements of an array whose first token is the current one; goes on to the array's end. */
    private static int elements(JsonParser json) throws IOException {
        int elements = 0;
        for (JsonToken token = json.currentToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == null) {
                throw new JsonEOFException(json, JsonToken.NOT_AVAILABLE, "the array has no end");
            }
            json.skipChildren();
            elements++;
        }
        return elements;
    }

    private static boolean isKindlyRead(String text) {
        try (JsonParser json = KIND.createParser(text)) {
            while (json.nextToken() != null) {
                // Only whether there is an end without a mistake counts.
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean trails(JsonParser json) {
        try {
            return json.nextToken() != null;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        boolean lone = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return lone || escapedSurrogate(text);
    }

    /** An escaped high surrogate must be followed by an escaped low one; anything else is counted as lone. */
    private static boolean escapedSurrogate(String text) {
        int at = text.indexOf("\\ud");
        at = at < 0 ? text.indexOf("\\uD") : at;
        return at >= 0 && !text.startsWith("\\u", at + 6);
    }
}
