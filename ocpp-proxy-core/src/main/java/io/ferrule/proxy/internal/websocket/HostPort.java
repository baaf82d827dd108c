// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.net.URI;

/**
 * Where a URL points to. Reads the authority itself, since {@code URI} does not know host names with an underscore, which
 * containers have.
 *
 * @param host name or address, without brackets
 * @param port port, the scheme's own where none is given
 * @param standard whether the port is the scheme's own
 */
public record HostPort(String host, int port, boolean standard) {

    /** Reads it out of an address. */
    public static HostPort of(URI url) {
        String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        String hostPort = authority.substring(authority.lastIndexOf('@') + 1);
        int standard = "wss".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        int colon = hostPort.lastIndexOf(':');
        boolean portGiven = colon > hostPort.lastIndexOf(']') && colon + 1 < hostPort.length();
        int port = portGiven ? Integer.parseInt(hostPort.substring(colon + 1)) : standard;
        String host = colon > hostPort.lastIndexOf(']') ? hostPort.substring(0, colon) : hostPort;
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (bare.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("an upstream address needs a host and a port of 1 to 65535");
        }
        return new HostPort(bare, port, port == standard);
    }

    /** Path and query, percent-encoded as they are. */
    static String path(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** As {@code Host} wants it (RFC 6455, 4.1). */
    @Override
    public String toString() {
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return standard ? bracketed : bracketed + ":" + port;
    }
}
