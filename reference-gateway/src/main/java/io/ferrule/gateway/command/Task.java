// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.ferrule.gateway.inspect.Report;
import io.ferrule.gateway.inspect.ReportText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that answers with tables for people, or with one JSON object on each line. */
public abstract class Task implements Callable<Integer> {

    private static final int LONGEST_CELL = 60;

    // Escaped down to ASCII: odd characters of peers survive every terminal and every default charset.
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @Option(names = "--json", description = "Write one JSON object on each line instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What one line says. */
    public interface Content {
        /**
         * Writes it.
         *
         * @param json where to
         * @throws IOException if it cannot be written
         */
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Does it.
     *
     * @return the exit code
     * @throws Trouble if it cannot be done
     */
    protected abstract int work() throws Trouble;

    @Override
    public final Integer call() {
        try {
            return work();
        } catch (Trouble e) {
            say("ferrule: " + e.getMessage());
            return e.exitCode();
        }
    }

    /**
     * Whether a program reads the answer.
     *
     * @return true with {@code --json}
     */
    protected final boolean json() {
        return json;
    }

    /**
     * Where the answer goes.
     *
     * @return standard output
     */
    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /**
     * Says something to the reader, not to the next program.
     *
     * @param sentence what
     */
    protected final void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
    }

    /**
     * Writes one line for the next program.
     *
     * @param content what it says
     */
    protected final void print(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            content.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out().println(text);
        out().flush();
    }

    /**
     * Writes a table for people.
     *
     * @param name its heading
     * @param rows its rows, all with the same columns
     */
    protected final void table(String name, List<Map<String, String>> rows) {
        ReportText.write(new Report(List.of(new Report.Table(name, rows)), List.of(), List.of()), out());
        out().flush();
    }

    /**
     * Words of a peer are shown, but cannot move the cursor or turn the direction of writing.
     *
     * @param text any text
     * @return at most 61 harmless characters
     */
    public static String shown(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
        return plain.length() > LONGEST_CELL ? plain.substring(0, LONGEST_CELL) + "…" : plain;
    }
}
