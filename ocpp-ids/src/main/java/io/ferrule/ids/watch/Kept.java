// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounds what is kept of the words of peers. A long text is kept as its beginning and a number by which it is told from others, and
 * the requests of calls that nobody answers are forgotten, oldest first, when those of all stations together have become too long.
 */
final class Kept {

    private static final int LONGEST = 64;
    private static final int MOST_CALLS = 20_000;
    private static final long MOST_CHARACTERS = 1_000_000;

    private static final long NUMBER_BASIS = 0xcbf29ce484222325L;
    private static final long NUMBER_PRIME = 0x100000001b3L;

    private final Deque<Conversation.Asked> calls = new ArrayDeque<>();
    private long characters;

    /** The text, or what is kept of a long one. */
    static String of(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + '#' + text.length() + '#' + Integer.toHexString(text.hashCode());
    }

    /**
     * A number by which the ids of one station are told from one another (FNV-1a of their characters). Whoever makes up two ids of the
     * same number makes us mix up these two, and no others.
     */
    static long number(String id) {
        long number = NUMBER_BASIS;
        for (int i = 0; i < id.length(); i++) {
            number = (number ^ id.charAt(i)) * NUMBER_PRIME;
        }
        return number;
    }

    /** Keeps the request of a call until it is answered, or as long as there is room. */
    void keep(Conversation.Asked call) {
        calls.addLast(call);
        characters += call.length;
        while (characters > MOST_CHARACTERS || calls.size() > MOST_CALLS || calls.getFirst().length == 0) {
            forget(calls.removeFirst());
            if (calls.isEmpty()) {
                return;
            }
        }
    }

    /** Gives the room of a request back. */
    void forget(Conversation.Asked call) {
        characters -= call.length;
        call.forget();
    }
}
