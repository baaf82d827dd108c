// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeStation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Honest stations next to attackers that never stop, some of them behind the same address. */
@Timeout(300)
class FloodedGatewayTest {

    private static final int MESSAGES = 150;
    private static final String SHARED = "127.0.2.1";

    @TempDir
    private Path directory;

    private final AtomicBoolean over = new AtomicBoolean();
    private final List<CompletableFuture<Void>> attackers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private FakeCsms csms;
    private Door door;

    @BeforeEach
    void open() throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true);
        door = Door.open(
                directory,
                csms.uri(),
                Settings.usual()
                        .southbound("limits: {handshake-seconds: 1}")
                        .more("ids: {mode: block, measures: {never-block: [127.0.0.1/32]}}\n"));
    }

    @AfterEach
    void close() throws Exception {
        over.set(true);
        attackers.forEach(CompletableFuture::join);
        threads.shutdown();
        door.close();
        csms.close();
    }

    @Test
    void losesNoMessageOfAnHonestStationWhileOthersAttack() throws Exception {
        RawPeer honest = door.connect(SHARED);
        assertThat(honest.upgrade("/ocpp/NEIGHBOUR", "Sec-WebSocket-Protocol: ocpp1.6"))
                .startsWith("HTTP/1.1 101 ");
        attack("127.0.2.2", peer -> peer.send(Wire.utf8(RawPeer.request("/../..", "x"))));
        attack("127.0.2.3", peer -> peer.send(Wire.bytes(0x16, 3, 1)));
        attack(SHARED, peer -> peer.send(Wire.utf8(RawPeer.request("/ocpp/%00", "x"))));
        attack("127.0.2.4", peer -> {
            peer.upgrade("/ocpp/RUDE", "Sec-WebSocket-Protocol: ocpp1.6");
            peer.send(Wire.times(300, Wire.masked(Wire.FIN | Wire.PING, Wire.utf8("x"))));
            peer.send(Wire.times(150, Wire.text("[2,\"x\",\"Authorize\",{}]")));
        });

        for (int i = 0; i < MESSAGES; i++) {
            honest.send(Wire.text("[2,\"n" + i + "\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[]}]"));
            assertThat(honest.text()).isEqualTo("[3,\"n" + i + "\",{}]");
        }

        assertThat(Door.upstream(csms, "NEIGHBOUR").frames()).hasSize(MESSAGES);
        door.everybodyElseIsServed();
    }

    @Test
    void remembersNoMoreThanItsBoundsOfWhoeverKnocks() throws Exception {
        for (int i = 0; i < 300; i++) {
            String address = "127.1." + i / 250 + "." + (1 + i % 250);
            try (RawPeer peer = door.connect(address)) {
                peer.upgrade("/ocpp/%0a" + "x".repeat(900) + i, "Sec-WebSocket-Protocol: nonsense");
            }
        }

        String alerts = door.admin("GET", "/api/ids/alerts?limit=1000");

        assertThat(alerts).hasSizeLessThan(1_000_000).doesNotContain("x".repeat(300));
        door.everybodyElseIsServed();
    }

    @Test
    void letsANewcomerInWhileAnotherAddressKnocksWithoutEnd() throws Exception {
        attack("127.0.2.9", peer -> peer.send(Wire.utf8("GET ")));
        attack("127.0.2.9", peer -> peer.send(Wire.utf8("GET ")));

        try (FakeStation newcomer = door.station("NEWCOMER", "ocpp1.6")) {
            newcomer.send("[2,\"h\",\"Heartbeat\",{}]");
            assertThat(newcomer.awaitFrame(Door.SOON)).isEqualTo("[3,\"h\",{}]");
        }
    }

    private interface Deed {
        void on(RawPeer peer) throws IOException;
    }

    /** One connection after the other, until the test is over. */
    private void attack(String address, Deed deed) {
        attackers.add(CompletableFuture.runAsync(
                () -> {
                    while (!over.get()) {
                        try (RawPeer peer = RawPeer.connect(door.southbound(), address)) {
                            deed.on(peer);
                        } catch (IOException e) {
                            Thread.onSpinWait(); // cut off, as it should be: the next one
                        }
                    }
                },
                threads));
    }
}
