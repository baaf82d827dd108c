// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol;

import io.ferrule.certs.internal.KeyMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

/** Reads the certificates-only PKCS#7 of an EST server: base64, whatever the headers say (RFC 8951, 3.1). */
final class CertsOnly {

    private static final int MAX_CERTIFICATES = 20;

    private CertsOnly() {}

    static List<X509Certificate> read(byte[] body) throws IOException {
        try {
            String text = new String(body, StandardCharsets.US_ASCII).replaceAll("\\s", "");
            CMSSignedData data = new CMSSignedData(Base64.getDecoder().decode(text));
            List<X509Certificate> certificates = new ArrayList<>();
            for (X509CertificateHolder holder : data.getCertificates().getMatches(null)) {
                certificates.add(KeyMaterial.certificate(holder));
            }
            if (certificates.isEmpty() || certificates.size() > MAX_CERTIFICATES) {
                throw new IOException("the answer holds " + certificates.size() + " certificates");
            }
            return List.copyOf(certificates);
        } catch (CMSException | GeneralSecurityException | RuntimeException e) {
            throw new IOException("the answer is no list of certificates", e);
        }
    }
}
