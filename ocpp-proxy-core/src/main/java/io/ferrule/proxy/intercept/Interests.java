// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.Action;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which calls an interceptor wants to see. It sees the replies to exactly the calls that it saw.
 *
 * @param all true for all calls, whatever {@code actions} says
 * @param actions names of the actions
 */
public record Interests(boolean all, Set<String> actions) {

    /** Copies the names. */
    public Interests {
        actions = Set.copyOf(actions);
    }

    /**
     * Every call of either side.
     *
     * @return the interests
     */
    public static Interests everything() {
        return new Interests(true, Set.of());
    }

    /**
     * Calls of some actions.
     *
     * @param actions the actions
     * @return the interests
     */
    public static Interests in(Action<?, ?>... actions) {
        return new Interests(false, Arrays.stream(actions).map(Action::name).collect(Collectors.toSet()));
    }

    /**
     * Whether a call is wanted.
     *
     * @param action its action
     * @return true if the interceptor is to see it
     */
    public boolean include(String action) {
        return all || actions.contains(action);
    }
}
