// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import io.ferrule.certs.internal.KeyMaterial;
import io.ferrule.certs.internal.PemText;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads certificates and private keys from PEM files as openssl and certificate authorities write them: text around
 * the blocks is skipped, keys may be PKCS#8, PKCS#1 or SEC 1.
 *
 * <p>Keys come from the providers of the Java runtime, so that any TLS stack takes them. Safe for use by several
 * threads.
 */
public final class PemFiles {

    private static final long MAX_BYTES = 1_048_576;

    private PemFiles() {}

    /**
     * Reads all certificates of a file in their order.
     *
     * @param file a PEM file of at most 1 MiB
     * @return at least one certificate
     * @throws IOException if the file cannot be read, or holds none; the message names the file
     */
    public static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> found = new ArrayList<>();
        for (Object object : objects(file)) {
            if (object instanceof X509CertificateHolder holder) {
                found.add(certificate(file, holder));
            }
        }
        if (found.isEmpty()) {
            throw new PemException(file, "holds no certificate; expected a block BEGIN CERTIFICATE");
        }
        return List.copyOf(found);
    }

    /**
     * Reads the first private key of a file.
     *
     * @param file a PEM file of at most 1 MiB; the key must not be encrypted
     * @return an RSA or EC key
     * @throws IOException if the file cannot be read, or holds no usable key; the message names the file
     */
    public static PrivateKey privateKey(Path file) throws IOException {
        for (Object object : objects(file)) {
            if (object instanceof PEMEncryptedKeyPair || object instanceof PKCS8EncryptedPrivateKeyInfo) {
                throw new PemException(file, "the private key is encrypted; decrypt it with openssl pkey");
            }
            PrivateKeyInfo info = keyInfo(object);
            if (info != null) {
                return privateKey(file, info);
            }
        }
        throw new PemException(file, "holds no private key; expected a block BEGIN PRIVATE KEY");
    }

    /**
     * Certificates as text, the form in which they are exported and sent: lines of 64 characters that end in a line
     * feed.
     *
     * @param certificates what to write, in this order
     * @return one block for each
     */
    public static String text(List<X509Certificate> certificates) {
        try {
            return PemText.certificates(certificates);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    private static @Nullable PrivateKeyInfo keyInfo(Object object) {
        if (object instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        return object instanceof PrivateKeyInfo info ? info : null;
    }

    private static PrivateKey privateKey(Path file, PrivateKeyInfo info) throws IOException {
        try {
            return KeyMaterial.privateKey(info);
        } catch (GeneralSecurityException e) {
            throw new PemException(file, "the private key is neither RSA nor EC, or damaged", e);
        }
    }

    private static X509Certificate certificate(Path file, X509CertificateHolder holder) throws IOException {
        try {
            return KeyMaterial.certificate(holder);
        } catch (GeneralSecurityException e) {
            throw new PemException(file, "holds a damaged certificate", e);
        }
    }

    private static List<Object> objects(Path file) throws IOException {
        List<Object> objects = new ArrayList<>();
        try (Reader text = new StringReader(text(file));
                PEMParser parser = new PEMParser(text)) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
        } catch (PemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new PemException(file, "is no readable PEM file", e);
        }
        return objects;
    }

    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new PemException(file, "is a directory, not a PEM file");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new PemException(file, "is larger than 1 MiB, which no PEM file of ours is");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new PemException(file, "does not exist", e);
        } catch (PemException e) {
            throw e;
        } catch (IOException e) {
            throw new PemException(file, "cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }
}
