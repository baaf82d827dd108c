// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * The cipher suites that can be offered to a CSMS, and which of them the running Java runtime has. Stateless and safe for
 * use by several threads.
 */
public final class TlsSupport {

    private static final List<String> TLS_1_3 =
            List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
    private static final List<String> OCPP_ECDSA =
            List.of("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
    private static final List<String> ECDHE_RSA =
            List.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
    private static final String RSA_KEY_EXCHANGE = "TLS_RSA_";
    private static final List<String> OCPP_RSA =
            List.of("TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_GCM_SHA384");

    /**
     * One suite.
     *
     * @param name name as registered
     * @param offered whether Ferrule can offer it here
     * @param required whether OCPP names it (A00.FR.318 and A00.FR.319)
     * @param purpose one sentence: when it matters
     */
    public record Suite(String name, boolean offered, boolean required, String purpose) {

        /**
         * Whether what was recorded stays secret when the server's key becomes known. A suite without is offered only where
         * {@link TlsChoice#rsaKeyExchange} says so.
         *
         * @return false for the suites with RSA key exchange
         */
        public boolean forwardSecrecy() {
            return TlsSupport.forwardSecrecy(name);
        }
    }

    private TlsSupport() {}

    /**
     * Whether a suite that was agreed on has forward secrecy.
     *
     * @param suite name of one of the suites that Ferrule offers
     * @return false for those with RSA key exchange
     */
    public static boolean forwardSecrecy(String suite) {
        return !suite.startsWith(RSA_KEY_EXCHANGE);
    }

    /**
     * Looks at the running Java runtime. Suites that its security properties disable count as lacking; newer runtimes
     * disable the two with RSA key exchange unless started with other properties. Where they have them, they are offered only by choice.
     *
     * @return the suites that Ferrule can offer, best first
     */
    public static List<Suite> suites() {
        try {
            return suites(SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has a default TLS context", e);
        }
    }

    /**
     * Looks at a context.
     *
     * @param context any context
     * @return the suites that Ferrule can offer with it, best first
     */
    public static List<Suite> suites(SSLContext context) {
        Set<String> supported =
                Set.copyOf(Arrays.asList(context.getSupportedSSLParameters().getCipherSuites()));
        return Stream.of(
                        suites(TLS_1_3, supported, false, "TLS 1.3 with any CSMS"),
                        suites(OCPP_ECDSA, supported, true, "TLS 1.2 with a CSMS whose certificate is ECDSA"),
                        suites(
                                ECDHE_RSA,
                                supported,
                                false,
                                "TLS 1.2 with a CSMS whose certificate is RSA, with forward secrecy"),
                        suites(
                                OCPP_RSA,
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
}
