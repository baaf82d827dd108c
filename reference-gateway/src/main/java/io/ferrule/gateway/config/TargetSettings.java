// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.proxy.upstream.SecurityProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One address of a CSMS, and what is shown and believed there.
 *
 * @param url address to which an identity is appended
 * @param profile security profile
 * @param trust whose signature under the CSMS's certificate counts
 * @param identity certificate and key to show
 * @param password password for security profiles 1 and 2
 */
public record TargetSettings(
        URI url, SecurityProfile profile, Trust trust, Optional<IdentityFiles> identity, Optional<Secret> password) {

    /** Reads the keys of one address; empty where the address is of no use, which the source knows. */
    static Optional<TargetSettings> read(Section section, Source source) {
        Optional<URI> url = url(section);
        boolean tls = url.map(TargetSettings::isSecure).orElse(true);
        SecurityProfile profile = profile(section, url, tls);
        Trust trust = trust(section, source, tls && url.isPresent());
        return target(section, source, url, profile).map(target -> target.with(trust));
    }

    /** Reads the keys of a further address of the same CSMS: what it does not say is as at the first. */
    static Optional<TargetSettings> readFurther(Section section, Source source, TargetSettings first) {
        Optional<URI> url = url(section);
        boolean tls = url.map(TargetSettings::isSecure).orElse(true);
        boolean alike = tls == first.profile().tls();
        SecurityProfile profile =
                alike && !section.has("security-profile") ? first.profile() : profile(section, url, tls);
        Trust trust = alike && !section.has("trust") ? first.trust() : trust(section, source, tls && url.isPresent());
        return target(section, source, url, profile).map(target -> target.with(trust));
    }

    private static Optional<URI> url(Section section) {
        if (!section.has("url")) {
            section.problem("url", "is required: the address of a CSMS, for example wss://csms.example.com/ocpp");
        }
        return section.value("url", Values::upstream);
    }

    private static Optional<TargetSettings> target(
            Section section, Source source, Optional<URI> url, SecurityProfile profile) {
        Optional<IdentityFiles> identity =
                section.section("identity").flatMap(files -> IdentityFiles.read(files, source));
        Optional<Secret> password = section.secret("password");
        return url.filter(to -> profile.tls() == isSecure(to))
                .map(to -> new TargetSettings(to, profile, new Trust.Nobody(), identity, password));
    }

    private TargetSettings with(Trust believed) {
        return new TargetSettings(url, profile, believed, identity, password);
    }

    /** Whether TLS is spoken there. */
    static boolean isSecure(URI url) {
        return "wss".equalsIgnoreCase(url.getScheme());
    }

    static SecurityProfile profile(Section section, Optional<URI> url, boolean tls) {
        SecurityProfile profile = section.value(
                        "security-profile", Values.number(0, 3).andThen(SecurityProfile::of))
                .orElse(tls ? SecurityProfile.TLS_CLIENT_CERTIFICATE : SecurityProfile.NONE);
        if (url.isPresent() && profile.tls() != tls) {
            section.problem(
                    "security-profile",
                    "profile " + profile.number() + " needs an address that starts with "
                            + (profile.tls() ? "wss://" : "ws://"));
        }
        return profile;
    }

    static Trust trust(Section section, Source source, boolean required) {
        if (section.has("trust") && !section.isList("trust")) {
            section.value("trust", text -> {
                if (text.equals("system")) {
                    return text;
                }
                throw new IllegalArgumentException("must be a list of PEM files such as [ca.pem], or the word system");
            });
            return new Trust.SystemRoots();
        }
        List<Path> files = section.has("trust") ? section.values("trust", source::resolve) : List.of();
        if (!files.isEmpty()) {
            return new Trust.Files(files);
        }
        if (required) {
            section.problem(
                    "trust",
                    "is required for wss://: list the roots of the CSMS, for example [ca.pem], or write system");
        }
        return new Trust.Nobody();
    }
}
