// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.xml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A namespace declaration and those around it. Each is kept once, however many elements see it.
 *
 * @param outer declarations further out
 * @param prefix declared prefix, empty for the default namespace
 * @param namespace what it stands for
 */
public record Scope(@Nullable Scope outer, String prefix, String namespace) {

    /** Where every document starts: no default namespace. */
    static final Scope OUTERMOST = new Scope(null, "", "");

    /** The namespace that a prefix stands for here. */
    Optional<String> find(String wanted) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.prefix.equals(wanted)) {
                return Optional.of(scope.namespace);
            }
        }
        return Optional.empty();
    }
}
