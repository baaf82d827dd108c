// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import io.ferrule.model.OcppVersion;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where and how one session's upstream is dialled.
 *
 * @param url complete address including the percent-encoded identity; {@code ws} or {@code wss}
 * @param version version to offer as the only sub-protocol
 * @param profile security profile
 * @param credentials for profiles 1 and 2
 * @param identity for profile 3
 * @param trust roots that may have issued the CSMS's certificate; empty trusts the roots of the Java runtime
 * @param timeout for TCP, TLS and upgrade together
 * @param tls who speaks TLS, and with which key exchange; without effect where the profile has no TLS
 */
public record UpstreamTarget(
        URI url,
        OcppVersion version,
        SecurityProfile profile,
        Optional<BasicCredentials> credentials,
        Optional<TlsIdentity> identity,
        Optional<List<X509Certificate>> trust,
        Duration timeout,
        TlsChoice tls) {

    /** Checks that address, profile and key material fit each other. */
    public UpstreamTarget {
        trust = trust.map(List::copyOf);
        boolean wss = "wss".equalsIgnoreCase(url.getScheme());
        if (!wss && !"ws".equalsIgnoreCase(url.getScheme())) {
            throw new IllegalArgumentException("an upstream address starts with ws:// or wss://, was " + url);
        }
        if (wss != profile.tls()) {
            throw new IllegalArgumentException(
                    "security profile " + profile.number() + " does not go with " + url.getScheme() + "://");
        }
        if (profile == SecurityProfile.TLS_CLIENT_CERTIFICATE && identity.isEmpty()) {
            throw new IllegalArgumentException("security profile 3 needs an identity");
        }
    }

    /**
     * A target that is dialled as {@link TlsChoice#defaults} says.
     *
     * @param url complete address
     * @param version version to offer
     * @param profile security profile
     * @param credentials for profiles 1 and 2
     * @param identity for profile 3
     * @param trust roots that may have issued the CSMS's certificate
     * @param timeout for TCP, TLS and upgrade together
     */
    public UpstreamTarget(
            URI url,
            OcppVersion version,
            SecurityProfile profile,
            Optional<BasicCredentials> credentials,
            Optional<TlsIdentity> identity,
            Optional<List<X509Certificate>> trust,
            Duration timeout) {
        this(url, version, profile, credentials, identity, trust, timeout, TlsChoice.defaults());
    }
}
