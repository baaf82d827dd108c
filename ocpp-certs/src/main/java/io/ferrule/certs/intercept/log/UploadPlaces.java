// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import io.ferrule.certs.internal.PublicAddresses;
import io.ferrule.proxy.handshake.AddressBlock;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where logs may be uploaded to. A peer that names a place in the gateway's own network would have the gateway reach what the
 * peer itself cannot. Immutable.
 *
 * @param schemes which of {@code http}, {@code https} and {@code ftp} are used; a password in the address goes out in the
 *     clear with all but {@code https}
 * @param hosts names of hosts, or {@code .example.com} for all names below one; empty for any host
 * @param networks which of the addresses that are not public may be connected to: none of the gateway's own, of private, of
 *     link-local and of similar networks is, unless it lies in one of these
 */
public record UploadPlaces(Set<String> schemes, Set<String> hosts, List<AddressBlock> networks) {

    private static final Set<String> KNOWN = Set.of("http", "https", "ftp");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Copies the collections and checks the schemes; names are compared without regard to case. */
    public UploadPlaces {
        schemes = Set.copyOf(schemes);
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        networks = List.copyOf(networks);
        if (!KNOWN.containsAll(schemes)) {
            throw new IllegalArgumentException("uploads are made by http, https and ftp, not by " + schemes);
        }
    }

    /**
     * Any host at a public address, by https, http and ftp.
     *
     * @return the rule to refine
     */
    public static UploadPlaces standard() {
        return new UploadPlaces(KNOWN, Set.of(), List.of());
    }

    /** Why logs may not go to a place, as far as that can be seen without looking a name up. */
    Optional<String> objection(Location location) {
        if (!schemes.contains(location.scheme())) {
            return Optional.of("logs may not be uploaded by " + location.scheme());
        }
        if (!named(location.host().toLowerCase(Locale.ROOT))) {
            return Optional.of("logs may not be uploaded to this host");
        }
        return literal(location.host())
                .filter(address -> !permits(address))
                .map(address -> "logs may not be uploaded to this address, which is not public");
    }

    private boolean named(String host) {
        return hosts.isEmpty()
                || hosts.stream()
                        .map(name -> name.replaceAll("[\\[\\]]", ""))
                        .anyMatch(name -> name.startsWith(".") ? host.endsWith(name) : host.equals(name));
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return ADDRESS.matcher(host).matches() ? Optional.of(InetAddress.getByName(host)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The first address of a name that may be connected to, asked for once; empty if none may be. */
    Optional<InetAddress> resolve(String host) throws IOException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (permits(address)) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    boolean permits(InetAddress address) {
        return PublicAddresses.include(address) || networks.stream().anyMatch(block -> block.contains(address));
    }
}
