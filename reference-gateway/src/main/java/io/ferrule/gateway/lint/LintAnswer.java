// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import java.util.List;
import java.util.Optional;

/**
 * What lint found out about one frame.
 *
 * @param version version that spells the error codes
 * @param verdict in a word
 * @param action action of the frame or of the CALL that it answers, where known
 * @param findings what the documents forbid
 * @param notes what they allow but peers trip over
 * @param repaired the mended frame, where mending was asked for and changed something
 * @param answer the frame that a strict peer would be sent, where that was asked for and there is one
 */
record LintAnswer(
        OcppVersion version,
        Verdict verdict,
        Optional<String> action,
        List<Finding> findings,
        List<Note> notes,
        Optional<String> repaired,
        Optional<String> answer) {

    LintAnswer {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }
}
