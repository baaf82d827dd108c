// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsChoice;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The side that faces the CSMS.
 *
 * @param url address to which the identity of each station is appended
 * @param profile security profile
 * @param tls who speaks TLS, and which key exchanges there may be
 * @param trust whose signature under the CSMS's certificate counts
 * @param identity certificate and key for stations that have none of their own
 * @param reconnect waits between attempts
 * @param callTimeout how long a reply may take
 * @param ping time between pings on both legs; zero for none
 * @param away what happens while the CSMS cannot be reached
 * @param further further addresses of the CSMS, observers, and configuration keys that the CSMS has of its own
 */
public record NorthboundSettings(
        URI url,
        SecurityProfile profile,
        TlsChoice tls,
        Trust trust,
        Optional<IdentityFiles> identity,
        Backoff reconnect,
        Duration callTimeout,
        Duration ping,
        AwaySettings away,
        FurtherUpstreams further) {

    /**
     * All addresses of the CSMS, each with the identity and password that only it has: the preferred one has none.
     *
     * @return the preferred one first
     */
    public List<TargetSettings> targets() {
        List<TargetSettings> targets = new ArrayList<>();
        targets.add(new TargetSettings(url, profile, trust, Optional.empty(), Optional.empty()));
        targets.addAll(further.failover());
        return targets;
    }

    static Optional<NorthboundSettings> read(Section section, Source source) {
        Optional<URI> url = section.value("url", Values::upstream);
        if (!section.has("url")) {
            section.problem("url", "is required: the address of the CSMS, for example wss://csms.example.com/ocpp");
        }
        boolean tls = url.map(TargetSettings::isSecure).orElse(true);
        SecurityProfile profile = TargetSettings.profile(section, url, tls);
        Trust trust = TargetSettings.trust(section, source, tls && url.isPresent());
        TlsChoice choice = section.section("tls").map(NorthboundSettings::tls).orElseGet(TlsChoice::defaults);
        Optional<IdentityFiles> identity =
                section.section("identity").flatMap(files -> IdentityFiles.read(files, source));
        Backoff reconnect =
                section.section("reconnect").map(NorthboundSettings::reconnect).orElseGet(Backoff::defaults);
        Duration timeout =
                section.value("call-timeout-seconds", Values.seconds(1, 3_600)).orElse(Duration.ofSeconds(30));
        Duration ping = section.value("ping-seconds", Values.seconds(0, 86_400)).orElse(Duration.ofSeconds(60));
        AwaySettings away = AwaySettings.read(section);
        Optional<TargetSettings> first = url.filter(to -> profile.tls() == tls)
                .map(to -> new TargetSettings(to, profile, trust, Optional.empty(), Optional.empty()));
        FurtherUpstreams further = FurtherUpstreams.read(section, source, first);
        Promises.northbound(section);
        return first.map(to -> new NorthboundSettings(
                to.url(), profile, choice, trust, identity, reconnect, timeout, ping, away, further));
    }

    private static TlsChoice tls(Section section) {
        TlsChoice.Provider provider =
                section.value("provider", Values.word(TlsChoice.Provider.class)).orElse(TlsChoice.Provider.JDK);
        TlsChoice.Hybrid hybrid =
                section.value("hybrid", Values.word(TlsChoice.Hybrid.class)).orElse(TlsChoice.Hybrid.OFF);
        boolean rsaKeyExchange = section.value("rsa-key-exchange", Values::flag).orElse(false);
        if (provider == TlsChoice.Provider.JDK && hybrid != TlsChoice.Hybrid.OFF) {
            section.problem("hybrid", "needs provider: bouncy-castle; the Java runtime has no hybrid key exchange");
            return TlsChoice.defaults();
        }
        return new TlsChoice(provider, hybrid, rsaKeyExchange);
    }

    private static Backoff reconnect(Section section) {
        Backoff usual = Backoff.defaults();
        return new Backoff(
                section.value("wait-minimum-seconds", Values.seconds(1, 86_400)).orElse(usual.waitMinimum()),
                section.value("random-range-seconds", Values.seconds(0, 86_400)).orElse(usual.randomRange()),
                section.value("repeat-times", Values.number(0, 20)).orElse(usual.repeatTimes()));
    }
}
