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
 * @param stations how many stations live it
 * @param lasts how long it takes until all of it has been seen
 * @param conduct lets it happen
 */
public record Trap(String type, String name, int stations, Duration lasts, Consumer<Estate> conduct) {

    private static final int SITE = 12;

    /** Twelve stations live it, for twenty hours. */
    public static Trap day(String type, String name, Consumer<Estate> conduct) {
        return days(type, name, Duration.ofHours(20), conduct);
    }

    /** Twelve stations live it, for so long. */
    public static Trap days(String type, String name, Duration lasts, Consumer<Estate> conduct) {
        return new Trap(type, name, SITE, lasts, conduct);
    }
}
