// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.PemFiles;
import io.ferrule.certs.internal.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Certificates by their SHA-256, each once however many stations have it. A file whose content is not what its name
 * says is not used.
 */
final class CertificatePool {

    private static final String SUFFIX = ".pem";

    private final Path directory;
    private final SyncedFiles files;
    private final Map<String, X509Certificate> read = new HashMap<>();

    CertificatePool(Path directory, SyncedFiles files) throws IOException {
        this.directory = directory;
        this.files = files;
        files.directory(directory);
    }

    X509Certificate get(String fingerprint) throws IOException {
        X509Certificate known = read.get(fingerprint);
        if (known != null) {
            return known;
        }
        if (!fingerprint.matches("[0-9a-f]{64}")) {
            throw new StoreException("the store names a certificate by no fingerprint");
        }
        Path file = directory.resolve(fingerprint + SUFFIX);
        X509Certificate certificate = PemFiles.certificates(file).get(0);
        if (!Digests.fingerprint(certificate).equals(fingerprint)) {
            throw new StoreException(file + " is another certificate than its name says; restore it from a copy");
        }
        read.put(fingerprint, certificate);
        return certificate;
    }

    void keep(List<X509Certificate> certificates) throws IOException {
        for (X509Certificate certificate : certificates) {
            String fingerprint = Digests.fingerprint(certificate);
            if (read.containsKey(fingerprint)) {
                continue;
            }
            byte[] text = PemFiles.text(List.of(certificate)).getBytes(StandardCharsets.US_ASCII);
            files.write(directory.resolve(fingerprint + SUFFIX), text);
            read.put(fingerprint, certificate);
        }
    }

    /** Removes what no station has any more. */
    void retain(Set<String> fingerprints) throws IOException {
        for (String name : files.list(directory)) {
            if (name.endsWith(SUFFIX) && !fingerprints.contains(name.substring(0, name.length() - SUFFIX.length()))) {
                files.delete(directory.resolve(name));
            }
        }
        read.keySet().retainAll(fingerprints);
    }
}
