// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.config.Trust;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.NorthboundSettings;
import io.ferrule.gateway.config.Secret;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.gateway.config.StationSettings.Northbound;
import io.ferrule.gateway.config.TargetSettings;
import io.ferrule.gateway.identity.Held;
import io.ferrule.gateway.identity.IdentityRoom;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.BasicCredentials;
import io.ferrule.proxy.upstream.Password;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamDirectory;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where each station's CSMS is, by one configuration. Identity and roots are those of the store; a further address that has
 * some of its own keeps those of its files.
 */
final class StationUpstreams implements UpstreamDirectory {

    private final NorthboundSettings settings;
    private final List<TargetSettings> targets;
    private final Map<StationId, Northbound> stations;
    private final KeyRing keys;
    private final IdentityRoom room;
    private final FactoryIntake intake;

    StationUpstreams(GatewayConfig config, KeyRing keys, IdentityRoom room) {
        this.settings = config.northbound();
        this.targets = settings.targets();
        this.stations =
                config.stations().stream().collect(Collectors.toMap(StationSettings::id, StationSettings::northbound));
        this.keys = keys;
        this.room = room;
        this.intake = new FactoryIntake(config, keys, room);
    }

    /** Takes what the configuration starts the listed stations with into the store. */
    void takeIn() {
        intake.listed();
    }

    @Override
    public UpstreamTarget targetOf(StationId station, OcppVersion version) {
        return target(targets.get(0), station, version);
    }

    @Override
    public List<UpstreamTarget> targetsOf(StationId station, OcppVersion version) {
        return targets.stream().map(target -> target(target, station, version)).toList();
    }

    private UpstreamTarget target(TargetSettings target, StationId station, OcppVersion version) {
        Northbound own = stations.getOrDefault(station, new Northbound(station, Optional.empty(), Optional.empty()));
        Held held = target.profile().tls() ? held(station) : new Held(Optional.empty(), List.of());
        return new UpstreamTarget(
                IdentityUrl.of(target.url(), own.id()),
                version,
                target.profile(),
                credentials(target, own),
                identity(target, held),
                roots(target, held),
                settings.callTimeout());
    }

    private Held held(StationId station) {
        try {
            intake.before(station);
            return room.heldBy(station);
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Optional<TlsIdentity> identity(TargetSettings target, Held held) {
        if (target.profile() != SecurityProfile.TLS_CLIENT_CERTIFICATE) {
            return Optional.empty();
        }
        return target.identity().isPresent()
                ? target.identity().flatMap(keys::identity)
                : held.identity();
    }

    private Optional<List<X509Certificate>> roots(TargetSettings target, Held held) {
        boolean stored = target.trust() instanceof Trust.Files && target.trust().equals(settings.trust());
        return stored ? Optional.of(held.roots()) : keys.roots(target.trust());
    }

    private Optional<BasicCredentials> credentials(TargetSettings target, Northbound own) {
        boolean basic = target.profile() == SecurityProfile.BASIC || target.profile() == SecurityProfile.TLS_BASIC;
        Optional<Secret> password = target.password().or(own::password).filter(secret -> basic);
        return password.map(secret -> new BasicCredentials(own.id().value(), new Password(secret.bytes())));
    }
}
