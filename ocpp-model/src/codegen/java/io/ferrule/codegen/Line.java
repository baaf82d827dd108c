// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.Place;
import io.ferrule.codegen.Model.Xml;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of one definition, taken from the left. A line that starts with a quote belongs to the one before. */
final class Line {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:\"([^\"]*)\"|([^\\s\"]+))");

    /** A word, or what stands between quotes. */
    private record Token(boolean quoted, String text) {
        @Override
        public String toString() {
            return quoted ? "the phrase \"" + text + "\"" : "\"" + text + "\"";
        }
    }

    final Place place;
    final boolean indented;
    private final Deque<Token> tokens = new ArrayDeque<>();

    Line(Place place, String text) {
        this.place = place;
        this.indented = text.startsWith(" ");
        append(text);
    }

    void append(String text) {
        Matcher matcher = TOKEN.matcher(text.stripTrailing());
        int end = 0;
        while (matcher.lookingAt()) {
            boolean quoted = matcher.group(1) != null;
            tokens.addLast(new Token(quoted, matcher.group(quoted ? 1 : 2)));
            end = matcher.end();
            matcher.region(end, text.stripTrailing().length());
        }
        if (end < text.stripTrailing().length()) {
            throw new DefinitionException(place, "a phrase lacks its closing quote");
        }
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    boolean takeIf(String word) {
        Token next = tokens.peekFirst();
        boolean there = next != null && !next.quoted() && next.text().equals(word);
        if (there) {
            tokens.removeFirst();
        }
        return there;
    }

    String word(String what) {
        return take(false, what);
    }

    /** A phrase may stand in several pairs of quotes, one after the other. */
    String phrase(String what) {
        StringBuilder phrase = new StringBuilder(take(true, what));
        while (tokens.peekFirst() != null && tokens.peekFirst().quoted()) {
            phrase.append(' ').append(tokens.removeFirst().text());
        }
        return phrase.toString();
    }

    private String take(boolean quoted, String what) {
        Token next = tokens.peekFirst();
        if (next == null) {
            throw new DefinitionException(place, "expected " + what + ", but the line ends");
        }
        if (next.quoted() != quoted) {
            throw new DefinitionException(place, "expected " + what + ", found " + next);
        }
        tokens.removeFirst();
        return next.text();
    }

    /** A unit is one word or, where it has blanks, quoted. */
    Optional<String> unit() {
        if (!takeIf("in")) {
            return Optional.empty();
        }
        Token next = tokens.peekFirst();
        return Optional.of(take(next != null && next.quoted(), "a unit after \"in\""));
    }

    /** A field is an element of its own where the line says nothing else. */
    Xml xml() {
        return takeIf("attribute") ? Xml.ATTRIBUTE : takeIf("content") ? Xml.CONTENT : Xml.ELEMENT;
    }

    Optional<String> clause() {
        Token next = tokens.peekFirst();
        if (next == null || next.quoted() || !next.text().startsWith("§")) {
            return Optional.empty();
        }
        return Optional.of(tokens.removeFirst().text().substring(1));
    }

    void end() {
        if (!tokens.isEmpty()) {
            throw new DefinitionException(place, "expected the end of the line, found " + tokens.peekFirst());
        }
    }
}
