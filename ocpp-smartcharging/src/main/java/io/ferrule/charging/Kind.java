// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import io.ferrule.model.OcppVersion;
import java.util.Arrays;
import java.util.Optional;

/** How the periods of a schedule are placed in time (OCPP 1.6 edition 2, 7.9; OCPP 2.1 part 2, K28). */
public enum Kind {
    /** From a fixed point in time. */
    ABSOLUTE("Absolute"),
    /** Again each day or week. */
    RECURRING("Recurring"),
    /** From the start of the transaction. */
    RELATIVE("Relative"),
    /** One limit that is updated all the time (OCPP 2.1). */
    DYNAMIC("Dynamic");

    private final String wireName;

    Kind(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The name on the wire, the same in all versions.
     *
     * @return for example {@code Absolute}
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Finds a kind by its name on the wire.
     *
     * @param name as written
     * @param version version of the conversation
     * @return the kind, or empty if that version has none of this name
     */
    public static Optional<Kind> ofWireName(String name, OcppVersion version) {
        return Arrays.stream(values())
                .filter(kind -> kind != DYNAMIC || version == OcppVersion.V2_1)
                .filter(kind -> kind.wireName.equals(name))
                .findFirst();
    }
}
