// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Instant;
import java.util.Optional;

/**
 * What can be said about one station at one moment. Parts are read one after another, so a station that is just
 * connecting may show up half way.
 *
 * @param station the station
 * @param connected whether its southbound connection is open
 * @param version version of the latest connection; empty if none was ever opened
 * @param southbound its connection; empty while it has none
 * @param northbound the other side
 * @param certificate certificate shown to the CSMS on the open upstream; empty without one
 * @param pending calls that wait for a reply, of both sides and our own
 * @param findings unreadable frames and reported findings since the station was first seen
 */
public record StationStatus(
        StationId station,
        boolean connected,
        Optional<OcppVersion> version,
        Optional<Southbound> southbound,
        Northbound northbound,
        Optional<Certificate> certificate,
        int pending,
        long findings) {

    /**
     * A station's connection.
     *
     * @param address the station's IP address as text
     * @param since when it was opened
     */
    public record Southbound(String address, Instant since) {}

    /**
     * The connection to the CSMS.
     *
     * @param state its state
     * @param profile security profile of the latest dial; empty before the first
     * @param tls TLS version such as {@code TLSv1.3}; empty without an open TLS connection
     * @param suite cipher suite; empty without an open TLS connection
     * @param group group of its key exchange, such as {@code X25519MLKEM768}; empty where it is not known
     * @param since when the upstream was opened; empty while it is not open
     */
    public record Northbound(
            UpstreamState state,
            Optional<SecurityProfile> profile,
            Optional<String> tls,
            Optional<String> suite,
            Optional<String> group,
            Optional<Instant> since) {}

    /**
     * Facts of a certificate.
     *
     * @param subject distinguished name in the form of RFC 2253
     * @param serial serial number in hexadecimal digits, lower case, an even number of them
     * @param notAfter end of its validity
     */
    public record Certificate(String subject, String serial, Instant notAfter) {}
}
