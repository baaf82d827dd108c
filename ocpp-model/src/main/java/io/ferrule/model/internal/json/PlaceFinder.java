// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Streams over a text that is known to be JSON until a pointer is reached. */
final class PlaceFinder {

    private static final JsonFactory FACTORY = StrictJson.factory(Tree.MEASURED);

    private final JsonParser json;

    private PlaceFinder(JsonParser json) {
        this.json = json;
    }

    /** Finds a pointer that is not the root; empty if it has no parent in the text. */
    static Optional<Place> find(String text, JsonPointer pointer) {
        try (JsonParser json = StrictJson.parser(FACTORY, text)) {
            json.nextToken();
            return new PlaceFinder(json).inside(pointer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks through the children of the container at whose start the parser stands. */
    private Optional<Place> inside(JsonPointer pointer) throws IOException {
        boolean array = json.isExpectedStartArrayToken();
        if (!array && !json.isExpectedStartObjectToken()) {
            return Optional.empty();
        }
        boolean last = pointer.tail().matches();
        int inside = end();
        int before = Place.NONE;
        int index = 0;
        for (; !json.nextToken().isStructEnd(); index++) {
            int start = start();
            boolean hit = isNamed(pointer, array, index);
            if (hit && !last) {
                return inside(pointer.tail());
            }
            int value = start();
            json.skipChildren();
            int end = end();
            if (hit) {
                return Optional.of(new Place.Member(before, start, value, end, following()));
            }
            before = end;
        }
        return last ? Optional.of(new Place.Gap(array, index, index == 0 ? inside : before)) : Optional.empty();
    }

    /** Compares with the current child and leaves the parser at the child's value. */
    private boolean isNamed(JsonPointer pointer, boolean array, int index) throws IOException {
        if (array) {
            return pointer.getMatchingIndex() == index;
        }
        String name = json.currentName();
        json.nextToken();
        return name.equals(pointer.getMatchingProperty());
    }

    private int following() throws IOException {
        return json.nextToken().isStructEnd() ? Place.NONE : start();
    }

    private int start() {
        return (int) json.currentTokenLocation().getCharOffset();
    }

    private int end() throws IOException {
        json.finishToken();
        return (int) json.currentLocation().getCharOffset();
    }
}
