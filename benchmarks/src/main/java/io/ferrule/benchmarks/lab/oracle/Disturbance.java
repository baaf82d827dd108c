// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import java.util.Optional;

/**
 * A time in which a reply may have been lost.
 *
 * @param station whose; empty for all
 * @param from milliseconds since 1970
 * @param to milliseconds since 1970
 */
public record Disturbance(Optional<String> station, long from, long to) {

    boolean touches(String whose, long begin, long end) {
        return station.map(whose::equals).orElse(true) && from <= end && begin <= to;
    }
}
