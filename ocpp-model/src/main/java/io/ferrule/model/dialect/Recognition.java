// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import io.ferrule.model.Action;
import io.ferrule.model.Payload;
import io.ferrule.model.internal.json.Tree;
import java.util.Optional;

/**
 * What a request shows of its dialect. A reading that stands alone where a list is expected counts as a list of one.
 *
 * @param dialect dialect of the first reading that shows one; empty if none does
 * @param stray JSON Pointer of the first reading that shows another one; empty if all agree. Two readers would make two
 *     different messages of such a payload
 */
public record Recognition(Optional<Dialect> dialect, Optional<String> stray) {

    /**
     * Looks at a request.
     *
     * @param action action of the request
     * @param payload the request
     * @return what it shows; nothing if the action has no readings
     */
    public static Recognition of(Action<?, ?> action, Payload payload) {
        Marks marks = new Marks();
        Readings.list(action)
                .ifPresent(list -> marks.collect(payload.as(Tree.class).node(), list));
        return marks.recognition();
    }
}
