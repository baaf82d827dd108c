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
 * @param isBrief a promise that each callback takes microseconds and never blocks; the core may then call it on the
 *     thread that reads a socket instead of handing over to the executor. Breaking it delays other stations.
 */
public record Interests(boolean all, Set<String> actions, boolean isBrief) {

    /** Copies the names. */
    public Interests {
        actions = Set.copyOf(actions);
    }

    /**
     * Calls of some actions by name, for actions that the model does not know.
     *
     * @param actions names of the actions
     * @return the interests
     */
    public static Interests named(String... actions) {
        return new Interests(false, Set.of(actions), false);
    }

    /**
     * Every call of either side.
     *
     * @return the interests
     */
    public static Interests everything() {
        return new Interests(true, Set.of(), false);
    }

    /**
     * Calls of some actions.
     *
     * @param actions the actions
     * @return the interests
     */
    public static Interests in(Action<?, ?>... actions) {
        return new Interests(false, Arrays.stream(actions).map(Action::name).collect(Collectors.toSet()), false);
    }

    /**
     * No call at all: for an interceptor that only injects.
     *
     * @return the interests
     */
    public static Interests nothing() {
        return new Interests(false, Set.of(), false);
    }

    /**
     * The same interests with the promise that callbacks are brief.
     *
     * @return interests with {@link #isBrief()}
     */
    public Interests brief() {
        return new Interests(all, actions, true);
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
