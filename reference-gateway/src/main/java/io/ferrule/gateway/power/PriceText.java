// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.tariff.GridEvent;
import io.ferrule.charging.tariff.Tariff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A JSON text about prices that somebody wrote into a file: what it says, or in which line it is wrong.
 *
 * @param json the text
 */
public record PriceText(String json) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Where Jackson tells it, in words of its own, the beginning of what does not end. */
    private static final Pattern OPENED = Pattern.compile(" \\(start marker at.*", Pattern.DOTALL);

    /**
     * What a text says.
     *
     * @param value what was read
     * @param strays members that were not read, in the order of the text
     * @param <T> what it is
     */
    public record Reading<T>(T value, List<Stray> strays) {}

    /**
     * A member that is not read.
     *
     * @param place where, as a JSON pointer
     * @param name its name
     * @param known names that are read there
     */
    public record Stray(String place, String name, Set<String> known) {}

    /** A mistake in a text. */
    public static final class MistakeException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String place;
        private final int line;
        private final int column;

        private MistakeException(String place, JsonLocation location, String sentence) {
            super(sentence);
            this.place = place;
            this.line = Math.max(0, location.getLineNr());
            this.column = Math.max(0, location.getColumnNr());
        }

        /**
         * Where it is, as a JSON pointer.
         *
         * @return empty for the whole text
         */
        public String place() {
            return place;
        }

        /**
         * The line.
         *
         * @return from 1
         */
        public int line() {
            return line;
        }

        /**
         * The column.
         *
         * @return from 1
         */
        public int column() {
            return column;
        }
    }

    /**
     * Reads a tariff in the shape of OCPI, as {@code ferrule plan} does.
     *
     * @return the tariff
     * @throws MistakeException if it is none, or one that cannot be planned with
     */
    public Reading<Tariff> tariff() throws MistakeException {
        return read(TariffReader::tariff);
    }

    /**
     * Reads an OpenADR 3 event, as {@code ferrule plan} does.
     *
     * @return the event
     * @throws MistakeException if it is none, or one that cannot be planned with
     */
    public Reading<GridEvent> event() throws MistakeException {
        return read(EventReader::event);
    }

    /**
     * A mistake at some place of the text.
     *
     * @param place a JSON pointer
     * @param sentence what is wrong
     * @return to be shown
     */
    public MistakeException mistake(String place, String sentence) {
        String own = place + " ";
        return new MistakeException(
                place, location(place), sentence.startsWith(own) ? sentence.substring(own.length()) : sentence);
    }

    private <T> Reading<T> read(Function<Members, T> reader) throws MistakeException {
        Trail trail = new Trail();
        Members members = new Members(tree(), "", trail);
        try {
            return new Reading<>(reader.apply(members), trail.strays());
        } catch (RefusedException e) {
            throw mistake(trail.last(), String.valueOf(e.getMessage()));
        }
    }

    private JsonNode tree() throws MistakeException {
        try {
            JsonNode tree = JSON.readTree(json);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            throw new MistakeException(
                    "",
                    location,
                    "is not JSON: " + OPENED.matcher(e.getOriginalMessage()).replaceAll(""));
        }
        throw new MistakeException("", JsonLocation.NA, "is not one JSON object");
    }

    /** The innermost thing on the way to a place that is there. */
    private JsonLocation location(String place) {
        Optional<JsonLocation> nearest = Optional.empty();
        String reached = "";
        try (JsonParser parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                String here = parser.getParsingContext().pathAsPointer().toString();
                boolean nearer = here.length() > reached.length() || nearest.isEmpty();
                if (nearer && (place + "/").startsWith(here + "/")) {
                    nearest = Optional.of(parser.currentTokenLocation());
                    reached = here;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it was read before
        }
        return nearest.orElse(JsonLocation.NA);
    }
}
