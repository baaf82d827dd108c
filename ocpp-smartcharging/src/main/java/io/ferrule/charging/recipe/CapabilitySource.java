// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

/** Tells what is known about a station. Safe for use by several threads; answers at once and for every station. */
@FunctionalInterface
public interface CapabilitySource {

    /**
     * Tells what is known.
     *
     * @param facts what the station says about itself
     * @return what is known, with safe assumptions where nothing is
     */
    Known known(StationFacts facts);
}
