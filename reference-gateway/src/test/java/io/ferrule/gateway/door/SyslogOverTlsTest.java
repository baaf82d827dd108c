// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alerts on their way to a receiver of syslog over TLS (RFC 5424, RFC 5425) that is restarted, away, or somebody else. */
@Timeout(240)
class SyslogOverTlsTest {

    private static final String ATTACK = "[2,\"f1\",\"UpdateFirmware\",{\"location\":\"file:///etc/passwd\","
            + "\"retrieveDate\":\"2026-06-01T00:00:00Z\"}]";
    private static final String IDENTITY = ", identity: {certificate: cp.pem, key: cp.key}";

    @TempDir
    private Path directory;

    private Certificates certificates;
    private FakeCsms csms;

    @BeforeEach
    void open() throws Exception {
        certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true);
    }

    @AfterEach
    void close() {
        csms.close();
    }

    // RFC 5425, 4.3
    @Test
    void sendsEachAlertAfterItsLength() throws Exception {
        try (SyslogReceiver receiver = receiver(certificates.csms(), false);
                Door door = door(receiver.port(), "")) {

            attack(door, "ONE");
            attack(door, "TWO");

            assertThat(receiver.about("ONE"))
                    .matches("<3[4-7]>1 [0-9T:.-]+Z cabinet-7 ferrule - IDS \\[ferrule@32473 [ -~]+");
            assertThat(receiver.about("TWO")).contains("action=\"block\"", "Next: ");
        }
    }

    @Test
    void keepsAlertsUntilAReceiverThatIsAwayHasCome() throws Exception {
        int port = closedPort();
        try (Door door = door(port, "")) {
            attack(door, "ONE");
            attack(door, "TWO");
            door.log().await("alerts wait for syslog tls://localhost:" + port, "Connection refused");

            try (SyslogReceiver late = SyslogReceiver.open(certificates.csms(), port, false)) {
                assertThat(late.about("ONE")).contains("severity=");
                assertThat(late.about("TWO")).contains("severity=");
                door.log().await("takes alerts again");
                assertThat(metrics(door)).contains("ferrule_ids_evidence_lost_total 0.0");
            }
        }
    }

    @Test
    void goesOnWithAReceiverThatWasRestarted() throws Exception {
        int port = closedPort();
        try (Door door = door(port, "")) {
            try (SyslogReceiver before = SyslogReceiver.open(certificates.csms(), port, false)) {
                attack(door, "ONE");
                before.about("ONE");
            }

            try (SyslogReceiver after = SyslogReceiver.open(certificates.csms(), port, false)) {
                attack(door, "TWO");

                assertThat(after.about("TWO")).contains("severity=");
                assertThat(metrics(door)).contains("ferrule_ids_evidence_lost_total 0.0");
            }
        }
    }

    // RFC 5425, 5.2: the sender authenticates the receiver, by its issuer and by its name
    @Test
    void tellsAStrangerNothingAndTheOperatorWhy() throws Exception {
        refused(certificates.csmsOfAStranger(), "unable to find valid certification path");
    }

    @Test
    void tellsAReceiverOfAnotherNameNothingAndTheOperatorWhy() throws Exception {
        refused(certificates.csmsOfAnotherName(), "localhost");
    }

    // RFC 5425, 5.1: both sides may be asked for a certificate
    @Test
    void showsItsCertificateToAReceiverThatAsksForOne() throws Exception {
        try (SyslogReceiver receiver = receiver(certificates.csms(), true);
                Door door = door(receiver.port(), IDENTITY)) {

            attack(door, "ONE");

            assertThat(receiver.about("ONE")).contains("severity=");
        }
    }

    // RFC 8446, 4.4.2.4: in TLS 1.3 the receiver objects when the sender thinks that all is well
    @Test
    void losesNothingSilentlyToAReceiverThatMissesACertificate() throws Exception {
        try (SyslogReceiver receiver = receiver(certificates.csms(), true);
                Door door = door(receiver.port(), "")) {

            attack(door, "ONE");

            door.log().await("alerts wait for syslog", "TLS with it failed");
            assertThat(metrics(door)).contains("ferrule_ids_evidence_sent_total 0.0");
            assertThat(receiver.left()).isEmpty();
        }
    }

    private void refused(SSLContext impostor, String reason) throws Exception {
        try (SyslogReceiver receiver = receiver(impostor, false);
                Door door = door(receiver.port(), "")) {

            attack(door, "ONE");

            door.log().await("alerts wait for syslog", "TLS with it failed", reason);
            assertThat(receiver.left()).isEmpty();
            assertThat(metrics(door)).contains("ferrule_ids_evidence_sent_total 0.0");
            door.everybodyElseIsServed();
        }
    }

    private static SyslogReceiver receiver(SSLContext tls, boolean certificateWanted) throws Exception {
        return SyslogReceiver.open(tls, 0, certificateWanted);
    }

    private Door door(int port, String more) throws Exception {
        String syslog = "{address: 'tls://localhost:" + port + "', host: cabinet-7, trust: [ca.pem]" + more + "}";
        return Door.open(directory, csms.uri(), Settings.usual().more("ids: {mode: block, syslog: " + syslog + "}\n"));
    }

    private void attack(Door door, String target) {
        try (FakeStation station = door.station(target, "ocpp1.6")) {
            FakeCsmsConnection hijacked = Door.upstream(csms, target);
            hijacked.send(ATTACK);
            assertThat(hijacked.awaitFrame(Door.SOON)).startsWith("[4,\"f1\",\"SecurityError\"");
            assertThat(station.frames()).isEmpty();
        }
    }

    private static String metrics(Door door) throws Exception {
        return door.admin("GET", "/metrics");
    }

    private int closedPort() throws Exception {
        try (SyslogReceiver gone = receiver(certificates.csms(), false)) {
            return gone.port();
        }
    }
}
