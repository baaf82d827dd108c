// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

/**
 * What of one peer's messages waits for the session, an interceptor that blocks for example. Bounded, so that no peer
 * fills the memory behind it. Safe for use by several threads.
 */
final class Backlog {

    private static final int MOST_MESSAGES = 256;
    private static final int MOST_CHARACTERS = 1_048_576;

    private int messages;
    private long characters;

    /** A message comes. False if too much waits already; a single one always fits. */
    synchronized boolean enter(int length) {
        if (messages > 0 && (messages >= MOST_MESSAGES || characters + length > MOST_CHARACTERS)) {
            return false;
        }
        messages++;
        characters += length;
        return true;
    }

    /** How many wait. */
    synchronized int messages() {
        return messages;
    }

    /** A message that came has its turn. */
    synchronized void leave(int length) {
        messages--;
        characters -= length;
    }
}
