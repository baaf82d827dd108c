// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.benchmarks.tls.MutualTls;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the benchmarks call full and resumed is full and resumed (RFC 8446, 2.2; RFC 5077, 3.1). */
class EnginePairTest {

    @TempDir
    private Path directory;

    private EnginePair pair;

    @BeforeEach
    void issueCertificates() throws Exception {
        Certificates certificates = Certificates.issue(directory);
        pair = new EnginePair(MutualTls.station(certificates), MutualTls.csms(certificates));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aSecondHandshakeUnderTheSameNameIsResumed(String protocol) throws Exception {
        pair.shakeHands(protocol, 1);

        boolean resumed = pair.shakeHands(protocol, 1);

        assertThat(resumed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aHandshakeUnderAnotherNameIsFull(String protocol) throws Exception {
        pair.shakeHands(protocol, 1);

        boolean resumed = pair.shakeHands(protocol, 2);

        assertThat(resumed).isFalse();
    }
}
