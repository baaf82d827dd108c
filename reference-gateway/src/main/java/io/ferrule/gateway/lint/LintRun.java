// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import java.io.IOException;
import java.util.Optional;

/** Takes line after line from the source to the answer. For one thread. */
final class LintRun {

    private final LineParser parser;
    private final Linter linter;
    private final AnswerWriter answers;
    private boolean clean = true;

    LintRun(LineParser parser, Linter linter, AnswerWriter answers) {
        this.parser = parser;
        this.linter = linter;
        this.answers = answers;
    }

    /** Answers every line; true if all of them were ok. Ends early when nobody reads the answers any more. */
    boolean over(LineSource source) throws IOException {
        for (Optional<LineSource.Line> line = source.next(); line.isPresent(); line = source.next()) {
            if (!line.get().text().isBlank()) {
                answer(line.get());
            }
            if (answers.failed()) {
                break;
            }
        }
        return clean;
    }

    private void answer(LineSource.Line line) throws IOException {
        LintInput input = parser.parse(line);
        if (input instanceof LintInput.FrameLine frame) {
            LintAnswer answer = linter.lint(frame);
            clean &= answer.verdict() == Verdict.OK;
            answers.write(line.number(), frame.id(), answer);
        } else if (input instanceof LintInput.Refused refused) {
            clean = false;
            answers.writeError(line.number(), refused.id(), refused.error());
        }
    }
}
