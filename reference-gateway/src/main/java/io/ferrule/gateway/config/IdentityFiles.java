// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a certificate and its private key are kept, both as PEM.
 *
 * @param certificate chain, the own certificate first
 * @param key private key
 */
public record IdentityFiles(Path certificate, Path key) {

    static Optional<IdentityFiles> read(Section section, Source source) {
        Optional<Path> certificate = section.value("certificate", Values::text).map(source::resolve);
        Optional<Path> key = section.value("key", Values::text).map(source::resolve);
        if (!section.has("certificate") || !section.has("key")) {
            section.problem("needs both certificate and key");
        }
        return certificate.flatMap(file -> key.map(with -> new IdentityFiles(file, with)));
    }
}
