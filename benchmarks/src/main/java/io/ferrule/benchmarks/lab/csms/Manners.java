// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.csms;

import java.util.List;
import java.util.Locale;

/**
 * How a CSMS behaves. Shares are parts of 1,000.
 *
 * @param seed where its moods come from; what it refuses depends on the message alone, so that a restart changes nothing
 * @param ids how it numbers transactions
 * @param refusedOnce share of billing messages that it refuses once or twice before it takes them
 * @param refusedForEver share of billing messages that it never takes
 * @param slow share of calls that it answers late, some of them later than the gateway waits
 * @param unauthorised share of starts whose tag it does not know
 * @param remoteStops share of meter values after which it stops the transaction
 * @param remembers whether it keeps a book; without one it is for load, not for the oracle
 */
public record Manners(
        long seed,
        Ids ids,
        int refusedOnce,
        int refusedForEver,
        int slow,
        int unauthorised,
        int remoteStops,
        boolean remembers) {

    /** How transactions are numbered. */
    public enum Ids {
        /** 1, 2, 3. */
        SMALL,
        /** From 2,000,000,000, where a gateway has its provisional numbers. */
        HIGH,
        /** Now one, now the other. */
        MIXED
    }

    /** One that takes everything and answers at once. */
    public static Manners polite(boolean remembers) {
        return new Manners(1, Ids.SMALL, 0, 0, 0, 0, 0, remembers);
    }

    /** As arguments of the process. */
    public List<String> arguments() {
        return List.of(
                Long.toString(seed),
                ids.name().toLowerCase(Locale.ROOT),
                Integer.toString(refusedOnce),
                Integer.toString(refusedForEver),
                Integer.toString(slow),
                Integer.toString(unauthorised),
                Integer.toString(remoteStops),
                Boolean.toString(remembers));
    }

    static Manners parse(List<String> arguments) {
        return new Manners(
                Long.parseLong(arguments.get(0)),
                Ids.valueOf(arguments.get(1).toUpperCase(Locale.ROOT)),
                Integer.parseInt(arguments.get(2)),
                Integer.parseInt(arguments.get(3)),
                Integer.parseInt(arguments.get(4)),
                Integer.parseInt(arguments.get(5)),
                Integer.parseInt(arguments.get(6)),
                Boolean.parseBoolean(arguments.get(7)));
    }
}
