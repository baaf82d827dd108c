// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeStation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the operator says so, the newest connection of an identity wins. */
@Timeout(120)
class TakeOverTest {

    @Test
    void replacesALiveConnectionAndTellsThatItWasAlive(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        Settings settings = Settings.usual().southbound("duplicates: replace");
        try (FakeCsms csms = FakeCsms.tls(certificates.csms(), true);
                Door door = Door.open(directory, csms.uri(), settings);
                FakeStation first = door.station("CP1", "ocpp1.6");
                FakeStation second = door.station("CP1", "ocpp1.6")) {

            second.send("[2,\"1\",\"Heartbeat\",{}]");

            assertThat(second.awaitFrame(Door.SOON)).isEqualTo("[3,\"1\",{}]");
            assertThat(first.awaitClosed(Door.SOON).code()).isEqualTo(1001);
            door.log().await("level=warn", "connection gave way", "station=CP1", "alive=true");
            door.everybodyElseIsServed();
        }
    }
}
