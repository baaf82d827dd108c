// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.util.List;
import java.util.function.Function;

/**
 * Keys of the published configuration whose engines this version does not have. Their values are checked. One that asks
 * for something that would not happen is refused, so that nobody relies on it; the rest is harmless.
 */
final class Promises {

    private Promises() {}

    static void northbound(Section section) {
        section.value("ocpp", only("same", List.of("same", "1.6", "2.0.1"), "translate between OCPP versions"));
    }

    /** The blocks of whole modules: fine when switched off. */
    static void modules(Section root) {
        root.section("policy").ifPresent(section -> {
            section.values("bundles", Values::text);
            module(section, List.of("off", "shadow", "enforce"), "policies");
        });
    }

    private static void module(Section section, List<String> modes, String what) {
        boolean off = section.value("mode", Values.oneOf(modes))
                .filter(mode -> mode.equals("off"))
                .isPresent();
        if (!off) {
            section.problem("this version of Ferrule has no " + what + "; remove the block or set mode: off");
        }
    }

    private static Function<String, String> only(String possible, List<String> words, String what) {
        return Values.oneOf(words).andThen(word -> {
            if (word.equals(possible)) {
                return word;
            }
            throw new IllegalArgumentException(
                    "this version of Ferrule cannot " + what + "; use " + possible + " or remove the key");
        });
    }
}
