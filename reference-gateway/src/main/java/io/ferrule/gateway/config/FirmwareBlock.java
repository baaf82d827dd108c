// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.proxy.handshake.AddressBlock;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Signed firmware for stations that only know UpdateFirmware.
 *
 * @param listen where stations fetch images by plain HTTP
 * @param advertised host, or host and port, under which stations reach that, where it is another
 * @param sources where images may come from
 * @param pkcs1 whether RSA signatures of PKCS#1 1.5 are taken as well
 * @param plainUpdates whether an UpdateFirmware that is not signed is passed on
 */
public record FirmwareBlock(
        InetSocketAddress listen, Optional<String> advertised, Sources sources, boolean pkcs1, boolean plainUpdates) {

    private static final List<String> SCHEMES = List.of("https", "http", "ftp");

    /**
     * Where images may come from.
     *
     * @param schemes some of https, http and ftp
     * @param hosts names of hosts; empty for any
     * @param networks networks that may be reached although they are not public
     * @param trust roots for https; empty for those of the Java runtime
     */
    public record Sources(Set<String> schemes, Set<String> hosts, List<AddressBlock> networks, List<Path> trust) {
        /** Copies the collections. */
        public Sources {
            schemes = Set.copyOf(schemes);
            hosts = Set.copyOf(hosts);
            networks = List.copyOf(networks);
            trust = List.copyOf(trust);
        }
    }

    static Optional<FirmwareBlock> read(Section section, Source source) {
        if (!section.has("listen")) {
            section.problem("listen", "is required: where stations fetch images, for example 192.168.1.2:9001");
        }
        Optional<InetSocketAddress> listen = section.value("listen", Values::listen);
        Optional<String> advertised = section.value("advertise", FirmwareBlock::host);
        Sources sources = new Sources(
                section.has("schemes")
                        ? new HashSet<>(section.values("schemes", Values.oneOf(SCHEMES)))
                        : Set.of("https"),
                new HashSet<>(section.values("hosts", FirmwareBlock::host)),
                section.values("networks", AddressBlock::of),
                section.values("trust", source::resolve));
        boolean pkcs1 = section.value("allow-pkcs1", Values::flag).orElse(false);
        boolean plain = section.value("plain-updates", Values.oneOf(List.of("refuse", "pass")))
                .filter(word -> word.equals("pass"))
                .isPresent();
        return listen.map(at -> new FirmwareBlock(at, advertised, sources, pkcs1, plain));
    }

    private static String host(String text) {
        if (!text.matches("([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}])(:[0-9]{1,5})?")) {
            throw new IllegalArgumentException("must be a host such as fw.example.com, was " + Values.quoted(text));
        }
        return text;
    }
}
