// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.charging.Refusal;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.gateway.lint.LineInput;
import io.ferrule.gateway.lint.LineSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A command that answers each line with one JSON object. A line that cannot be answered is told the rule that refuses it,
 * and the run goes on. Exit codes: 0 every answer is fine, 1 some is not, 2 the input cannot be read.
 */
public abstract class LinesCommand implements Callable<Integer> {

    private final InputStream standardInput;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = LineInput.STANDARD_INPUT,
            description = "File with one case on each line; - is standard input (${DEFAULT-VALUE}).")
    private String file = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * Makes the command.
     *
     * @param standardInput what {@code -} stands for; it is not closed
     */
    protected LinesCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /**
     * Answers a case.
     *
     * @param line the case, a JSON object
     * @param answer takes the members of the answer
     * @return whether what was asked about is fine
     * @throws RefusedException if the case cannot be answered; what {@code answer} has then is forgotten
     */
    protected abstract boolean answer(JsonNode line, ObjectNode answer);

    @Override
    public Integer call() {
        return new LineInput(file, standardInput, "one case")
                .run(this::over, spec.commandLine().getErr());
    }

    /**
     * Says something to the reader, not to the next program.
     *
     * @param sentence what
     */
    protected final void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
    }

    private boolean over(LineSource source) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean fine = true;
        for (Optional<LineSource.Line> line = source.next(); line.isPresent(); line = source.next()) {
            if (!line.get().text().isBlank()) {
                fine &= tell(line.get(), out);
            }
            if (out.checkError()) {
                break; // nobody reads the answers any more
            }
        }
        return fine;
    }

    private boolean tell(LineSource.Line line, PrintWriter out) {
        ObjectNode head = Json.object().put("line", line.number());
        ObjectNode members = Json.object();
        boolean fine;
        try {
            fine = answer(read(line, head), members);
        } catch (RefusedException e) {
            Refusal refusal = e.refusal();
            members = Json.object().put("rule", refusal.rule()).put("error", refusal.reason());
            fine = false;
        }
        head.setAll(members);
        out.append(Json.write(head)).append('\n').flush();
        return fine;
    }

    private static JsonNode read(LineSource.Line line, ObjectNode head) {
        RefusedException.when(line.cut(), "limit", "the line is longer than " + LineInput.LINE_BYTES + " bytes");
        RefusedException.when(!line.isUtf8(), "json", "the line is not UTF-8");
        JsonNode node = Json.read(line.text());
        JsonNode id = node.path("id");
        if (!id.isMissingNode()) {
            head.set("id", id);
        }
        return node;
    }
}
