// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class TlsSupportTest {

    @Test
    void namesTheFourSuitesThatOcppAsksFor() {
        List<String> required = TlsSupport.suites().stream()
                .filter(TlsSupport.Suite::required)
                .map(TlsSupport.Suite::name)
                .toList();

        // A00.FR.318 and A00.FR.319
        assertThat(required)
                .containsExactly(
                        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                        "TLS_RSA_WITH_AES_128_GCM_SHA256",
                        "TLS_RSA_WITH_AES_256_GCM_SHA384");
    }

    @Test
    void tellsWhatTheRunningRuntimeOffers() throws Exception {
        List<String> runtime = Arrays.asList(
                SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());

        assertThat(TlsSupport.suites())
                .allSatisfy(suite ->
                        assertThat(suite.offered()).as(suite.name()).isEqualTo(runtime.contains(suite.name())));
    }
}
