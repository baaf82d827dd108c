// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.core.JsonPointer;
import io.ferrule.model.PayloadException;
import java.util.Optional;

/** Edits of JSON text that touch the characters of one value, and of the comma that belongs to it, and no others. */
public final class TextEdit {

    private static final String APPEND = "-";

    private TextEdit() {}

    /** Replaces what the pointer names, or adds it to a parent that exists. */
    public static String set(String text, String pointer, String value) {
        if (pointer.isEmpty()) {
            return value;
        }
        JsonPointer path = JsonPointer.compile(pointer);
        Place place = PlaceFinder.find(text, path)
                .orElseThrow(() -> new PayloadException(pointer, "there is nothing to put this value into"));
        if (place instanceof Place.Member member) {
            return splice(text, member.value(), member.end(), value);
        }
        Place.Gap gap = (Place.Gap) place;
        return splice(text, gap.at(), gap.at(), (gap.size() == 0 ? "" : ",") + child(gap, path.last(), value));
    }

    /** The characters of what the pointer names. */
    public static Optional<String> find(String text, String pointer) {
        return member(text, pointer).map(member -> text.substring(member.value(), member.end()));
    }

    /** Takes away what the pointer names, if it is there. */
    public static String remove(String text, String pointer) {
        if (pointer.isEmpty()) {
            throw new PayloadException(pointer, "the payload itself cannot be taken away");
        }
        return member(text, pointer).map(member -> remove(text, member)).orElse(text);
    }

    private static String remove(String text, Place.Member member) {
        if (member.before() != Place.NONE) {
            return splice(text, member.before(), member.end(), "");
        }
        return splice(text, member.start(), member.after() == Place.NONE ? member.end() : member.after(), "");
    }

    private static Optional<Place.Member> member(String text, String pointer) {
        return PlaceFinder.find(text, JsonPointer.compile(pointer))
                .filter(Place.Member.class::isInstance)
                .map(Place.Member.class::cast);
    }

    private static String child(Place.Gap gap, JsonPointer last, String value) {
        if (!gap.array()) {
            return RecordCodec.encode(last.getMatchingProperty()) + ':' + value;
        }
        boolean next = last.getMatchingIndex() == gap.size();
        if (!next && !last.getMatchingProperty().equals(APPEND)) {
            throw new PayloadException(last.toString(), "the array has " + gap.size() + " elements; - appends one");
        }
        return value;
    }

    private static String splice(String text, int start, int end, String replacement) {
        return new StringBuilder(text.length() + replacement.length())
                .append(text, 0, start)
                .append(replacement)
                .append(text, end, text.length())
                .toString();
    }
}
