// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

/** Where a pointer leads in a text; all numbers are indices of characters. */
sealed interface Place {

    /** Stands for "no sibling on that side". */
    int NONE = -1;

    /**
     * A member or an element that is there.
     *
     * @param before end of the sibling before it, or {@link #NONE}
     * @param start its own start: of the name in an object, of the value in an array
     * @param value start of the value
     * @param end end of the value
     * @param after start of the sibling after it, or {@link #NONE}
     */
    record Member(int before, int start, int value, int end, int after) implements Place {}

    /**
     * A parent that lacks the member.
     *
     * @param array whether the parent is an array
     * @param size how many children it has
     * @param at where another child goes, behind the last one
     */
    record Gap(boolean array, int size, int at) implements Place {}
}
