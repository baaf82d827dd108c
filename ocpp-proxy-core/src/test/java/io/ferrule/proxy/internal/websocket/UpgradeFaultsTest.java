// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeFaultsTest {

    // Proxies that end TLS refuse a certificate over HTTP: 400, 401, 403, 495 and 496 are the certificate's fault; what
    // is 5xx is the network's.
    @ParameterizedTest
    @CsvSource({
        "400,3,CERTIFICATE",
        "401,3,CERTIFICATE",
        "403,3,CERTIFICATE",
        "495,3,CERTIFICATE",
        "496,3,CERTIFICATE",
        "404,3,NETWORK",
        "429,3,NETWORK",
        "500,3,NETWORK",
        "503,3,NETWORK",
        "101,3,NETWORK",
        "401,2,CREDENTIALS",
        "403,2,CREDENTIALS",
        "401,1,CREDENTIALS",
        "401,0,CREDENTIALS",
        "400,2,NETWORK",
        "495,2,CERTIFICATE",
        "496,2,CERTIFICATE",
        "502,2,NETWORK"
    })
    void judgesAStatusUnderAProfile(int status, int profile, Fault expected) {
        Fault fault = UpgradeFaults.of(status, SecurityProfile.of(profile));

        assertThat(fault).isEqualTo(expected);
    }
}
