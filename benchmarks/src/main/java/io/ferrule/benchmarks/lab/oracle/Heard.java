// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import java.util.OptionalLong;

/**
 * One billing message as it arrived at the CSMS.
 *
 * @param station in whose name
 * @param id message id
 * @param content what it says
 * @param outcome what the CSMS made of it
 */
public record Heard(String station, String id, Content content, Outcome outcome) {

    /**
     * What the CSMS made of a message.
     *
     * @param refused whether it answered with a CALLERROR
     * @param issued number of the transaction that it began
     * @param at when it arrived, milliseconds since 1970
     * @param answeredAt when the answer was handed to the network; empty if the CSMS ended before
     */
    public record Outcome(boolean refused, OptionalLong issued, long at, OptionalLong answeredAt) {}

    boolean accepted() {
        return !outcome.refused();
    }
}
