// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.benchmarks.tls.MutualTls;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnginePairTest {

    @TempDir
    private Path directory;

    private EnginePair pair(HandshakeKind kind) throws Exception {
        Certificates certificates = Certificates.issue(directory, kind.keys());
        return new EnginePair(
                MutualTls.station(certificates, kind.provider()), MutualTls.csms(certificates, kind.provider()));
    }

    @ParameterizedTest
    @CsvSource({
        "JDK_P256, TLSv1.2, true",
        "JDK_P256, TLSv1.3, true",
        "JDK_RSA, TLSv1.2, true",
        "JDK_RSA, TLSv1.3, true",
        "BOUNCY_CASTLE_P256, TLSv1.2, true",
        "BOUNCY_CASTLE_P256, TLSv1.3, false",
        "BOUNCY_CASTLE_RSA, TLSv1.2, true"
    })
    void aSecondHandshakeUnderTheSameNameIsResumedWhereTheProviderCan(
            HandshakeKind kind, String protocol, boolean expected) throws Exception {
        EnginePair pair = pair(kind);
        pair.shakeHands(protocol, 1);

        boolean resumed = pair.shakeHands(protocol, 1);

        assertThat(resumed).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"JDK_P256, TLSv1.2", "JDK_P256, TLSv1.3", "BOUNCY_CASTLE_RSA, TLSv1.2", "BOUNCY_CASTLE_RSA, TLSv1.3"})
    void aHandshakeUnderAnotherNameIsFull(HandshakeKind kind, String protocol) throws Exception {
        EnginePair pair = pair(kind);
        pair.shakeHands(protocol, 1);

        boolean resumed = pair.shakeHands(protocol, 2);

        assertThat(resumed).isFalse();
    }
}
