// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An authority that speaks Enrolment over Secure Transport (RFC 7030).
 *
 * @param url {@code https} address, its path being the label
 * @param trust PEM files with the roots of the server, at least one
 * @param user name and password of HTTP Basic authentication
 * @param identity certificate and key that the gateway shows at a first enrolment
 */
public record EstSettings(URI url, List<Path> trust, Optional<User> user, Optional<IdentityFiles> identity)
        implements EnrolmentSettings {

    /** Copies the list. */
    public EstSettings {
        trust = List.copyOf(trust);
    }

    /**
     * Who the gateway is towards the authority.
     *
     * @param name name of the user, without a colon
     * @param password the password
     */
    public record User(String name, Secret password) {}

    @Override
    public String word() {
        return "est";
    }

    static Optional<EstSettings> read(Section section, Source source) {
        if (!section.has("url")) {
            section.problem("url", "is required: an address that starts with https://");
        }
        Optional<URI> url = section.value("url", Values::secureAddress);
        List<Path> trust = section.has("trust") ? section.values("trust", source::resolve) : List.of();
        if (trust.isEmpty()) {
            section.problem("trust", "is required: list the roots of the server, for example [est-ca.pem]");
        }
        Optional<String> name = section.value("user", EstSettings::user);
        Optional<Secret> password = section.secret("password");
        if (section.has("user") != section.has("password")) {
            section.problem("needs user and password, or neither");
        }
        Optional<IdentityFiles> identity =
                section.section("identity").flatMap(files -> IdentityFiles.read(files, source));
        Optional<User> user = name.flatMap(known -> password.map(secret -> new User(known, secret)));
        return url.map(to -> new EstSettings(to, trust, user, identity));
    }

    private static String user(String text) {
        if (Values.text(text).contains(":")) {
            throw new IllegalArgumentException("must be without a colon");
        }
        return text;
    }
}
