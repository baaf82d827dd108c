// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.command;

/** Why a command cannot go on: one sentence with the next step, and the exit code. */
public final class Trouble extends Exception {

    /** What was checked is not fine, or what was asked for cannot be done now. */
    public static final int NOT_FINE = 1;

    /** Wrong usage or unreadable input. */
    public static final int USAGE = 2;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * Says why.
     *
     * @param exitCode {@link #NOT_FINE} or {@link #USAGE}
     * @param sentence what is wrong, and what to do
     */
    public Trouble(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
