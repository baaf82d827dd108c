// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.honest;

import io.ferrule.benchmarks.ids.simulation.Estate;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Something honest that a detector may fall for.
 *
 * @param type trap of the catalogue, such as {@code N4}
 * @param name what happens, in a few words
 * @param lasts how long it takes until all of it has been seen
 * @param conduct lets it happen
 */
public record Trap(String type, String name, Duration lasts, Consumer<Estate> conduct) {

    static Trap day(String type, String name, Consumer<Estate> conduct) {
        return new Trap(type, name, Duration.ofHours(20), conduct);
    }
}
