// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.model.StationId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The address under which a CSMS knows a station. */
public final class IdentityUrl {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private IdentityUrl() {}

    /**
     * The identity is one segment of the path, whatever characters it has (OCPP-J 1.6, 3.1.1).
     *
     * @param base address of the CSMS
     * @param station identity towards it
     * @return the complete address
     */
    public static URI of(URI base, StationId station) {
        String text = base.toString();
        return URI.create(text + (text.endsWith("/") ? "" : "/") + encoded(station.value()));
    }

    /**
     * Whether two addresses lead to the same CSMS. Their schemes do not matter; where a port is left out it is that of the scheme.
     *
     * @param one an address without an identity
     * @param other another
     * @return true if host, port and path are the same
     */
    public static boolean samePlace(URI one, URI other) {
        return one.getHost() != null && place(one).equals(place(other));
    }

    private static String place(URI url) {
        int usual = "wss".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        String path = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/$", "");
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        return host + ":" + (url.getPort() < 0 ? usual : url.getPort()) + path;
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
