// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.subjects;

import io.ferrule.benchmarks.stations.Endpoint;
import java.io.IOException;
import java.util.Optional;

/**
 * Something that stations connect to.
 *
 * @param name for tables
 * @param endpoint where stations connect
 * @param process the process whose costs count; empty for the CSMS itself, which is only a yardstick of latency
 */
public record Subject(String name, Endpoint endpoint, Optional<ChildProcess> process) implements AutoCloseable {

    /** What its process has used so far; all zero where there is none. */
    public ProcessCosts costs() throws IOException {
        return process.isPresent() ? process.get().costs() : new ProcessCosts(0, 0, 0);
    }

    @Override
    public void close() {
        process.ifPresent(ChildProcess::close);
    }
}
