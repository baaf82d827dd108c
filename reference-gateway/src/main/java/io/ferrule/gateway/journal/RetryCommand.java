// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.Reach;
import java.util.concurrent.CompletionStage;
import picocli.CommandLine.Command;

/** {@code ferrule journal retry}: dead letters wait again. */
@Command(
        name = "retry",
        description = {
            "Makes dead letters wait for the CSMS again, each in its old place, with what went dead of its transaction.",
            "The gateway must be stopped; a running one does it by POST /api/journal/ENTRY/retry."
        },
        footer = {"", "Example:  ferrule journal retry gateway.yaml 12 15"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of them wait again",
            "1:one is no dead letter, the gateway runs, or the journal is damaged",
            "2:wrong usage or unreadable journal"
        },
        mixinStandardHelpOptions = true)
final class RetryCommand extends DeadLetters {

    RetryCommand() {
        super("retried");
    }

    @Override
    CompletionStage<Integer> one(Journal journal, long number) {
        return journal.outbox().retry(number, Reach.TRANSACTION);
    }
}
