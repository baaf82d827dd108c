// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.gateway.config.ConfigFile;
import io.ferrule.gateway.config.GatewayConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path directory;

    @BeforeEach
    void makeKeys() throws Exception {
        var authority = ThrowawayAuthority.create("root", Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(authority.root()));
        Issued station = authority.issueClient("SN-0001", "Example CPO");
        station.writeChain(directory.resolve("cp.pem"));
        station.writeKey(directory.resolve("cp.key"));
        authority.issueClient("SN-0002", "Example CPO").writeKey(directory.resolve("other.key"));
    }

    private GatewayConfig config(String key, String more) throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0}
                admin: {listen: 127.0.0.1:0}
                northbound:
                  url: wss://csms.example.com/ocpp
                  trust: [ca.pem]
                  identity: {certificate: cp.pem, key: %s}
                """
                                .formatted(key)
                        + more);
        return ConfigFile.read(file, name -> Optional.empty());
    }

    private static List<String> column(Report report, String table, String column) {
        return report.tables().stream()
                .filter(it -> it.name().equals(table))
                .flatMap(it -> it.rows().stream())
                .map(row -> row.getOrDefault(column, ""))
                .toList();
    }

    @Test
    void tellsHowManyRulesWatchInWhichMode() throws Exception {
        Report report = Inspection.of(config("cp.key", "ids: {mode: alert}\n"), NOW);

        assertThat(report.problems()).isEmpty();
        assertThat(column(report, "intrusion detection", "mode")).containsExactly("alert");
        assertThat(column(report, "intrusion detection", "rules"))
                .singleElement()
                .asString()
                .matches("[1-9][0-9]+");
    }

    @Test
    void namesAMissingDirectoryOfRules() throws Exception {
        Report report = Inspection.of(config("cp.key", "ids: {rules: [./nowhere]}\n"), NOW);

        assertThat(report.problems()).singleElement().asString().contains("nowhere", "no such file or directory");
    }

    @Test
    void namesTheFilesForAReceiverOfSyslogThatAreNotThere() throws Exception {
        String syslog =
                "{address: 'tls://logs.example', trust: [roots.pem], identity: {certificate: cp.pem, key: no.key}}";

        Report report = Inspection.of(config("cp.key", "ids: {syslog: " + syslog + "}\n"), NOW);

        assertThat(report.problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("trust", "roots.pem"))
                .anySatisfy(problem -> assertThat(problem).contains("ids.syslog.identity", "no.key"));
    }

    @Test
    void showsCertificatesAndHowLongTheyLast() throws Exception {
        Report report = Inspection.of(config("cp.key", ""), NOW);

        assertThat(report.problems()).isEmpty();
        assertThat(column(report, "certificates", "use")).containsExactly("trust", "northbound.identity");
        assertThat(column(report, "certificates", "subject").get(1)).isEqualTo("CN=SN-0001,O=Example CPO");
        assertThat(column(report, "certificates", "days-left")).containsExactly("30", "30");
        assertThat(column(report, "suites", "suite")).contains("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
    }

    @Test
    void offersNoSuiteWithoutForwardSecrecyByItself() throws Exception {
        // A00.FR.319: the pair with ECDHE is enough for a station.
        Report report = Inspection.of(config("cp.key", ""), NOW);

        assertThat(column(report, "suites", "state").subList(7, 9))
                .hasSize(2)
                .allMatch(state -> state.equals("off (rsa-key-exchange)") || state.equals("lacking"));
        assertThat(report.notes()).noneMatch(note -> note.contains("TLS_RSA_WITH"));
    }

    @Test
    void saysWhatItMeansToDoWithoutForwardSecrecy() throws Exception {
        Report report = Inspection.of(config("cp.key", "  tls: {rsa-key-exchange: true}\n"), NOW);

        assertThat(report.problems()).isEmpty();
        assertThat(column(report, "suites", "state").subList(7, 9))
                .allMatch(state -> state.equals("offered") || state.equals("lacking"));
        assertThat(report.notes()).anyMatch(note -> note.contains("without forward secrecy"));
    }

    @Test
    void saysWhereTheJournalWillBeOfAGatewayThatKeepsMessages() throws Exception {
        Report report = Inspection.of(config("cp.key", "  when-away: buffer\njournal: {megabytes: 64}\n"), NOW);

        assertThat(report.problems()).isEmpty();
        assertThat(column(report, "journal", "file"))
                .containsExactly(directory.resolve("data/journal.db").toString());
        assertThat(column(report, "journal", "state")).containsExactly("will be made");
        assertThat(column(report, "journal", "encrypted")).containsExactly("no");
        assertThat(column(report, "settings", "key"))
                .contains("northbound.when-away", "northbound.replay-per-second", "journal.megabytes", "journal.key");
    }

    @Test
    void showsTheAuthorityWithItsPortAndMissesItsRoots() throws Exception {
        Report report = Inspection.of(
                config(
                        "cp.key",
                        """
                          organisation: Example CPO
                        certificates:
                          enrolment:
                            acme:
                              url: https://ca.example.internal/acme/directory
                              trust: [missing.pem]
                              authorities: [ca.pem]
                              name: "{serial}.stations.example.internal"
                              listen: 127.0.0.1:0
                              external-account: {key-id: kid-1, hmac-key: c2VjcmV0}
                        """),
                NOW);

        assertThat(column(report, "ports", "key")).contains("certificates.enrolment.acme.listen");
        assertThat(column(report, "settings", "value"))
                .contains("https://ca.example.internal/acme/directory", "{serial}.stations.example.internal", "kid-1")
                .noneMatch(value -> value.contains("c2VjcmV0"));
        assertThat(report.problems()).singleElement().asString().contains("missing.pem");
    }

    @Test
    void noticesAKeyThatDoesNotBelongToTheCertificate() throws Exception {
        Report report = Inspection.of(config("other.key", ""), NOW);

        assertThat(report.problems()).singleElement().asString().contains("other.key: this key does not belong");
    }

    @Test
    void noticesCertificatesThatHaveExpired() throws Exception {
        Report report = Inspection.of(config("cp.key", ""), NOW.plus(Duration.ofDays(31)));

        assertThat(report.problems()).hasSize(2).allSatisfy(problem -> assertThat(problem)
                .contains("expired at"));
    }

    @Test
    void notesASerialNumberThatIsNotInTheCertificate() throws Exception {
        Report report = Inspection.of(config("cp.key", "stations: [{id: A, serial: SN-9}]\n"), NOW);

        // OCPP 2.0.1 part 2, A00.FR.405
        assertThat(report.problems()).isEmpty();
        assertThat(report.notes())
                .filteredOn(note -> note.startsWith("station A:"))
                .singleElement()
                .asString()
                .contains("SN-9 is not in the subject");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void notesAPrivateKeyThatOthersMayRead() throws Exception {
        Path key = directory.resolve("cp.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        Report report = Inspection.of(config("cp.key", ""), NOW);

        assertThat(report.problems()).isEmpty();
        assertThat(report.notes())
                .contains("others may read the private key " + key + "; chmod 600 keeps it to its owner");
    }

    @Test
    void showsHowEachStationIsKeptAlive() throws Exception {
        Report report = Inspection.of(
                config("cp.key", "stations: [{id: A, southbound: {ping-seconds: 20, pong-seconds: 0}}, {id: B}]\n"),
                NOW);

        assertThat(column(report, "stations", "ping")).containsExactly("20", "60");
        assertThat(column(report, "stations", "pong")).containsExactly("0 (none)", "20");
    }

    @Test
    void noticesADataDirectoryThatIsAFile() throws Exception {
        Report report = Inspection.of(config("cp.key", "data-dir: ca.pem\n"), NOW);

        assertThat(report.problems()).singleElement().asString().contains("is not a directory");
    }
}
