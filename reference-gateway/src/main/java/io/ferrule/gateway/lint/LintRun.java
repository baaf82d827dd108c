// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import java.io.IOException;
import java.util.Optional;

/** Takes line after line from the source to the answer. For one thread. */
final class LintRun {

    private final LineParser parser;
    private final Linter linter;
    private final SoapLines soap;
    private final AnswerWriter answers;
    private boolean clean = true;

    LintRun(LineParser parser, Linter linter, SoapLines soap, AnswerWriter answers) {
        this.parser = parser;
        this.linter = linter;
        this.soap = soap;
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
            tell(line, input, linter.lint(frame));
        } else if (input instanceof LintInput.SoapLine document) {
            tell(line, input, soap.lint(document));
        } else if (input instanceof LintInput.Refused refused) {
            clean = false;
            answers.writeError(line.number(), refused.id(), refused.error());
        }
    }

    private void tell(LineSource.Line line, LintInput input, LintAnswer answer) throws IOException {
        clean &= answer.verdict() == Verdict.OK;
        answers.write(line.number(), input.id(), answer);
    }
}
