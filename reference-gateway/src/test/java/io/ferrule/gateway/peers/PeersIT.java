// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Foreign implementations on both sides of a real gateway process: ocpp-rpc in strict mode, and a simulator. */
class PeersIT {

    @TempDir
    Path directory;

    private PeerWorkshop workshop;
    private TalkingProcess csms;
    private TalkingProcess gateway;
    private int port;

    @BeforeAll
    static void install() throws Exception {
        PeerWorkshop.install();
    }

    @BeforeEach
    void startCsmsAndGateway() throws Exception {
        workshop = new PeerWorkshop(directory);
        workshop.makeKeys();
        csms = workshop.csms();
        gateway = workshop.gateway(
                csms.awaitEvent("listening", any -> true).path("port").asInt());
        port = PeerWorkshop.port(gateway.awaitLine("ready", line -> line.startsWith("ready ")));
    }

    @AfterEach
    void stop() {
        gateway.close();
        csms.close();
    }

    @Test
    void aStrictStationHasAWholeSessionWithAStrictCsms() throws Exception {
        try (TalkingProcess station = workshop.station(port, "CP 001")) {
            int exit = station.awaitExit();

            assertThat(exit).as(station.output()).isZero();
            assertThat(station.events("strict")).isEmpty();
            assertThat(station.events("bad")).isEmpty();
        }
        assertThat(csms.awaitCall("StopTransaction").at("/params/transactionId").asInt())
                .isEqualTo(7);
        assertThat(csms.events("strict")).isEmpty();
        assertThat(csms.events("bad")).isEmpty();
    }

    @Test
    void theCsmsSeesAStationOfProfile3() throws Exception {
        try (TalkingProcess station = workshop.station(port, "CP 001")) {
            JsonNode upgrade = csms.awaitEvent("upgrade", any -> true);

            assertThat(upgrade.path("identity").asText()).isEqualTo("CP 001");
            assertThat(upgrade.at("/subject/CN").asText()).isEqualTo("SN-PEER");
            assertThat(upgrade.path("tls").asText()).isEqualTo("TLSv1.3");
            assertThat(upgrade.path("protocols").toString()).isEqualTo("[\"ocpp1.6\"]");
            station.awaitExit();
        }
    }

    @Test
    void aSimulatorChargesAndIsStoppedFromAfar() throws Exception {
        try (TalkingProcess simulator = workshop.simulator(port, "SIM001")) {
            csms.awaitCall("BootNotification");
            csms.awaitCall("StatusNotification");
            simulator.type("a");
            csms.awaitCall("Authorize");
            simulator.type("t");
            csms.awaitCall("StartTransaction");

            JsonNode answer = csms.awaitAnswer("RemoteStopTransaction");

            assertThat(answer.at("/params/status").asText())
                    .as(answer.toString())
                    .isEqualTo("Accepted");
            csms.awaitCall("StopTransaction");
            simulator.type("q");
        }
    }

    @Test
    void anHonestStationGoesOnBesideAConformanceSuiteFullOfAttacks() throws Exception {
        try (TalkingProcess suite = workshop.conformance(port, "CP9")) {
            suite.awaitExit();

            assertThat(suite.output()).contains("Server survives thundering herd");
        }
        try (TalkingProcess station = workshop.station(port, "CP001")) {
            assertThat(station.awaitExit()).as(station.output()).isZero();
        }
    }

    @Test
    void theGatewayEndsCleanlyWhenAsked() throws Exception {
        gateway.terminate();

        assertThat(gateway.awaitExit()).isZero();
    }
}
