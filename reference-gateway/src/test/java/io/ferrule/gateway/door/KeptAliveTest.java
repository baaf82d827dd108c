// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The file says how each station is kept alive (field quirks 20 and 21; OCPP-J 1.6, 5.3; RFC 6455, 5.5). */
@Timeout(120)
class KeptAliveTest {

    private static final String MUTE_AND_PINGED =
            """
            stations:
              - {id: CP20, southbound: {ping-seconds: 1}}
              - {id: CP21, southbound: {ping-seconds: 1, pong-seconds: 0}}
              - {id: CP19, southbound: {ping-seconds: 1, pong-seconds: 1}}
            """;

    @Test
    void pingsAStationAsOftenAsItsBlockSays(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        Settings settings = Settings.usual().more(MUTE_AND_PINGED);
        try (FakeCsms csms = FakeCsms.tls(certificates.csms(), true);
                Door door = Door.open(directory, csms.uri(), settings);
                RawPeer station = door.station("CP20")) {

            RawPeer.Frame first = station.frame(Wire.PING);
            RawPeer.Frame second = station.frame(Wire.PING);

            assertThat(first.opcode()).isEqualTo(Wire.PING);
            assertThat(second.opcode()).isEqualTo(Wire.PING);
            door.everybodyElseIsServed();
        }
    }

    @Test
    void cutsAMuteStationUnlessItsBlockAsksForNoAnswer(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        Settings settings = Settings.usual().more(MUTE_AND_PINGED);
        try (FakeCsms csms = FakeCsms.tls(certificates.csms(), true);
                Door door = Door.open(directory, csms.uri(), settings);
                RawPeer spared = door.station("CP21");
                RawPeer cut = door.station("CP19")) {

            boolean ended = cut.ended();
            spared.send(Wire.masked(Wire.FIN | Wire.TEXT, Wire.utf8("[2,\"1\",\"Heartbeat\",{}]")));

            assertThat(ended).isTrue();
            assertThat(spared.text()).isEqualTo("[3,\"1\",{}]");
        }
    }
}
