// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

/** What happens when a rule holds; each includes the ones before. */
public enum Reaction {
    /** It is counted. */
    OBSERVE,
    /** Somebody is told. */
    ALERT,
    /** The frame does not pass. */
    BLOCK;

    /**
     * The weaker of two.
     *
     * @param other another reaction
     * @return this one, unless the other is weaker
     */
    public Reaction atMost(Reaction other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
