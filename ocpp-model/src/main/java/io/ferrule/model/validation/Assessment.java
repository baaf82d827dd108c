// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import java.util.List;

/**
 * What a check saw in one frame.
 *
 * @param findings what the documents forbid
 * @param notes what they allow but peers trip over
 */
public record Assessment(List<Finding> findings, List<Note> notes) {

    /** Copies both lists. */
    public Assessment {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /**
     * Nothing seen.
     *
     * @return empty lists
     */
    public static Assessment clean() {
        return new Assessment(List.of(), List.of());
    }
}
