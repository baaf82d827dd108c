// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import io.ferrule.proxy.internal.tls.CipherSuites;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** What the running Java runtime can do of the TLS that OCPP asks for. Stateless and safe for use by several threads. */
public final class TlsSupport {

    /**
     * One suite.
     *
     * @param name name as registered
     * @param offered whether Ferrule can offer it here
     * @param required whether OCPP names it (A00.FR.318 and A00.FR.319)
     * @param purpose one sentence: when it matters
     */
    public record Suite(String name, boolean offered, boolean required, String purpose) {}

    private TlsSupport() {}

    /**
     * Looks at the running Java runtime. Suites that its security properties disable count as lacking; newer runtimes disable
     * the two with RSA key exchange unless started with other properties.
     *
     * @return the suites that Ferrule would offer, best first
     */
    public static List<Suite> suites() {
        Set<String> supported = CipherSuites.supported(defaultContext());
        return Stream.of(
                        suites(CipherSuites.TLS_1_3, supported, false, "TLS 1.3 with any CSMS"),
                        suites(
                                CipherSuites.OCPP_ECDSA,
                                supported,
                                true,
                                "TLS 1.2 with a CSMS whose certificate is ECDSA"),
                        suites(
                                CipherSuites.ECDHE_RSA,
                                supported,
                                false,
                                "TLS 1.2 with a CSMS whose certificate is RSA, with forward secrecy"),
                        suites(
                                CipherSuites.OCPP_RSA,
                                supported,
                                true,
                                "TLS 1.2 with a CSMS that has an RSA certificate and knows only OCPP's own suites"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Suite> suites(List<String> names, Set<String> supported, boolean required, String purpose) {
        return names.stream()
                .map(name -> new Suite(name, supported.contains(name), required, purpose))
                .toList();
    }

    private static SSLContext defaultContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has a default TLS context", e);
        }
    }
}
