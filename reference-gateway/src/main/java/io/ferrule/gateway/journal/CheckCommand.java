// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import io.ferrule.gateway.command.Trouble;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournalReader;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.journal.JournalUsage;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code ferrule journal check}: whether the file is sound, and how much is in it. */
@Command(
        name = "check",
        description = "Reads the whole journal and says whether it is sound, and how much is in it. Changes nothing.",
        footer = {"", "Example:  ferrule journal check gateway.yaml"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is sound", "1:it is damaged", "2:wrong usage or unreadable journal"},
        mixinStandardHelpOptions = true)
final class CheckCommand extends JournalTask {

    @Override
    int work(JournalSettings settings) throws Trouble {
        say("reading " + settings.file());
        try (JournalReader reader = JournalReader.open(settings)) {
            List<String> problems = reader.check();
            tell(problems, problems.isEmpty() ? Optional.of(reader.usage()) : Optional.empty());
            return problems.isEmpty() ? 0 : Trouble.NOT_FINE;
        } catch (JournalException e) {
            if (e.reason() == Reason.STORAGE) {
                tell(List.of(String.valueOf(e.getMessage())), Optional.empty());
                return Trouble.NOT_FINE;
            }
            throw e;
        }
    }

    private void tell(List<String> problems, Optional<JournalUsage> usage) {
        if (json()) {
            printObject(problems, usage);
            return;
        }
        problems.forEach(out()::println);
        usage.ifPresent(numbers -> out().println("pending " + numbers.waiting() + ", dead " + numbers.dead() + ", rows "
                + numbers.rows() + ", bytes " + numbers.bytes()));
        say(
                problems.isEmpty()
                        ? "the journal is sound"
                        : "the journal is damaged: the gateway sets it aside at its next start; sqlite3 FILE .recover may"
                                + " bring back what is in it");
    }

    private void printObject(List<String> problems, Optional<JournalUsage> usage) {
        print(generator -> {
            generator.writeStartObject();
            generator.writeBooleanField("ok", problems.isEmpty());
            generator.writeArrayFieldStart("problems");
            for (String problem : problems) {
                generator.writeString(problem);
            }
            generator.writeEndArray();
            if (usage.isPresent()) {
                generator.writeNumberField("pending", usage.get().waiting());
                generator.writeNumberField("dead", usage.get().dead());
                generator.writeNumberField("rows", usage.get().rows());
                generator.writeNumberField("bytes", usage.get().bytes());
            }
            generator.writeEndObject();
        });
    }
}
