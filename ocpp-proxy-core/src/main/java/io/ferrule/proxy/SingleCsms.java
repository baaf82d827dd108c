// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamDirectory;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The same CSMS for every station; without TLS when there is no identity. */
record SingleCsms(URI base, Optional<TlsIdentity> identity, List<X509Certificate> trust) implements UpstreamDirectory {

    private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(10);

    /** Finds a wrong scheme now instead of at the first dial. */
    SingleCsms {
        trust = List.copyOf(trust);
        String scheme = identity.isPresent() ? "wss" : "ws";
        if (!scheme.equalsIgnoreCase(base.getScheme())) {
            throw new IllegalArgumentException("an upstream " + (identity.isPresent() ? "with" : "without")
                    + " an identity starts with " + scheme + "://, was " + base);
        }
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("an upstream address has no query and no fragment, was " + base);
        }
    }

    @Override
    public UpstreamTarget targetOf(StationId station, OcppVersion version) {
        SecurityProfile profile = identity.isPresent() ? SecurityProfile.TLS_CLIENT_CERTIFICATE : SecurityProfile.NONE;
        return new UpstreamTarget(
                urlOf(station),
                version,
                profile,
                Optional.empty(),
                identity,
                Optional.of(trust).filter(roots -> !roots.isEmpty()),
                DIAL_TIMEOUT);
    }

    private URI urlOf(StationId station) {
        String text = base.toString();
        String slash = text.endsWith("/") ? "" : "/";
        // The encoder is made for forms: it writes a blank as plus, which in a path is a plus.
        String segment =
                URLEncoder.encode(station.value(), StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(text + slash + segment);
    }
}
