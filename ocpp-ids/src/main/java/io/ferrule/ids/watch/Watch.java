// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

/** Looks at observations one after the other, remembers what it needs, and marks what is noteworthy. For one thread. */
interface Watch {

    /** Looks at one observation of a station. */
    void see(Observation observation, StationMemory station, FleetMemory fleet);
}
