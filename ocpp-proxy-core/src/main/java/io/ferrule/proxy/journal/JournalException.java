// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

/** The journal cannot do what was asked for. Nothing was written. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, for whoever has to decide. */
    public enum Reason {
        /** Too much is waiting to be written; try again later. */
        BUSY,
        /** There is no room, and nothing worth less that could make some. */
        FULL,
        /** The journal is closed. */
        CLOSED,
        /** Another process, or another journal of this one, has the file. */
        IN_USE,
        /** The file was written with another key, or without one. */
        WRONG_KEY,
        /** The file was written by a later version. */
        TOO_NEW,
        /** The file was written by an earlier version; opening it for writing brings it up to date. */
        TOO_OLD,
        /** There is no such entry in the state that is needed. */
        UNKNOWN,
        /** All provisional transaction ids were issued. */
        EXHAUSTED,
        /** The disk is full, read-only or failing. */
        STORAGE
    }

    private final Reason reason;

    /**
     * Makes an exception.
     *
     * @param reason why
     * @param message one sentence for an operator
     */
    public JournalException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Makes an exception with a cause.
     *
     * @param reason why
     * @param message one sentence for an operator
     * @param cause what happened below
     */
    public JournalException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
