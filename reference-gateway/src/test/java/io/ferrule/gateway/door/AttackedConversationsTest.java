// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole conversations of OCPP 1.6 in which one side attacks the other, through a gateway that blocks. */
@Timeout(240)
@TestInstance(Lifecycle.PER_CLASS)
class AttackedConversationsTest {

    private static final String BOOT_ANSWER =
            "{\"status\":\"Accepted\",\"currentTime\":\"2026-06-01T00:00:00Z\",\"interval\":300}";
    private static final String DETECTION =
            """
            ids: {mode: block, context: {firmware-hosts: [fw.example]}}
            stations:
              - {id: WATCHED, ids: {mode: alert}}
              - {id: LEFT-ALONE, ids: {mode: off}}
            """;
    private static final String FETCH_FROM_INSIDE = "[2,\"%s\",\"UpdateFirmware\",{\"location\":"
            + "\"http://169.254.169.254/latest/meta-data\",\"retrieveDate\":\"2026-06-01T00:00:00Z\"}]";

    private FakeCsms csms;
    private Door door;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true)
                .answering("BootNotification", BOOT_ANSWER)
                .answering("Authorize", "{\"idTagInfo\":{\"status\":\"Invalid\"}}")
                .answering("StartTransaction", "{\"transactionId\":4711,\"idTagInfo\":{\"status\":\"Accepted\"}}")
                .answering("StopTransaction", "{}");
        door = Door.open(directory, csms.uri(), Settings.usual().more(DETECTION));
    }

    @AfterEach
    void theHonestStationIsServed() {
        door.everybodyElseIsServed();
    }

    @AfterAll
    void close() throws Exception {
        door.close();
        csms.close();
    }

    // A34
    @Test
    void tellsOfIdentifiersThatAreTriedOneAfterTheOther() {
        try (FakeStation thief = door.station("SWEEPER", "ocpp1.6")) {
            for (int i = 0; i < 6; i++) {
                thief.send("[2,\"a" + i + "\",\"Authorize\",{\"idTag\":\"0400000" + i + "\"}]");
                assertThat(thief.awaitFrame(Door.SOON)).startsWith("[3,\"a" + i + "\"");
            }

            String line = door.log().await("rule=ferrule.tag-sweep", "station=SWEEPER");
            assertThat(line).contains("severity=high").doesNotContain("0400000");
        }
    }

    // A36, CVE-2026-28230: any station stops any transaction
    @Test
    void keepsAStationFromStoppingTheTransactionOfAnother() {
        try (FakeStation victim = door.station("VICTIM", "ocpp1.6");
                FakeStation thief = door.station("THIEF", "ocpp1.6")) {
            victim.send("[2,\"s1\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,"
                    + "\"timestamp\":\"2026-06-01T00:00:00Z\"}]");
            assertThat(victim.awaitFrame(Door.SOON)).contains("4711");

            thief.send("[2,\"t1\",\"StopTransaction\",{\"transactionId\":4711,\"meterStop\":1,"
                    + "\"timestamp\":\"2026-06-01T00:01:00Z\"}]");

            assertThat(thief.awaitFrame(Door.SOON)).startsWith("[4,\"t1\",\"SecurityError\",");
            assertThat(Door.upstream(csms, "THIEF").frames()).noneMatch(frame -> frame.contains("StopTransaction"));
            door.log().await("rule=ferrule.foreign-transaction", "station=THIEF");
        }
    }

    // A47, OCPP 1.6 edition 2, 6.20: the answer to UpdateFirmware has no word for no
    @Test
    void keepsFirmwareFromAnAddressInsideFromAStation() {
        try (FakeStation station = door.station("FIRMWARE", "ocpp1.6")) {
            FakeCsmsConnection hijacked = Door.upstream(csms, "FIRMWARE");

            hijacked.send(FETCH_FROM_INSIDE.formatted("f1"));

            assertThat(hijacked.awaitFrame(Door.SOON)).startsWith("[4,\"f1\",\"SecurityError\",");
            hijacked.send("[2,\"after\",\"ClearCache\",{}]");
            assertThat(station.awaitFrame(Door.SOON)).contains("ClearCache");
        }
    }

    // A43, OCPP 1.6 edition 2, 6.44: a profile is refused by a status
    @Test
    void refusesAPoisonedProfileInTheWordsOfItsAction() {
        try (FakeStation station = door.station("POISONED", "ocpp1.6")) {
            FakeCsmsConnection hijacked = Door.upstream(csms, "POISONED");

            hijacked.send(
                    "[2,\"p1\",\"SetChargingProfile\",{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":1,"
                            + "\"stackLevel\":0,\"chargingProfilePurpose\":\"TxDefaultProfile\",\"chargingProfileKind\":\"Relative\","
                            + "\"chargingSchedule\":{\"chargingRateUnit\":\"W\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,"
                            + "\"limit\":-5000}]}}}]");

            assertThat(hijacked.awaitFrame(Door.SOON)).isEqualTo("[3,\"p1\",{\"status\":\"Rejected\"}]");
            assertThat(station.frames()).isEmpty();
            door.log().await("rule=ferrule.limit-impossible", "station=POISONED");
        }
    }

    // A46
    @Test
    void tellsOfASecurityProfileThatIsTakenDown() {
        try (FakeStation station = door.station("KEYS", "ocpp1.6")) {
            FakeCsmsConnection hijacked = Door.upstream(csms, "KEYS");

            hijacked.send("[2,\"k1\",\"ChangeConfiguration\",{\"key\":\"SecurityProfile\",\"value\":\"0\"}]");

            assertThat(hijacked.awaitFrame(Door.SOON)).startsWith("[3,\"k1\",");
            assertThat(station.frames()).isEmpty();
            door.log().await("rule=ferrule.profile-down", "station=KEYS", "severity=critical");
        }
    }

    @Test
    void quarantinesAStationWhoseCsmsGoesOnAttackingWhileItGoesOnCharging() {
        try (FakeStation station = door.station("PRISONER", "ocpp1.6")) {
            FakeCsmsConnection hijacked = Door.upstream(csms, "PRISONER");
            for (int i = 0; i < 3; i++) {
                hijacked.send(FETCH_FROM_INSIDE.formatted("f" + i));
                assertThat(hijacked.awaitFrame(Door.SOON)).startsWith("[4,\"f" + i);
            }
            door.log().await("a measure against an attack begins", "kind=quarantine", "subject=PRISONER");

            hijacked.send("[2,\"r1\",\"RemoteStopTransaction\",{\"transactionId\":4711}]");

            assertThat(hijacked.awaitFrame(Door.SOON)).isEqualTo("[3,\"r1\",{\"status\":\"Rejected\"}]");
            station.send("[2,\"m1\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":"
                    + "\"2026-06-01T00:00:00Z\",\"sampledValue\":[{\"value\":\"5\"}]}]}]");
            assertThat(station.awaitFrame(Door.SOON)).isEqualTo("[3,\"m1\",{}]");
        }
    }

    @Test
    void quarantinesAndReleasesByHand() throws Exception {
        try (FakeStation station = door.station("MANUAL", "ocpp1.6")) {
            FakeCsmsConnection connection = Door.upstream(csms, "MANUAL");
            door.admin("POST", "/api/ids/quarantine/MANUAL");
            connection.send("[2,\"r1\",\"Reset\",{\"type\":\"Hard\"}]");
            assertThat(connection.awaitFrame(Door.SOON)).isEqualTo("[3,\"r1\",{\"status\":\"Rejected\"}]");

            door.admin("DELETE", "/api/ids/measures/quarantine/MANUAL");

            connection.send("[2,\"r2\",\"Reset\",{\"type\":\"Hard\"}]");
            assertThat(station.awaitFrame(Door.SOON)).contains("\"r2\"");
        }
    }

    @Test
    void onlyTellsWhereTheStationsModeIsAlert() {
        try (FakeStation station = door.station("WATCHED", "ocpp1.6")) {
            FakeCsmsConnection hijacked = Door.upstream(csms, "WATCHED");

            hijacked.send(FETCH_FROM_INSIDE.formatted("f1"));

            assertThat(station.awaitFrame(Door.SOON)).isEqualTo(FETCH_FROM_INSIDE.formatted("f1"));
            door.log().await("rule=ferrule.firmware-address", "station=WATCHED");
        }
    }

    @Test
    void doesNotLookAtAStationThatIsLeftAlone() throws Exception {
        try (FakeStation station = door.station("LEFT-ALONE", "ocpp1.6")) {
            FakeCsmsConnection hijacked = Door.upstream(csms, "LEFT-ALONE");

            hijacked.send(FETCH_FROM_INSIDE.formatted("f1"));

            assertThat(station.awaitFrame(Door.SOON)).isEqualTo(FETCH_FROM_INSIDE.formatted("f1"));
            assertThat(door.admin("GET", "/api/ids/alerts?station=LEFT-ALONE")).isEqualTo("[]");
        }
    }

    @Test
    void endsAConnectionOfAStationThatAttacksAgainAndAgain() {
        try (FakeStation attacker = door.station("FUZZER", "ocpp1.6")) {
            String deep = "[2,\"d\",\"Authorize\",{\"idTag\":" + "[".repeat(40) + "]".repeat(40) + "}]";

            for (int i = 0; i < 5; i++) {
                attacker.send(deep);
            }

            assertThat(attacker.awaitClosed(Door.SOON).code()).isEqualTo(1008);
            door.log().await("rule=ferrule.deep-nesting", "station=FUZZER");
        }
    }
}
