// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static io.ferrule.gateway.door.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.door.Door.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When stations are let in, sent away and let in again as their CSMS comes and goes, and whose identity is whose. */
@Timeout(120)
class MirrorTest {

    private static final String OCPP16 = "Sec-WebSocket-Protocol: ocpp1.6";

    @TempDir
    private Path directory;

    private RawCsms csms;
    private Door door;

    @BeforeEach
    void connectAnHonestStation() throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = new RawCsms(certificates.csms());
        String waits = "reconnect: {wait-minimum-seconds: 2, random-range-seconds: 0, repeat-times: 5}";
        door = Door.open(directory, csms.uri(), Settings.usual().northbound(waits));
        csms.awaitOpened();
    }

    @AfterEach
    void theHonestStationIsUnharmed() throws Exception {
        door.everybodyElseIsServed();
        door.close();
        csms.close();
    }

    @Test
    void keepsFramesInOrderUntilTheUpstreamIsOpen() throws Exception {
        CountDownLatch mayOpen = new CountDownLatch(1);
        csms.plays(visitor -> {
            mayOpen.await();
            csms.serve(visitor.open("ocpp1.6"));
        });
        RawPeer station = door.station("CP1");

        for (int i = 0; i < 100; i++) {
            station.send(text("[2,\"" + i + "\",\"Heartbeat\",{}]"));
        }
        mayOpen.countDown();

        for (int i = 0; i < 100; i++) {
            assertThat(station.text()).isEqualTo("[3,\"" + i + "\",{}]");
        }
    }

    // OCPP-J 1.6, 3.1.1 leaves the waits to the station; Retry-After (RFC 9110, 10.2.3) says how long ours is.
    @Test
    void tellsAStationToComeBackLaterAndThenDialsAgain() throws Exception {
        csms.plays(RawCsms.Visitor::close);
        assertThat(door.station("CP1").frame().closeCode()).isEqualTo(1001);

        String early = upgrade("CP1");
        csms.plays(visitor -> csms.serve(visitor.open("ocpp1.6")));
        String later = early;
        while (later.startsWith("HTTP/1.1 503 ")) {
            later = upgrade("CP1");
        }

        assertThat(early).startsWith("HTTP/1.1 503 ").containsPattern("\r\nRetry-After: [12]\r\n");
        assertThat(later).startsWith("HTTP/1.1 101 ");
        csms.awaitOpened();
        door.log().await("csms cannot be reached", "station=CP1", "retryAfter=PT2S");
        door.log().await("connection refused", "status=503", "path=/ocpp/CP1", "the CSMS of this station is away");
    }

    @Test
    void letsAnotherStationInWhileOneHasToWait() throws Exception {
        csms.plays(RawCsms.Visitor::close);
        assertThat(door.station("CP1").frame().closeCode()).isEqualTo(1001);
        csms.plays(visitor -> csms.serve(visitor.open("ocpp1.6")));

        RawPeer other = door.station("CP2");

        other.send(text("[2,\"1\",\"Heartbeat\",{}]"));
        assertThat(other.text()).isEqualTo("[3,\"1\",{}]");
    }

    @Test
    void refusesASecondConnectionOfALiveIdentity() throws Exception {
        RawPeer first = door.station("CP1");
        door.log().await("csms connected", "station=CP1");

        String answer = upgrade("CP1");

        assertThat(answer).startsWith("HTTP/1.1 409 ");
        assertThat(first.frame().opcode()).as("the first one is probed").isEqualTo(Wire.PING);
        first.send(text("[2,\"1\",\"Heartbeat\",{}]"));
        assertThat(first.text()).isEqualTo("[3,\"1\",{}]");
        door.log().await("level=warn", "second connection of a connected identity refused", "station=CP1");
    }

    @Test
    void letsADeadConnectionGiveWay() throws Exception {
        RawPeer dead = door.station("CP1");
        door.log().await("csms connected", "station=CP1");
        upgrade("CP1");

        door.log().await("level=warn", "connection gave way", "station=CP1", "alive=false");
        String answer = upgradeOnceFree("CP1");

        assertThat(answer).startsWith("HTTP/1.1 101 ");
        assertThat(dead.frame(Wire.CLOSE).closeCode()).isEqualTo(1001);
    }

    @Test
    void freesTheIdentityOfAStationThatIsClosedForWhatItSent() throws Exception {
        RawPeer first = door.station("CP1");
        first.send(Wire.masked(Wire.FIN | Wire.BINARY, new byte[0]));
        assertThat(first.frame(Wire.CLOSE).closeCode()).isEqualTo(1003);
        door.log().await("session closed", "station=CP1", "closeCode=1003");

        String answer = upgradeOnceFree("CP1");

        assertThat(answer).startsWith("HTTP/1.1 101 ");
    }

    /** The events are told a moment before the identity is free. */
    private String upgradeOnceFree(String id) throws IOException {
        String answer = upgrade(id);
        while (answer.startsWith("HTTP/1.1 409 ")) {
            answer = upgrade(id);
        }
        return answer;
    }

    private String upgrade(String id) throws IOException {
        return door.connect().upgrade("/ocpp/" + id, OCPP16);
    }
}
