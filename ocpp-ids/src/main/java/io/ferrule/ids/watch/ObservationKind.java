// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.Locale;

/** What an observation is about. */
public enum ObservationKind {
    /** A CALL. */
    CALL,
    /** A CALLRESULT. */
    RESULT,
    /** A CALLERROR. */
    ERROR,
    /** What is no frame. */
    UNREADABLE,
    /** A connection was opened. */
    OPEN,
    /** A connection was closed. */
    CLOSE,
    /** A connection was refused. */
    REFUSED,
    /** Pings. */
    PING,
    /** Bytes without a message. */
    BYTES,
    /** Time went by. */
    TICK;

    private final String word = name().toLowerCase(Locale.ROOT);

    /**
     * The word in rules.
     *
     * @return the name in lower case
     */
    public String word() {
        return word;
    }
}
