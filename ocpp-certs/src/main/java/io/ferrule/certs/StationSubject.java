// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who a station is in its certificate: the operator as O, the station's unique serial number as CN (OCPP 2.0.1 part 2,
 * A00.FR.404 and A00.FR.405; security white paper for OCPP 1.6, edition 3, the same numbers).
 *
 * @param organisation name of the operator, CpoName or OrganizationName, 1 to 64 characters
 * @param commonName serial number of the station, 1 to 64 characters, neither URL nor IP address
 */
public record StationSubject(String organisation, String commonName) implements StationName {

    private static final int MAX_CHARS = 64;
    /** Four numbers, or an IPv6 address; six groups are a hardware address, which makes a fine serial number. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[?([0-9a-f.:]*::[0-9a-f.:]*|([0-9a-f]{1,4}:){7}[0-9a-f]{1,4})]?");

    /** Refuses what {@link #problem} finds. */
    public StationSubject {
        Optional<String> problem = problem(organisation, commonName);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    /**
     * What is wrong with a pair of names; the way to ask before making a subject of settings that came over the wire.
     *
     * @param organisation O
     * @param commonName CN
     * @return one sentence without the values, or empty if nothing is wrong
     */
    public static Optional<String> problem(String organisation, String commonName) {
        if (unusable(organisation)) {
            return Optional.of("the organisation must have 1 to 64 printable characters");
        }
        if (unusable(commonName)) {
            return Optional.of("the common name must have 1 to 64 printable characters");
        }
        return address(commonName)
                ? Optional.of("the common name of a station must not be a URL or an IP address")
                : Optional.empty();
    }

    /**
     * Whether a name has the form of a URL or an IP address, which the CN of a station must not have.
     *
     * @param name any text
     * @return true for such a form
     */
    public static boolean address(String name) {
        return name.contains("://")
                || ADDRESS.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean unusable(String name) {
        return name.isBlank()
                || name.length() > MAX_CHARS
                || name.chars().anyMatch(Character::isISOControl)
                || name.chars().anyMatch(character -> Character.isSurrogate((char) character));
    }
}
