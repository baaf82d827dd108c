// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import java.util.Set;

/**
 * One more CSMS for a station, beside the primary one. It gets a copy of each call of the station; what it answers goes
 * nowhere, and what it asks for reaches the station only as far as it is allowed to.
 *
 * @param name name in events, logs and {@code Exchange.upstream()}: 1 to 32 letters, digits, {@code -}, {@code _} and
 *     {@code .}; not {@link #PRIMARY}
 * @param target where and how it is dialled; its version must be the one of the station's connection
 * @param allowed actions of the calls that it may send to the station, compared exactly; none for one that may only read
 * @param virtualKeys configuration keys of OCPP 1.x that it may change without the station being touched; upper and lower
 *     case mean the same (OCPP 1.6, 7.29)
 */
public record Observer(String name, UpstreamTarget target, Set<String> allowed, Set<String> virtualKeys) {

    /** The name under which the station's own CSMS is known among its upstreams. */
    public static final String PRIMARY = "primary";

    private static final int LONGEST_NAME = 32;

    /** Checks the name and copies the sets. */
    public Observer {
        if (!isName(name)) {
            throw new IllegalArgumentException("an observer's name has 1 to " + LONGEST_NAME
                    + " letters, digits, hyphens, underscores and dots, and is not " + PRIMARY);
        }
        allowed = Set.copyOf(allowed);
        virtualKeys = Set.copyOf(virtualKeys);
    }

    /**
     * An observer that may send nothing.
     *
     * @param name its name
     * @param target where it is
     * @return an observer without permissions and virtual keys
     */
    public static Observer readOnly(String name, UpstreamTarget target) {
        return new Observer(name, target, Set.of(), Set.of());
    }

    /**
     * Whether a text can be the name of an observer.
     *
     * @param text any text
     * @return true if it can
     */
    public static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && !text.equals(PRIMARY)
                && text.chars().allMatch(Observer::isNameLetter);
    }

    private static boolean isNameLetter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.';
    }
}
