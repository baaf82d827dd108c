// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.process.ServiceManager;
import io.ferrule.gateway.shedding.HeapReading;
import io.ferrule.gateway.shedding.MemoryReading;
import java.time.Clock;
import java.util.Optional;

/**
 * What a gateway needs of the machine that it runs on.
 *
 * @param clock time for events and for the validity of certificates; it may jump. Deadlines go by the JVM's monotonic time
 * @param memory how full the heap is
 * @param manager who is told how it stands
 */
public record Machine(Clock clock, MemoryReading memory, ServiceManager manager) {

    /**
     * This process, without anybody to be told.
     *
     * @param clock time for events
     * @return the machine
     */
    public static Machine here(Clock clock) {
        return new Machine(clock, new HeapReading(), new ServiceManager(Optional.empty(), Optional.empty()));
    }
}
