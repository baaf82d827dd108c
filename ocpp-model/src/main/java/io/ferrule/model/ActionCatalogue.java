// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import io.ferrule.model.v15.V15;
import io.ferrule.model.v16.V16;
import io.ferrule.model.v201.V201;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The actions of all versions that Ferrule has definitions for. A version without definitions has no actions here; its
 * frames can still be passed on, but not be judged.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ActionCatalogue {

    private static final Map<OcppVersion, List<Action<?, ?>>> ACTIONS =
            Map.of(OcppVersion.V1_5, V15.all(), OcppVersion.V1_6, V16.all(), OcppVersion.V2_0_1, V201.all());

    private static final Map<OcppVersion, Map<String, Action<?, ?>>> BY_NAME = ACTIONS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> byName(entry.getValue())));

    private ActionCatalogue() {}

    /**
     * Lists the actions of a version.
     *
     * @param version any version
     * @return an unmodifiable list in the order of the definitions, empty for a version without definitions
     */
    public static List<Action<?, ?>> actions(OcppVersion version) {
        return ACTIONS.getOrDefault(version, List.of());
    }

    /**
     * Finds an action by its name on the wire. Names are compared exactly: {@code heartbeat} is no action (OCPP-J 1.6,
     * 4.2.1).
     *
     * @param version version of the conversation
     * @param name any name
     * @return the action, or empty if the version does not define it or has no definitions
     */
    public static Optional<Action<?, ?>> find(OcppVersion version, String name) {
        return Optional.ofNullable(BY_NAME.getOrDefault(version, Map.of()).get(name));
    }

    private static Map<String, Action<?, ?>> byName(List<Action<?, ?>> actions) {
        return actions.stream().collect(Collectors.toUnmodifiableMap(Action::name, Function.identity()));
    }
}
