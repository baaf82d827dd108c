// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DemonstrationTest {

    @TempDir
    private Path directory;

    @Test
    @Timeout(120)
    void carriesAChargingSessionThroughMutualTlsCharacterForCharacter() throws Exception {
        StringWriter out = new StringWriter();
        boolean held;
        try (Demonstration demonstration = Demonstration.start(new PrintWriter(out), directory, Clock.systemUTC())) {

            held = demonstration.play();
        }

        assertThat(held).as(out.toString()).isTrue();
        assertThat(out.toString())
                .contains("client certificate CN=SN-0001,O=Example CPO")
                .contains("TLSv1.3 with ")
                .contains("RemoteStopTransaction result")
                .doesNotContain("  NO   ");
    }
}
