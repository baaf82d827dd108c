// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import io.ferrule.proxy.journal.Journal;
import java.util.concurrent.CompletionStage;
import picocli.CommandLine.Command;

/** {@code ferrule journal drop}: dead letters are removed for good. */
@Command(
        name = "drop",
        description = {
            "Removes dead letters for good. What they said never reaches the CSMS.",
            "The gateway must be stopped; a running one does it by DELETE /api/journal/ENTRY."
        },
        footer = {"", "Example:  ferrule journal drop gateway.yaml 12"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of them are gone",
            "1:one is no dead letter, the gateway runs, or the journal is damaged",
            "2:wrong usage or unreadable journal"
        },
        mixinStandardHelpOptions = true)
final class DropCommand extends DeadLetters {

    DropCommand() {
        super("dropped");
    }

    @Override
    CompletionStage<Integer> one(Journal journal, long number) {
        return journal.outbox().drop(number).thenApply(nothing -> 1);
    }
}
