// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

/** What a command tells the shell. */
public final class ExitCode {

    /** Everything is fine. */
    public static final int FINE = 0;

    /** What was checked is not fine, or what was to be started cannot be. */
    public static final int NOT_FINE = 1;

    /** Wrong usage, unreadable input, or output that cannot be written to its end. */
    public static final int USAGE = 2;

    /** A bug in Ferrule. */
    public static final int BUG = 70;

    private ExitCode() {}
}
