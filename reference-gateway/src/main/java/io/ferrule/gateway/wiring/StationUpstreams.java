// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.intercept.StationCredentials;
import io.ferrule.certs.intercept.settings.NorthboundChoice;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.LocalControllerSettings;
import io.ferrule.gateway.config.NorthboundSettings;
import io.ferrule.gateway.config.Secret;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.gateway.config.StationSettings.Northbound;
import io.ferrule.gateway.config.TargetSettings;
import io.ferrule.gateway.config.Trust;
import io.ferrule.gateway.identity.IdentityRoom;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.BasicCredentials;
import io.ferrule.proxy.upstream.Password;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where each station's CSMS is, by one configuration. Identity and roots are those of the store, profile and password those
 * that the CSMS has changed; a further address that has something of its own keeps it.
 */
final class StationUpstreams {

    private final NorthboundSettings settings;
    private final List<TargetSettings> targets;
    private final Map<StationId, Northbound> stations;
    private final Optional<LocalControllerSettings> controller;
    private final KeyRing keys;
    private final FactoryIntake intake;

    StationUpstreams(GatewayConfig config, KeyRing keys, IdentityRoom room) {
        this.settings = config.northbound();
        this.targets = settings.targets();
        this.stations =
                config.stations().stream().collect(Collectors.toMap(StationSettings::id, StationSettings::northbound));
        this.controller = config.localController();
        this.keys = keys;
        this.intake = new FactoryIntake(config, keys, room);
    }

    /** Takes what the configuration starts stations with into the store. */
    FactoryIntake intake() {
        return intake;
    }

    /** By what a station is dialled as long as its CSMS has changed nothing. */
    NorthboundChoice configured(StationId station) {
        Optional<TargetSettings> site = ofController(station);
        if (site.isPresent()) {
            return new NorthboundChoice(
                    site.get().profile(), site.get().password().map(secret -> new Password(secret.bytes())));
        }
        Optional<Secret> password =
                targets.get(0).password().or(() -> own(station).password());
        return new NorthboundChoice(settings.profile(), password.map(secret -> new Password(secret.bytes())));
    }

    /** Whether another configuration dials a station in the same way. */
    boolean sameAs(StationUpstreams other, StationId station) {
        Northbound own = own(station);
        Northbound theirs = other.own(station);
        return ofController(station)
                        .map(StationUpstreams::place)
                        .equals(other.ofController(station).map(StationUpstreams::place))
                && targets.size() == other.targets.size()
                && IntStream.range(0, targets.size()).allMatch(i -> same(targets.get(i), other.targets.get(i)))
                && own.id().equals(theirs.id())
                && own.identity().equals(theirs.identity())
                && settings.identity().equals(other.settings.identity())
                && settings.tls().equals(other.settings.tls())
                && settings.callTimeout().equals(other.settings.callTimeout())
                && configured(station).equals(other.configured(station));
    }

    private static List<Object> place(TargetSettings target) {
        return List.of(target.url(), target.profile(), target.trust(), target.identity(), bytes(target.password()));
    }

    private static boolean same(TargetSettings one, TargetSettings other) {
        return one.url().equals(other.url())
                && one.profile() == other.profile()
                && one.trust().equals(other.trust())
                && one.identity().equals(other.identity())
                && bytes(one.password()).equals(bytes(other.password()));
    }

    private static Optional<ByteBuffer> bytes(Optional<Secret> secret) {
        return secret.map(own -> ByteBuffer.wrap(own.bytes()));
    }

    /** Where to dial, with what the store holds and what the CSMS has chosen. */
    List<UpstreamTarget> targets(
            StationId station, OcppVersion version, StationCredentials held, NorthboundChoice choice) {
        Optional<TargetSettings> site = ofController(station);
        if (site.isPresent()) {
            return List.of(target(site.get(), station, held, choice));
        }
        return targets.stream()
                .map(target -> target(target, version, own(station), held, choice))
                .toList();
    }

    /** The address of the Local Controller, whose CSMS may be another than that of stations. */
    private Optional<TargetSettings> ofController(StationId station) {
        return controller.filter(own -> own.is(station)).map(LocalControllerSettings::target);
    }

    private UpstreamTarget target(
            TargetSettings site, StationId station, StationCredentials held, NorthboundChoice choice) {
        SecurityProfile profile = choice.profile();
        boolean basic = profile == SecurityProfile.BASIC || profile == SecurityProfile.TLS_BASIC;
        return new UpstreamTarget(
                IdentityUrl.of(schemeOf(site.url(), profile), station),
                OcppVersion.V2_0_1,
                profile,
                choice.password().filter(secret -> basic).map(secret -> new BasicCredentials(station.value(), secret)),
                profile == SecurityProfile.TLS_CLIENT_CERTIFICATE ? held.identity() : Optional.empty(),
                site.trust() instanceof Trust.SystemRoots ? Optional.empty() : Optional.of(held.trust()),
                settings.callTimeout(),
                settings.tls());
    }

    private Northbound own(StationId station) {
        return stations.getOrDefault(station, new Northbound(station, Optional.empty(), Optional.empty()));
    }

    private UpstreamTarget target(
            TargetSettings target,
            OcppVersion version,
            Northbound own,
            StationCredentials held,
            NorthboundChoice choice) {
        boolean alike = target.profile() == settings.profile();
        SecurityProfile profile = alike ? choice.profile() : target.profile();
        boolean basic = profile == SecurityProfile.BASIC || profile == SecurityProfile.TLS_BASIC;
        Optional<Password> password = target.password()
                .or(() -> alike ? Optional.empty() : own.password())
                .map(secret -> new Password(secret.bytes()))
                .or(choice::password)
                .filter(secret -> basic);
        return new UpstreamTarget(
                IdentityUrl.of(schemeOf(target.url(), profile), own.id()),
                version,
                profile,
                password.map(secret -> new BasicCredentials(own.id().value(), secret)),
                profile == SecurityProfile.TLS_CLIENT_CERTIFICATE ? identity(target, held) : Optional.empty(),
                roots(target, held),
                settings.callTimeout(),
                settings.tls());
    }

    /** A CSMS that changes the profile says nothing about the address (A05): the host stays, the scheme follows. */
    private static URI schemeOf(URI url, SecurityProfile profile) {
        String rest = url.toString().substring(url.getScheme().length());
        return URI.create((profile.tls() ? "wss" : "ws") + rest);
    }

    private Optional<TlsIdentity> identity(TargetSettings target, StationCredentials held) {
        return target.identity().isPresent() ? target.identity().flatMap(keys::identity) : held.identity();
    }

    private Optional<List<X509Certificate>> roots(TargetSettings target, StationCredentials held) {
        if (target.trust() instanceof Trust.SystemRoots) {
            return Optional.empty();
        }
        boolean stored = target.trust().equals(settings.trust());
        return stored ? Optional.of(held.trust()) : keys.roots(target.trust());
    }
}
