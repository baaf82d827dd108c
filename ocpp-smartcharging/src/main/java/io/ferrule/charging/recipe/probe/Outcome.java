// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import java.util.Set;

/** What an answer says about what was asked for. */
enum Outcome {
    /** As asked. */
    ACCEPTED,
    /** Not this way; another one may be taken. */
    REJECTED,
    /** Not at all. */
    NOT_SUPPORTED,
    /** Nothing. */
    SILENT;

    private static final Set<String> NO_SUCH_THING = Set.of("NotSupported", "NotImplemented");

    static Outcome of(ProbeAnswer answer) {
        if (answer instanceof ProbeAnswer.CallResult result) {
            return ofWord(result.payload().string("/status").orElse(""));
        }
        return answer instanceof ProbeAnswer.CallError error ? ofWord(error.code()) : SILENT;
    }

    private static Outcome ofWord(String word) {
        if (word.equals("Accepted")) {
            return ACCEPTED;
        }
        return NO_SUCH_THING.contains(word) ? NOT_SUPPORTED : REJECTED;
    }
}
