// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator's systems receive when somebody attacks. */
@Timeout(240)
class EvidenceLinesTest {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final String ATTACK = "[2,\"f1\",\"UpdateFirmware\",{\"location\":"
            + "\"http://10.0.0.1/fw;rm -rf\\u0000/\\u202e\\n\",\"retrieveDate\":\"2026-06-01T00:00:00Z\"}]";

    @TempDir
    private Path directory;

    private FakeCsms csms;

    @BeforeEach
    void certificates() throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true).answering("SecurityEventNotification", "{}");
    }

    @AfterEach
    void close() {
        csms.close();
    }

    @Test
    void sendsOneDatagramOfSyslogForAnAlert() throws Exception {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            receiver.setSoTimeout(PATIENCE_MILLIS);
            String syslog = "{address: 'udp://127.0.0.1:" + receiver.getLocalPort() + "', host: cabinet-7}";

            attack("ids: {mode: block, syslog: " + syslog + "}");

            DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
            receiver.receive(packet);
            syslog(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII));
        }
    }

    // RFC 6587, 3.4.1
    @Test
    void countsTheOctetsOfEachMessageOnAStream() throws Exception {
        try (ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            receiver.setSoTimeout(PATIENCE_MILLIS);
            String syslog = "{address: 'tcp://127.0.0.1:" + receiver.getLocalPort() + "', host: cabinet-7}";

            attack("ids: {mode: block, syslog: " + syslog + "}");

            try (Socket stream = receiver.accept()) {
                stream.setSoTimeout(PATIENCE_MILLIS);
                InputStream in = stream.getInputStream();
                int length = 0;
                for (int digit = in.read(); digit != ' '; digit = in.read()) {
                    length = 10 * length + digit - '0';
                }
                syslog(new String(in.readNBytes(length), StandardCharsets.US_ASCII));
            }
        }
    }

    @Test
    void writesEachAlertAsOneLineThatOnlyItsOwnerMayRead() throws Exception {
        attack("ids: {mode: block, ecs: {file: ./alerts.jsonl}}");

        Path file = directory.resolve("alerts.jsonl");
        List<String> lines = Files.readAllLines(file);
        JsonNode line = JsonMapper.builder().build().readTree(lines.get(0));
        assertThat(lines).allMatch(text -> text.matches("[ -~]+"));
        assertThat(line.at("/event/kind").asText()).isEqualTo("alert");
        assertThat(line.at("/event/type/0").asText()).isEqualTo("denied");
        assertThat(line.at("/rule/id").asText()).startsWith("ferrule.");
        assertThat(line.at("/ferrule/station").asText()).isEqualTo("TARGET");
        assertThat(line.at("/ferrule/frame").asText())
                .startsWith("[2,\"f1\",\"UpdateFirmware\",{\"location\":\"<")
                .doesNotContain("10.0.0.1");
        assertThat(line.at("/ferrule/done/0").asText()).isEqualTo("the frame did not pass");
        assertThat(line.at("/ferrule/next").asText()).isNotEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void listsTheAlertsForTheOperator() throws Exception {
        JsonNode alerts = JsonMapper.builder().build().readTree(attack("ids: {mode: block}"));

        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.path("rule").asText()).startsWith("ferrule.");
            assertThat(alert.path("station").asText()).isEqualTo("TARGET");
            assertThat(alert.path("done").path(0).asText()).isEqualTo("the frame did not pass");
        });
        assertThat(alerts).anyMatch(alert -> alert.path("action").asText().equals("block"));
    }

    // Security white paper edition 3, SecurityEventNotification
    @Test
    void writesASecurityEventOfTheStation() throws Exception {
        attack("ids: {mode: block}\ncertificates: {security-events: always}");

        Path log = directory.resolve("data");
        try (var files = Files.walk(log)) {
            List<String> contents = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("security-log"))
                    .map(EvidenceLinesTest::text)
                    .toList();
            assertThat(contents).anyMatch(text -> text.contains("InvalidMessages") && text.contains("ferrule."));
        }
    }

    /** Attacks a station, waits until the alert is told, ends the gateway so that everything is out; the alerts as the admin port tells them. */
    private String attack(String detection) throws Exception {
        try (Door door = Door.open(directory, csms.uri(), Settings.usual().more(detection + "\n"));
                FakeStation station = door.station("TARGET", "ocpp1.6")) {
            FakeCsmsConnection hijacked = Door.upstream(csms, "TARGET");
            hijacked.send(ATTACK.replace("\\u0000", "|"));
            assertThat(hijacked.awaitFrame(Door.SOON)).startsWith("[4,\"f1\",\"SecurityError\"");
            door.log().await("station=TARGET", "done=\"the frame did not pass\"");
            assertThat(station.frames()).isEmpty();
            return door.admin("GET", "/api/ids/alerts?limit=10");
        }
    }

    private static void syslog(String message) {
        assertThat(message)
                .matches(
                        "<3[4-7]>1 \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z cabinet-7 ferrule - IDS \\[ferrule@32473 .*")
                .matches("[ -~]+")
                .contains(
                        "rule=\"ferrule.", "station=\"TARGET\"", "action=\"block\"", "the frame did not pass", "Next: ")
                .doesNotContain("10.0.0.1/fw");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
