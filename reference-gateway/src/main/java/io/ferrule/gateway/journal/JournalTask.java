// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalReader;
import io.ferrule.proxy.journal.JournalSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands on a journal have in common: where it is, how they answer, and what they do when it cannot be had. */
abstract class JournalTask implements Callable<Integer> {

    // Escaped down to ASCII: odd characters of peers survive every terminal and every default charset.
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @Mixin
    private Place place = new Place();

    @Option(names = "--json", description = "Write one JSON object on each line instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** Does it and tells the exit code. */
    abstract int work(JournalSettings settings) throws Trouble;

    @Override
    public final Integer call() {
        try {
            return work(place.settings());
        } catch (JournalException e) {
            return told(Trouble.of(e));
        } catch (Trouble e) {
            return told(e);
        }
    }

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Says something to the reader, not to the next program. */
    void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
    }

    /** Writes one line for the next program. */
    void print(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            content.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out().println(text);
        out().flush();
    }

    /** Opening a damaged journal for writing sets it aside; a tool must not do that behind its user's back. */
    static void refuseDamaged(JournalSettings settings) throws Trouble {
        try (JournalReader reader = JournalReader.open(settings)) {
            if (!reader.check().isEmpty()) {
                throw new Trouble(
                        Trouble.NOT_FINE, "the journal is damaged, see: ferrule journal check; nothing was changed");
            }
        }
    }

    private int told(Trouble trouble) {
        say("ferrule: " + trouble.getMessage());
        return trouble.exitCode();
    }
}
