// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import io.ferrule.certs.internal.PublicAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Where firmware may come from. The address in an order is written by whoever may write orders, and the gateway stands
 * where he does not: in the station's network, near the metadata service of a cloud, on its own loopback. Immutable.
 *
 * @param schemes {@code https}, and {@code http} or {@code ftp} where those are allowed
 * @param hosts names of hosts in lower case, or {@code .example.com} for all names below one; empty for any host
 * @param alsoIn addresses that may be reached although they are not public; called on several threads
 */
public record Destinations(Set<String> schemes, Set<String> hosts, Predicate<InetAddress> alsoIn) {

    private static final Set<String> KNOWN = Set.of("https", "http", "ftp");
    private static final int MAX_PORT = 65_535;

    /** Copies the sets; names are compared without regard to case. */
    public Destinations {
        schemes = Set.copyOf(schemes);
        if (!KNOWN.containsAll(schemes) || schemes.isEmpty()) {
            throw new IllegalArgumentException("firmware comes by https, http or ftp, was " + new TreeSet<>(schemes));
        }
        Set<String> lower = new TreeSet<>();
        hosts.forEach(host -> lower.add(host.toLowerCase(Locale.ROOT)));
        hosts = Set.copyOf(lower);
    }

    /**
     * Any host at a public address, by https.
     *
     * @return the rule to refine
     */
    public static Destinations standard() {
        return new Destinations(Set.of("https"), Set.of(), address -> false);
    }

    /**
     * With other schemes.
     *
     * @param allowed of https, http and ftp
     * @return a copy
     */
    public Destinations by(Set<String> allowed) {
        return new Destinations(allowed, hosts, alsoIn);
    }

    /**
     * From these hosts only.
     *
     * @param allowed names as in {@link #hosts}
     * @return a copy
     */
    public Destinations from(Set<String> allowed) {
        return new Destinations(schemes, allowed, alsoIn);
    }

    /**
     * Also from networks that are not public.
     *
     * @param networks tells whether an address may be reached
     * @return a copy
     */
    public Destinations alsoFrom(Predicate<InetAddress> networks) {
        return new Destinations(schemes, hosts, networks);
    }

    /** Reads an address; what cannot be tried with any success is hopeless. */
    URI check(String location) throws HopelessException {
        URI uri;
        try {
            uri = new URI(new URI(location).toASCIIString());
        } catch (URISyntaxException e) {
            throw new HopelessException("the location is no URL", e);
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!schemes.contains(scheme)) {
            throw new HopelessException("firmware may not be fetched by this scheme");
        }
        if (uri.getHost() == null) {
            throw new HopelessException("the location names no host");
        }
        if (uri.getPort() > MAX_PORT) {
            throw new HopelessException("the location names no port");
        }
        if (!named(uri.getHost().toLowerCase(Locale.ROOT))) {
            throw new HopelessException("firmware may not be fetched from this host");
        }
        return uri;
    }

    private boolean named(String host) {
        return hosts.isEmpty()
                || hosts.stream().anyMatch(name -> name.startsWith(".") ? host.endsWith(name) : host.equals(name));
    }

    /** Whether a connection to this address may be opened. */
    boolean reach(InetAddress address) {
        return PublicAddresses.include(address) || alsoIn.test(address);
    }
}
