// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.proxy.handshake.AddressBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where logs may be uploaded to, said as {@code firmware} says where images may come from.
 *
 * @param schemes some of https, http and ftp
 * @param hosts names of hosts, or {@code .example.com} for all names below one; empty for any
 * @param networks networks that may be reached although they are not public
 */
public record LogUploadSettings(Set<String> schemes, Set<String> hosts, List<AddressBlock> networks) {

    private static final List<String> SCHEMES = List.of("https", "http", "ftp");

    /** Copies the collections. */
    public LogUploadSettings {
        schemes = Set.copyOf(schemes);
        hosts = Set.copyOf(hosts);
        networks = List.copyOf(networks);
    }

    /**
     * What holds where nothing is configured.
     *
     * @return any public address, by https, http and ftp
     */
    public static LogUploadSettings defaults() {
        return new LogUploadSettings(Set.copyOf(SCHEMES), Set.of(), List.of());
    }

    static LogUploadSettings read(Section section) {
        Set<String> schemes = section.has("schemes")
                ? new HashSet<>(section.values("schemes", Values.oneOf(SCHEMES)))
                : Set.copyOf(SCHEMES);
        return new LogUploadSettings(
                schemes,
                new HashSet<>(section.values("hosts", LogUploadSettings::host)),
                section.values("networks", AddressBlock::of));
    }

    private static String host(String text) {
        if (!text.matches("[A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}]")) {
            throw new IllegalArgumentException(
                    "must be a host such as logs.example.com, or .example.com for all below it, was "
                            + Values.quoted(text));
        }
        return text;
    }
}
