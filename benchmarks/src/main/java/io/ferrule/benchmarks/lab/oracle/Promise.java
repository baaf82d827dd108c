// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

/** What the gateway promises, by how it is configured. */
public enum Promise {
    /** Stations queue for themselves; their repeats go through as they are. */
    MIRROR,
    /** What is acknowledged arrives exactly once; repeats of a station are recognised. */
    BUFFER
}
