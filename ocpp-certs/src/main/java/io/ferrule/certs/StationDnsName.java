// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who a station is where an authority knows nothing but DNS names, such as one that speaks ACME (RFC 8555, 9.7.7). The name
 * need not be one that the Internet can look up.
 *
 * @param organisation name of the operator, 1 to 64 characters; an authority may leave it out of the certificate
 * @param dnsName the name, in lower case: at least two labels of letters, digits and hyphens (RFC 5280, 4.2.1.6), at most
 *     253 characters
 */
public record StationDnsName(String organisation, String dnsName) implements StationName {

    /** The longest CN (RFC 5280, appendix A). */
    public static final int MAX_COMMON_NAME = 64;

    private static final int MAX_CHARS = 253;
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    /** The last label is no number, so that no address passes for a name. */
    private static final Pattern NAME = Pattern.compile("(" + LABEL + "\\.)+(?![0-9]+$)" + LABEL);

    /** Refuses what {@link #problem} finds. */
    public StationDnsName {
        Optional<String> problem = StationSubject.problem(organisation, "x").or(() -> problem(dnsName));
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    /**
     * What is wrong with a name.
     *
     * @param dnsName the name
     * @return one sentence without the name, or empty if nothing is wrong
     */
    public static Optional<String> problem(String dnsName) {
        boolean fits = dnsName.length() <= MAX_CHARS && NAME.matcher(dnsName).matches();
        return fits
                ? Optional.empty()
                : Optional.of(
                        "a DNS name has at least two labels of lower-case letters, digits and inner hyphens, at most"
                                + " 63 characters each and 253 together");
    }

    /**
     * The form in which names are compared.
     *
     * @param name any text
     * @return the same in lower case
     */
    public static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
