// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

/** A command cannot go on, for a reason that its user can do something about. The message says what and how. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
