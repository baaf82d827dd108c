// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.ObserverSettings;
import io.ferrule.gateway.config.TargetSettings;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.BasicCredentials;
import io.ferrule.proxy.upstream.Observer;
import io.ferrule.proxy.upstream.ObserverDirectory;
import io.ferrule.proxy.upstream.Password;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who observes each station, by one configuration. Nothing that belongs to the primary CSMS is shown to an observer. Immutable.
 */
final class StationObservers implements ObserverDirectory {

    private final GatewayConfig config;
    private final KeyRing keys;

    StationObservers(GatewayConfig config, KeyRing keys) {
        this.config = config;
        this.keys = keys;
    }

    @Override
    public List<Observer> observersOf(StationId station, OcppVersion version) {
        return config.northbound().further().observers().stream()
                .filter(observer -> observer.observes(station))
                .flatMap(observer -> observer.idOf(station).map(id -> observer(observer, id, version)).stream())
                .toList();
    }

    @Override
    public Set<String> primaryVirtualKeys(StationId station) {
        return config.northbound().further().virtualKeys();
    }

    private Observer observer(ObserverSettings settings, StationId id, OcppVersion version) {
        TargetSettings to = settings.target();
        boolean basic = to.profile() == SecurityProfile.BASIC || to.profile() == SecurityProfile.TLS_BASIC;
        Optional<TlsIdentity> identity = to.identity()
                .filter(files -> to.profile() == SecurityProfile.TLS_CLIENT_CERTIFICATE)
                .flatMap(keys::identity);
        Optional<BasicCredentials> credentials = to.password()
                .filter(secret -> basic)
                .map(secret -> new BasicCredentials(id.value(), new Password(secret.bytes())));
        UpstreamTarget target = new UpstreamTarget(
                IdentityUrl.of(to.url(), id),
                version,
                to.profile(),
                credentials,
                identity,
                keys.roots(to.trust()),
                config.northbound().callTimeout());
        return new Observer(settings.name(), target, settings.allow(), settings.virtualKeys());
    }
}
