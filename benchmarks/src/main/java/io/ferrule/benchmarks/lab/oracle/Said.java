// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import java.util.Set;

/**
 * One billing message of a station, however often it was sent.
 *
 * @param station who said it
 * @param number its place in the order of this station
 * @param transaction the station's own count of its transactions
 * @param content what it says, with the number of the transaction that the station was told
 * @param ids message ids under which it was sent, at least one
 * @param acknowledged whether a result came back
 */
public record Said(
        String station, int number, int transaction, Content content, Set<String> ids, boolean acknowledged) {

    /** Copies the ids. */
    public Said {
        ids = Set.copyOf(ids);
    }
}
