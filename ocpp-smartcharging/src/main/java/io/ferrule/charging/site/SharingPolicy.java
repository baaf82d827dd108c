// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import java.util.Optional;

/**
 * How stations share what is there. In all of them a station gets 0 or at least its minimum; who comes first in the order
 * of the policy gets a minimum first.
 */
public enum SharingPolicy {
    /**
     * Nobody can get more without taking it from somebody who has no more. Needs no word from the driver. Priority decides
     * only who gets the minimum where it does not suffice for all.
     */
    MAX_MIN("max-min"),
    /** Classes by priority: the first class shares as max-min, the next shares what that leaves. */
    PRIORITY("priority"),
    /** First come, first served: by arrival, those without one last. */
    FIRST_COME("fcfs"),
    /** Earliest departure first, those without one last. */
    EARLIEST_DEPARTURE("edf"),
    /**
     * Least laxity first: by the time that would be left if the car charged as fast as its station can; those without
     * departure or energy last.
     */
    LEAST_LAXITY("llf"),
    /**
     * Looks ahead over the known departures, energies and prices, and gives what the best plan for the cars that are there
     * begins with.
     */
    PLAN("plan");

    private final String word;

    SharingPolicy(String word) {
        this.word = word;
    }

    /**
     * The name in configuration and on the command line.
     *
     * @return one word
     */
    public String word() {
        return word;
    }

    /**
     * The policy of a name.
     *
     * @param word a name
     * @return the policy; empty if there is none of that name
     */
    public static Optional<SharingPolicy> of(String word) {
        for (SharingPolicy policy : values()) {
            if (policy.word.equals(word)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }
}
