// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.certs.StationDnsName;
import io.ferrule.certs.intercept.CommonNameRule;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * An authority that speaks ACME (RFC 8555).
 *
 * @param url {@code https} address of its directory
 * @param trust whose signature under the server's certificate counts
 * @param authorities PEM files with the roots of the certificates that it gives; empty where those of the CSMS are meant
 * @param name how the DNS name of a station is made
 * @param listen where the authority looks whether a name is ours
 * @param account who the operator is to the authority
 */
public record AcmeSettings(
        URI url, Trust trust, List<Path> authorities, CommonNameRule name, InetSocketAddress listen, Account account)
        implements EnrolmentSettings {

    /** Copies the list. */
    public AcmeSettings {
        authorities = List.copyOf(authorities);
    }

    /**
     * Who the operator is to the authority.
     *
     * @param contacts {@code mailto:} addresses
     * @param termsAgreed whether the operator agrees to the authority's terms of service
     * @param external an account with the authority outside ACME
     */
    public record Account(List<String> contacts, boolean termsAgreed, Optional<External> external) {
        /** Copies the list. */
        public Account {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * An account with the authority outside ACME.
     *
     * @param keyId what the authority calls the key
     * @param key for HMAC-SHA256, decoded
     */
    public record External(String keyId, Secret key) {}

    /**
     * The DNS name of a station. Whether it is one is not checked here.
     *
     * @param id identity of the station
     * @param serial its serial number, where one is known
     * @return the name in lower case
     */
    public String dnsName(String id, Optional<String> serial) {
        return StationDnsName.lowerCase(name.name(id, serial.orElse(id)));
    }

    @Override
    public String word() {
        return "acme";
    }

    static Optional<AcmeSettings> read(Section section, Source source) {
        require(section, "url", "the address of the authority's directory, which starts with https://");
        require(section, "name", "the DNS name of a station, for example \"{serial}.stations.example.internal\"");
        require(section, "listen", "where the authority looks whether a name is ours, for example 0.0.0.0:80");
        Optional<URI> url = section.value("url", Values::secureAddress);
        Trust trust = trust(section, source);
        List<Path> authorities =
                section.has("authorities") ? section.values("authorities", source::resolve) : List.of();
        Optional<CommonNameRule> name = section.value("name", AcmeSettings::template);
        Optional<InetSocketAddress> listen = section.value("listen", Values::listen);
        Account account = new Account(
                section.has("contact") ? section.values("contact", AcmeSettings::contact) : List.of(),
                section.value("terms-agreed", Values::flag).orElse(false),
                section.section("external-account").flatMap(AcmeSettings::external));
        return url.isEmpty() || name.isEmpty() || listen.isEmpty()
                ? Optional.empty()
                : Optional.of(new AcmeSettings(url.get(), trust, authorities, name.get(), listen.get(), account));
    }

    private static void require(Section section, String key, String what) {
        if (!section.has(key)) {
            section.problem(key, "is required: " + what);
        }
    }

    private static Trust trust(Section section, Source source) {
        if (section.has("trust") && !section.isList("trust")) {
            section.value("trust", Values.oneOf(List.of("system")));
            return new Trust.SystemRoots();
        }
        List<Path> files = section.has("trust") ? section.values("trust", source::resolve) : List.of();
        if (files.isEmpty()) {
            section.problem(
                    "trust", "is required: list the roots of the server, for example [ca.pem], or write system");
        }
        return new Trust.Files(files);
    }

    private static CommonNameRule template(String text) {
        boolean differs = text.contains("{serial}") || text.contains("{id}");
        if (differs) {
            CommonNameRule rule = new CommonNameRule(text);
            if (StationDnsName.problem(StationDnsName.lowerCase(rule.name("x", "x")))
                    .isEmpty()) {
                return rule;
            }
        }
        throw new IllegalArgumentException("must be a DNS name with {serial} or {id} in it, such as"
                + " \"{serial}.stations.example.internal\", was " + Values.quoted(text));
    }

    private static String contact(String text) {
        if (!text.matches("mailto:[^\\s@?,]{1,64}@[A-Za-z0-9.-]{1,253}")) {
            throw new IllegalArgumentException(
                    "must be an address such as mailto:ops@example.com, was " + Values.quoted(text));
        }
        return text;
    }

    private static Optional<External> external(Section section) {
        Optional<String> keyId = section.value("key-id", Values::text);
        Optional<Secret> key = section.secret("hmac-key").flatMap(text -> decoded(section, text));
        if (!section.has("key-id") || !section.has("hmac-key")) {
            section.problem("needs the key-id and the hmac-key that the authority has given");
        }
        return keyId.flatMap(id -> key.map(secret -> new External(id, secret)));
    }

    /** Authorities write the key in base64url (RFC 8555, 7.3.4). */
    private static Optional<Secret> decoded(Section section, Secret text) {
        try {
            return Optional.of(Secret.ofBytes(Base64.getUrlDecoder().decode(text.bytes())));
        } catch (IllegalArgumentException e) {
            section.problem("hmac-key", "must be base64url, as the authority has written it");
            return Optional.empty();
        }
    }
}
