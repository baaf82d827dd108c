// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.internal.schema.Excerpt;
import java.util.List;
import java.util.Locale;

/**
 * What {@link Repair} made of a frame.
 *
 * @param frame the mended frame; the very frame that was given if nothing was mended
 * @param changes what was mended, in the order of the mending
 */
public record Repaired(Frame frame, List<Change> changes) {

    /** Copies the changes. */
    public Repaired {
        changes = List.copyOf(changes);
    }

    /**
     * One mend that was made.
     *
     * @param mend which
     * @param pointer JSON Pointer of what was mended, as it was before
     * @param before JSON text of the value before; it may hold personal data
     * @param after JSON text of the value after, empty if it was taken away
     */
    public record Change(Mend mend, String pointer, String before, String after) {

        /**
         * The same as a finding, so that it is told where findings are told.
         *
         * @return a finding of the rule {@code mended}; its message shows the beginning of both texts where a mend only
         *     touches what may stand in a log, and else what became of what
         */
        public Finding finding() {
            String name = mend.name().toLowerCase(Locale.ROOT).replace('_', '-');
            String message = "Mended by " + name + ": " + told() + ".";
            return new Finding(pointer, "mended", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, message);
        }

        /** A number may be a password, and what an object or a member holds may be a tag. */
        private String told() {
            return switch (mend) {
                case NUMBER_AS_TEXT -> "a number became the text of its digits";
                case LONE_ELEMENT -> "an object became the only element of a list";
                case MEMBER_NAME -> "a member got its right name";
                case NULL_AS_ABSENT, UNIT_SPELLING, LONG_TEXT, SHORT_OFFSET, MISSING_ZONE ->
                    Excerpt.quoted(before) + (after.isEmpty() ? " was taken away" : " became " + Excerpt.quoted(after));
            };
        }
    }
}
