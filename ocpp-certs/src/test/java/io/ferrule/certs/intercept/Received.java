// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.model.Payload;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Reads what a CSMS gets: calls, and requests for certificates in them. */
final class Received {

    private static final Pattern CALL = Pattern.compile("\\[2,\"([^\"]+)\",\"([A-Za-z]+)\",(.*)]", Pattern.DOTALL);

    private Received() {}

    /** The message id of the last call of some action. */
    static String id(List<String> frames, String action) {
        return last(frames, action).group(1);
    }

    /** The request in a SignCertificate among frames. */
    static String csr(List<String> frames) {
        return Payload.of(last(frames, "SignCertificate").group(3))
                .string("/csr")
                .orElseThrow();
    }

    static boolean calls(List<String> frames, String action) {
        return frames.stream().anyMatch(frame -> frame.contains("\"" + action + "\""));
    }

    private static Matcher last(List<String> frames, String action) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            Matcher call = CALL.matcher(frames.get(i));
            if (call.matches() && call.group(2).equals(action)) {
                return call;
            }
        }
        throw new AssertionError("no " + action + " in " + frames);
    }

    static SubjectPublicKeyInfo key(String csr) throws IOException {
        return request(csr).getSubjectPublicKeyInfo();
    }

    static PKCS10CertificationRequest request(String csr) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            return (PKCS10CertificationRequest) parser.readObject();
        }
    }

    /** The name that a request is for. */
    static String commonName(String csr) throws IOException {
        return request(csr)
                .getSubject()
                .getRDNs(BCStyle.CN)[0]
                .getFirst()
                .getValue()
                .toString();
    }
}
