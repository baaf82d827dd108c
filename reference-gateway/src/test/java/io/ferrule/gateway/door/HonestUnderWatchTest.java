// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that blocks says nothing of a station that behaves, whatever the gateway itself does in between. */
@Timeout(240)
class HonestUnderWatchTest {

    private static final String WATCHED = "ids: {mode: block}\ncertificates: {security-events: always}\n";

    @TempDir
    private Path directory;

    private FakeCsms csms;

    @BeforeEach
    void open() throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true)
                .answering(
                        "BootNotification",
                        "{\"status\":\"Accepted\",\"currentTime\":\"" + now() + "\",\"interval\":300}")
                .answering("Authorize", "{\"idTagInfo\":{\"status\":\"Accepted\"}}")
                .answering("StartTransaction", "{\"transactionId\":4711,\"idTagInfo\":{\"status\":\"Accepted\"}}");
    }

    @AfterEach
    void close() {
        csms.close();
    }

    @Test
    void saysNothingOfAChargeWithAProfile() throws Exception {
        try (Door door = Door.open(directory, csms.uri(), Settings.usual().more(WATCHED));
                FakeStation station = station(door)) {
            FakeCsmsConnection upstream = Door.upstream(csms, "CP1");
            boot(station);
            start(station, "4711");

            upstream.send(
                    "[2,\"p\",\"SetChargingProfile\",{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":1,"
                            + "\"stackLevel\":0,\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Relative\","
                            + "\"transactionId\":4711,\"chargingSchedule\":{\"chargingRateUnit\":\"A\","
                            + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":16}]}}}]");
            upstream.awaitFrameContaining("[3,\"p\",{\"status\":\"Accepted\"}]", Door.SOON);
            stop(station, "4711");

            assertThat(alerts(door)).isEqualTo("[]");
        }
    }

    @Test
    void saysNothingOfAChargeThatBeginsWhileTheCsmsIsAway() throws Exception {
        Settings keeping = Settings.usual()
                .northbound("when-away: buffer\nreconnect: {wait-minimum-seconds: 1, random-range-seconds: 0}")
                .more(WATCHED);
        try (Door door = Door.open(directory, csms.uri(), keeping);
                FakeStation station = station(door)) {
            boot(station);
            csms.goAway();
            door.log().await("csms connection lost", "station=CP1");
            String provisional = start(station, "2");

            csms.comeBack();
            stop(station, provisional);
            Door.upstream(csms, "CP1");
            door.log().await("csms connected", "station=CP1");

            assertThat(alerts(door)).isEqualTo("[]");
        }
    }

    private static FakeStation station(Door door) {
        return door.station("CP1", "ocpp1.6").answering("SetChargingProfile", "{\"status\":\"Accepted\"}");
    }

    private static void boot(FakeStation station) {
        ask(station, "b", "BootNotification", "{\"chargePointVendor\":\"Vendor\",\"chargePointModel\":\"Model\"}");
        ask(station, "s", "StatusNotification", status("Available"));
        ask(station, "a", "Authorize", "{\"idTag\":\"04A1B2C3\"}");
    }

    /** The number of the transaction, which begins with these digits. */
    private static String start(FakeStation station, String digits) {
        ask(station, "s1", "StatusNotification", status("Preparing"));
        String started = ask(
                station,
                "t1",
                "StartTransaction",
                "{\"connectorId\":1,\"idTag\":\"04A1B2C3\",\"meterStart\":1000,\"timestamp\":\"" + now() + "\"}");
        assertThat(started).contains("\"transactionId\":" + digits);
        ask(station, "s2", "StatusNotification", status("Charging"));
        return started.replaceAll(".*\"transactionId\":([0-9]+).*", "$1");
    }

    private static void stop(FakeStation station, String transaction) {
        ask(
                station,
                "m1",
                "MeterValues",
                "{\"connectorId\":1,\"transactionId\":" + transaction + ",\"meterValue\":[{\"timestamp\":\"" + now()
                        + "\",\"sampledValue\":[{\"value\":\"1001\",\"measurand\":\"Energy.Active.Import.Register\","
                        + "\"unit\":\"Wh\"}]}]}");
        ask(
                station,
                "t2",
                "StopTransaction",
                "{\"transactionId\":" + transaction + ",\"meterStop\":1001,\"timestamp\":\"" + now() + "\"}");
        ask(station, "s3", "StatusNotification", status("Available"));
    }

    private static String status(String word) {
        return "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"" + word + "\"}";
    }

    private static String ask(FakeStation station, String id, String action, String payload) {
        station.send("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
        return station.awaitFrameContaining("[3,\"" + id + "\"", Door.SOON);
    }

    /** Of this station; the other one in the test answers heartbeats as no CSMS does. */
    private static String alerts(Door door) throws Exception {
        return door.admin("GET", "/api/ids/alerts?station=CP1");
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
