// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import io.ferrule.certs.internal.PemText;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificate chain.
 *
 * @param key the private key
 * @param chain certificate of the key first, then its issuers
 */
public record Issued(PrivateKey key, List<X509Certificate> chain) {

    /** Copies the chain. */
    public Issued {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key without a certificate is not issued");
        }
    }

    /**
     * Writes the chain as PEM.
     *
     * @param file new file
     * @throws IOException if it cannot be written, or exists
     */
    public void writeChain(Path file) throws IOException {
        writeCertificates(file, chain);
    }

    /**
     * Writes the key as PKCS#8 in PEM, readable by its owner only where the file system knows owners.
     *
     * @param file new file
     * @throws IOException if it cannot be written, or exists
     */
    public void writeKey(Path file) throws IOException {
        Files.createFile(file, ownerOnly());
        Files.writeString(file, PemText.block("PRIVATE KEY", key.getEncoded()));
    }

    /**
     * Writes certificates as PEM.
     *
     * @param file new file
     * @param certificates what to write, in this order
     * @throws IOException if it cannot be written, or exists
     */
    public static void writeCertificates(Path file, List<X509Certificate> certificates) throws IOException {
        String text;
        try {
            text = PemText.certificates(certificates);
        } catch (CertificateEncodingException e) {
            throw new IOException("certificate cannot be encoded", e);
        }
        Files.createFile(file);
        Files.writeString(file, text);
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Names the subject, never the key.
     *
     * @return for example {@code Issued[CN=SN-0001,O=Example CPO]}
     */
    @Override
    public String toString() {
        return "Issued[" + chain.get(0).getSubjectX500Principal().getName() + "]";
    }
}
