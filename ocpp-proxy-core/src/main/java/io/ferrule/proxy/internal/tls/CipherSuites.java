// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** The suites that are offered to a CSMS, best first, and which of them this Java runtime has. */
public final class CipherSuites {

    /** Suites of TLS 1.3, which OCPP allows as "1.2 or above". */
    public static final List<String> TLS_1_3 =
            List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

    /** Forward secrecy with a CSMS whose certificate is RSA; not in OCPP's list, in every CSMS. */
    public static final List<String> ECDHE_RSA =
            List.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

    /** OCPP's own, for a CSMS whose certificate is ECDSA (A00.FR.318). */
    public static final List<String> OCPP_ECDSA =
            List.of("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");

    /** OCPP's own, for a CSMS whose certificate is RSA; newer Java runtimes lack them. */
    public static final List<String> OCPP_RSA =
            List.of("TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_GCM_SHA384");

    private static final List<List<String>> BEST_FIRST = List.of(TLS_1_3, OCPP_ECDSA, ECDHE_RSA, OCPP_RSA);

    private CipherSuites() {}

    /** What the runtime's own provider can still do; the runtime leaves out what its security properties disable. */
    public static Set<String> supported(SSLContext context) {
        return Set.copyOf(Arrays.asList(context.getSupportedSSLParameters().getCipherSuites()));
    }

    /** The suites to offer with a context, best first. */
    static String[] offered(SSLContext context) {
        Set<String> supported = supported(context);
        return BEST_FIRST.stream()
                .flatMap(List::stream)
                .filter(supported::contains)
                .toArray(String[]::new);
    }
}
