// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import io.ferrule.gateway.command.Trouble;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournalSettings;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import picocli.CommandLine.Parameters;

/** Something that is done to dead letters, one after the other. */
abstract class DeadLetters extends JournalTask {

    @Parameters(index = "1..*", paramLabel = "ENTRY", arity = "1..*", description = "Number of a dead letter.")
    private List<Long> numbers = List.of();

    private final String past;

    DeadLetters(String past) {
        this.past = past;
    }

    /** Does it to one; tells how many entries it reached. */
    abstract CompletionStage<Integer> one(Journal journal, long number);

    @Override
    final int work(JournalSettings settings) throws Trouble {
        refuseDamaged(settings);
        boolean fine = true;
        try (Journal journal = Journal.open(settings)) {
            for (long number : numbers) {
                fine &= done(journal, number);
            }
        }
        return fine ? 0 : Trouble.NOT_FINE;
    }

    private boolean done(Journal journal, long number) {
        try {
            int reached = one(journal, number).toCompletableFuture().join();
            tell(number, reached);
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalException known && known.reason() == Reason.UNKNOWN) {
                tellUnknown(number);
                return false;
            }
            throw e.getCause() instanceof JournalException known ? known : e;
        }
    }

    private void tell(long number, int reached) {
        if (json()) {
            print(generator -> {
                generator.writeStartObject();
                generator.writeNumberField("entry", number);
                generator.writeNumberField(past, reached);
                generator.writeEndObject();
            });
        } else {
            out().println(number + " " + past + (reached > 1 ? ", with what belongs to it: " + reached : ""));
        }
    }

    private void tellUnknown(long number) {
        String sentence = "there is no dead letter with this number";
        if (json()) {
            print(generator -> {
                generator.writeStartObject();
                generator.writeNumberField("entry", number);
                generator.writeStringField("error", sentence);
                generator.writeEndObject();
            });
        } else {
            say("ferrule: " + number + ": " + sentence);
        }
    }
}
