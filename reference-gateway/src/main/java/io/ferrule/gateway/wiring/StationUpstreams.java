// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.NorthboundSettings;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.gateway.config.StationSettings.Northbound;
import io.ferrule.gateway.config.Trust;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.BasicCredentials;
import io.ferrule.proxy.upstream.Password;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamDirectory;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where each station's CSMS is, by one configuration. Immutable. */
final class StationUpstreams implements UpstreamDirectory {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final NorthboundSettings settings;
    private final Map<StationId, Northbound> stations;
    private final Optional<List<X509Certificate>> trust;
    private final KeyRing keys;

    StationUpstreams(GatewayConfig config, KeyRing keys) {
        this.settings = config.northbound();
        this.stations =
                config.stations().stream().collect(Collectors.toMap(StationSettings::id, StationSettings::northbound));
        this.keys = keys;
        // An absent list stands for the roots of the Java runtime.
        this.trust = settings.trust() instanceof Trust.SystemRoots
                ? Optional.empty()
                : Optional.of(
                        keys.roots().values().stream().flatMap(List::stream).toList());
    }

    @Override
    public UpstreamTarget targetOf(StationId station, OcppVersion version) {
        Northbound own = stations.getOrDefault(station, new Northbound(station, Optional.empty(), Optional.empty()));
        SecurityProfile profile = settings.profile();
        boolean basic = profile == SecurityProfile.BASIC || profile == SecurityProfile.TLS_BASIC;
        Optional<TlsIdentity> identity = profile == SecurityProfile.TLS_CLIENT_CERTIFICATE
                ? own.identity().or(settings::identity).flatMap(keys::identity)
                : Optional.empty();
        Optional<BasicCredentials> credentials = own.password()
                .filter(secret -> basic)
                .map(secret -> new BasicCredentials(own.id().value(), new Password(secret.bytes())));
        return new UpstreamTarget(
                url(own.id()), version, profile, credentials, identity, trust, settings.callTimeout());
    }

    /** The identity is one segment of the path, whatever characters it has (OCPP-J 1.6, 3.1.1). */
    private URI url(StationId station) {
        String base = settings.url().toString();
        return URI.create(base + (base.endsWith("/") ? "" : "/") + encoded(station.value()));
    }

    private static String encoded(String segment) {
        StringBuilder text = new StringBuilder();
        for (byte octet : segment.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(octet) >= 0) {
                text.append((char) octet);
            } else {
                text.append('%')
                        .append(Character.toUpperCase(Character.forDigit((octet >> 4) & 0xf, 16)))
                        .append(Character.toUpperCase(Character.forDigit(octet & 0xf, 16)));
            }
        }
        return text.toString();
    }
}
