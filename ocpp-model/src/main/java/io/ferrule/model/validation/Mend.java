// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

/**
 * The mends that {@link Repair} knows. Each answers one deviation that stations in the field are known for, and none
 * invents a value: ids, tags, amounts and signed meter values keep what they say.
 */
public enum Mend {
    /**
     * A number where the documents want a string: it is put in quotes as it is written, {@code 604.213}. Tags and ids stay
     * what they are.
     */
    NUMBER_AS_TEXT,
    /** {@code null} for a member that may be absent: the member is taken away. */
    NULL_AS_ABSENT,
    /**
     * A unit in an odd spelling, such as {@code Celcius}, or that of another version, such as {@code A} for the {@code Amp} of
     * 1.5; a unit of a frequency is taken away in 1.6, which has none.
     */
    UNIT_SPELLING,
    /** Text that only informs people, longer than allowed: cut at the end. */
    LONG_TEXT,
    /** A time whose offset is hours only, such as {@code +03}: minutes are added. */
    SHORT_OFFSET,
    /** A time without a zone: the offset of the zone that is configured for the station is added. */
    MISSING_ZONE,
    /** One object where the documents want an array: it becomes the only element. */
    LONE_ELEMENT,
    /**
     * A member whose name is misspelled, {@code mesurand}, or that of another version, {@code localAuthorizationList} in 1.5:
     * it gets its name, at the end of its object.
     */
    MEMBER_NAME
}
