// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.rule;

/** Why a description of a site, a tariff or a wish is refused. The word is what programs compare. */
public enum Rule {
    /** A number is not finite, negative, or beyond what any site has. */
    NUMBER("number"),
    /** There are more things than one description may have. */
    COUNT("count"),
    /** An id is empty, too long, or used twice. */
    ID("id"),
    /** Something refers to a fuse, a station or a group that is not there. */
    UNKNOWN_REFERENCE("unknown-reference"),
    /** A fuse stands, over its parents, above itself. */
    CYCLE("cycle"),
    /** A station hangs below no fuse and belongs to no constraint. */
    UNPLACED("unplaced"),
    /** A station uses a phase that a fuse above it does not have, or one phase twice. */
    PHASE("phase"),
    /** A smallest value is above the largest. */
    MINIMUM_ABOVE_MAXIMUM("minimum-above-maximum"),
    /** The car leaves before it comes. */
    DEPARTURE_BEFORE_ARRIVAL("departure-before-arrival"),
    /** The time from first to last instant is longer than can be planned. */
    HORIZON("horizon"),
    /** A time zone that is not in the IANA database. */
    ZONE("zone"),
    /** A tariff or an event says something that cannot be priced over time. */
    TARIFF("tariff"),
    /** A word is none of those that are allowed. */
    WORD("word"),
    /** A value that is needed is not there. */
    MISSING("missing"),
    /** A value is of another kind than expected: a text for a number, a time that is no time. */
    TYPE("type");

    private final String word;

    Rule(String word) {
        this.word = word;
    }

    /**
     * The name of the rule in answers and logs.
     *
     * @return small letters and hyphens
     */
    public String word() {
        return word;
    }
}
