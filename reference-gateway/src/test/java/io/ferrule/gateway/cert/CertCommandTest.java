// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.certs.Issued;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.Stage;
import io.ferrule.gateway.cli.Ferrule;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertCommandTest extends CertCase {

    private Path csr() throws Exception {
        cert("csr", "CP001", "--organisation", "Example CPO", "--common-name", "SN-0001");
        X509Certificate signed = authority.sign(new SigningRequest(out.toString()));
        out.getBuffer().setLength(0);
        Path file = directory.resolve("signed.pem");
        Issued.writeCertificates(file, List.of(signed));
        return file;
    }

    @Test
    void listsStationsForPeopleAndForPrograms() throws Exception {
        int people = cert("list");
        String table = out.toString();
        out.getBuffer().setLength(0);
        int programs = cert("list", "--json");

        JsonNode line = new ObjectMapper().readTree(out.toString());
        assertThat(List.of(people, programs)).containsOnly(0);
        assertThat(table).contains("CP001", "active", "CN=SN-0001,O=Example CPO", "EC 256");
        assertThat(line.get("station").asText()).isEqualTo("CP001");
        assertThat(line.get("generation").asInt()).isEqualTo(1);
        assertThat(line.get("stage").asText()).isEqualTo("active");
        assertThat(line.get("roots").asInt()).isEqualTo(1);
    }

    @Test
    void listsAlsoWhileAGatewayHasTheStore() throws Exception {
        try (IdentityStore held = store()) {
            assertThat(held.stations()).containsExactly("CP001");

            int exitCode = cert("list");

            assertThat(exitCode).isZero();
        }
    }

    @Test
    void showsPublicPartsOfOneStation() throws Exception {
        int exitCode = cert("show", "CP001", "--json");

        JsonNode shown = new ObjectMapper().readTree(out.toString());
        assertThat(exitCode).isZero();
        assertThat(shown.at("/generations/0/chain/0/subject").asText()).isEqualTo("CN=SN-0001,O=Example CPO");
        assertThat(shown.at("/roots/0/hashData/hashAlgorithm").asText()).isEqualTo("SHA256");
        assertThat(out.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void saysWhichStationItDoesNotKnow() {
        int exitCode = cert("show", "CP009");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("does not know CP009", "ferrule cert list");
    }

    @Test
    void takesTheCertificateForARequestItMade() throws Exception {
        Path signed = csr();

        int exitCode = cert(
                "install", "CP001", signed.toString(), "--organisation", "Example CPO", "--common-name", "SN-0001");

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(stored().station("CP001").candidate().orElseThrow().stage()).isEqualTo(Stage.CERT_STORED);
        assertThat(stored().station("CP001").active().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void refusesACertificateOfAnotherNameAndChangesNothing() throws Exception {
        Path signed = csr();

        int exitCode = cert(
                "install", "CP001", signed.toString(), "--organisation", "Example CPO", "--common-name", "SN-0002");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("the common name is not the serial number", "nothing was changed");
        assertThat(stored().station("CP001").pending()).hasSize(1);
        assertThat(stored().station("CP001").candidate()).isEmpty();
    }

    @Test
    void takesAPairThatWasMadeElsewhere() throws Exception {
        Issued pair = authority.issueClient("SN-0001", "Example CPO");
        pair.writeChain(directory.resolve("new.pem"));
        pair.writeKey(directory.resolve("new.key"));

        int exitCode = cert(
                "install",
                "CP001",
                directory.resolve("new.pem").toString(),
                "--key",
                directory.resolve("new.key").toString(),
                "--organisation",
                "Example CPO",
                "--common-name",
                "SN-0001");

        assertThat(exitCode).as(err.toString()).isZero();
        try (IdentityStore store = store()) {
            assertThat(store.credential("CP001", 2).chain()).isEqualTo(pair.chain());
        }
    }

    @Test
    void asksForTheNameThatWasUsedFirst() throws Exception {
        // A00.FR.405: CN is the station's serial number; the first one stays
        try (IdentityStore store = store()) {
            store.keepCommonName("CP001", "SN-0007");
        }

        cert("csr", "CP001", "--organisation", "Example CPO");

        assertThat(authority.sign(new SigningRequest(out.toString())).getSubjectX500Principal())
                .hasToString("CN=SN-0007, O=Example CPO");
    }

    @Test
    void asksForTheNameInTheCertificateThatTheInstallerBrought() throws Exception {
        cert("csr", "CP001", "--organisation", "Example CPO");

        assertThat(authority.sign(new SigningRequest(out.toString())).getSubjectX500Principal())
                .hasToString("CN=SN-0001, O=Example CPO");
    }

    @Test
    void asksWhoseStationItIs() {
        int exitCode = cert("csr", "CP001");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("northbound.organisation", "--organisation");
    }

    @Test
    void reportsWhatBreaksWithinTheTime() throws Exception {
        int soon = cert("report", "--within", "5");
        out.getBuffer().setLength(0);
        int later = cert("report", "--within", "60", "--json");

        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(soon).isZero();
        assertThat(later).isEqualTo(1);
        assertThat(report.get("keys")).hasSize(1);
        assertThat(report.get("certificates")).hasSize(2);
        assertThat(report.at("/breakages/0/what").asText()).contains("expires");
    }

    @Test
    void tellsHowToRenewByHandWhereNoGatewayRuns() {
        int exitCode = cert("renew", "CP001", "--url", "http://127.0.0.1:1");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("no gateway answers", "ferrule cert csr");
    }

    @Test
    void saysThatThereIsNoStore() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        int exitCode = Ferrule.execute(
                new PrintWriter(out, true), new PrintWriter(err, true), "cert", "list", empty.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("there is no store");
    }
}
