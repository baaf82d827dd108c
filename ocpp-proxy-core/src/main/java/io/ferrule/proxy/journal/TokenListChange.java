// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.util.Map;
import java.util.Set;

/**
 * A change of a station's local list (OCPP 1.6, 5.15; OCPP 2.0.1, D01). Immutable.
 *
 * @param full whether all that was listed before goes
 * @param entries idTagInfo or idTokenInfo by token; at most 10,000
 * @param removed tokens that leave the list; at most 10,000
 */
public record TokenListChange(boolean full, Map<String, String> entries, Set<String> removed) {

    private static final int MAX = 10_000;

    /** Checks the sizes. */
    public TokenListChange {
        entries = Map.copyOf(entries);
        removed = Set.copyOf(removed);
        if (entries.size() > MAX || removed.size() > MAX) {
            throw new IllegalArgumentException(
                    "a change has at most " + MAX + " tokens, were " + entries.size() + " and " + removed.size());
        }
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return (full ? "list of " : "change of ") + entries.size() + " tokens";
    }
}
