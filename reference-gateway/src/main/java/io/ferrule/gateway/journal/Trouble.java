// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import io.ferrule.gateway.wiring.JournalStore;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import java.util.EnumSet;
import java.util.Set;

/** Why a command cannot go on: one sentence with the next step, and the exit code. */
final class Trouble extends Exception {

    static final int NOT_FINE = 1;
    static final int USAGE = 2;

    private static final long serialVersionUID = 1L;
    private static final Set<Reason> NOT_NOW = EnumSet.of(Reason.IN_USE, Reason.UNKNOWN, Reason.BUSY, Reason.FULL);

    private final int exitCode;

    Trouble(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    static Trouble of(JournalException e) {
        return new Trouble(
                NOT_NOW.contains(e.reason()) ? NOT_FINE : USAGE, e.getMessage() + "; " + JournalStore.nextStep(e));
    }

    int exitCode() {
        return exitCode;
    }
}
