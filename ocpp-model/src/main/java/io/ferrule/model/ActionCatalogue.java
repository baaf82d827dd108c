// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import java.util.List;
import java.util.Optional;

/** The actions of each version. */
public final class ActionCatalogue {

    private ActionCatalogue() {}

    /**
     * Finds an action.
     *
     * @param version version of the conversation
     * @param name name on the wire, compared exactly
     * @return the action, or empty if the version has none of that name
     */
    public static Optional<Action<?, ?>> find(OcppVersion version, String name) {
        return actions(version).stream()
                .filter(action -> action.name().equals(name))
                .findFirst();
    }

    /**
     * All actions of a version.
     *
     * @param version version of the conversation
     * @return its actions, empty for a version without definitions
     */
    public static List<Action<?, ?>> actions(OcppVersion version) {
        return List.of();
    }
}
