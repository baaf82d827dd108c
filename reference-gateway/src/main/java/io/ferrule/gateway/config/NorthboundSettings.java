// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The side that faces the CSMS.
 *
 * @param url address to which the identity of each station is appended
 * @param profile security profile
 * @param trust whose signature under the CSMS's certificate counts
 * @param identity certificate and key for stations that have none of their own
 * @param reconnect waits between attempts
 * @param callTimeout how long a reply may take
 * @param ping time between pings on both legs; zero for none
 * @param away what happens while the CSMS cannot be reached
 */
public record NorthboundSettings(
        URI url,
        SecurityProfile profile,
        Trust trust,
        Optional<IdentityFiles> identity,
        Backoff reconnect,
        Duration callTimeout,
        Duration ping,
        AwaySettings away) {

    static Optional<NorthboundSettings> read(Section section, Source source) {
        Optional<URI> url = section.value("url", Values::upstream);
        if (!section.has("url")) {
            section.problem("url", "is required: the address of the CSMS, for example wss://csms.example.com/ocpp");
        }
        boolean tls = url.map(it -> "wss".equalsIgnoreCase(it.getScheme())).orElse(true);
        SecurityProfile profile = section.value(
                        "security-profile", Values.number(0, 3).andThen(SecurityProfile::of))
                .orElse(tls ? SecurityProfile.TLS_CLIENT_CERTIFICATE : SecurityProfile.NONE);
        if (url.isPresent() && profile.tls() != tls) {
            section.problem(
                    "security-profile",
                    "profile " + profile.number() + " needs an address that starts with "
                            + (profile.tls() ? "wss://" : "ws://"));
        }
        Trust trust = trust(section, source, tls && url.isPresent());
        Optional<IdentityFiles> identity =
                section.section("identity").flatMap(files -> IdentityFiles.read(files, source));
        Backoff reconnect =
                section.section("reconnect").map(NorthboundSettings::reconnect).orElseGet(Backoff::defaults);
        Duration timeout =
                section.value("call-timeout-seconds", Values.seconds(1, 3_600)).orElse(Duration.ofSeconds(30));
        Duration ping = section.value("ping-seconds", Values.seconds(0, 86_400)).orElse(Duration.ofSeconds(60));
        AwaySettings away = AwaySettings.read(section);
        Promises.northbound(section);
        return url.filter(to -> profile.tls() == tls)
                .map(to -> new NorthboundSettings(to, profile, trust, identity, reconnect, timeout, ping, away));
    }

    private static Trust trust(Section section, Source source, boolean required) {
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

    private static Backoff reconnect(Section section) {
        Backoff usual = Backoff.defaults();
        return new Backoff(
                section.value("wait-minimum-seconds", Values.seconds(1, 86_400)).orElse(usual.waitMinimum()),
                section.value("random-range-seconds", Values.seconds(0, 86_400)).orElse(usual.randomRange()),
                section.value("repeat-times", Values.number(0, 20)).orElse(usual.repeatTimes()));
    }
}
