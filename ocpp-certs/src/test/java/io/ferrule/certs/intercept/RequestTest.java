// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static io.ferrule.certs.intercept.Received.calls;
import static io.ferrule.certs.intercept.Received.csr;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Recipe;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.Stage;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The request for a certificate (A02): who begins it, what it says, how often it goes out. */
class RequestTest {

    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";
    private static final String REJECTED = "{\"status\":\"Rejected\"}";
    private static final String TRIGGER_201 = "{\"requestedMessage\":\"SignChargingStationCertificate\"}";

    @TempDir
    Path dir;

    private LifeBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new LifeBench(dir).enrolled();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void answersTheTriggerAndThenSendsARequestWithANewKey() throws Exception {
        // TC_074_CS; A02.FR.02: O is the operator, CN the serial number of the station.
        bench.connected();

        Outcome outcome = bench.trigger();

        assertThat(outcome.toStation()).isEmpty();
        assertThat(outcome.toCsms()).hasSize(2);
        assertThat(outcome.toCsms().get(0)).isEqualTo("[3,\"o1\"," + ACCEPTED + "]");
        assertThat(Received.request(csr(outcome.toCsms())).getSubject().toString())
                .contains("O=Example CPO")
                .contains("CN=SN-0001");
        assertThat(bench.identity().generations()).hasSize(2);
    }

    @Test
    void tellsVersion201WhatTheRequestIsFor() throws Exception {
        // OCPP 2.0.1 part 2, A02.FR.02: some CSMSs fail without the type.
        bench.connected(OcppVersion.V2_0_1);

        Outcome outcome = bench.orders("TriggerMessage", Payload.of(TRIGGER_201));

        assertThat(outcome.toCsms().get(0)).contains("Accepted");
        assertThat(outcome.toCsms().get(1)).contains("\"certificateType\":\"ChargingStationCertificate\"");
    }

    @Test
    void keepsTheKeyOnDiskBeforeTheRequestLeaves() throws Exception {
        bench.connected();

        bench.trigger();

        assertThat(bench.identity().pending()).singleElement().satisfies(pending -> assertThat(pending.stage())
                .isEqualTo(Stage.CSR_SENT));
    }

    @Test
    void passesEveryOtherTriggerOn() throws Exception {
        bench.connected();

        Outcome outcome =
                bench.orders("ExtendedTriggerMessage", Payload.of("{\"requestedMessage\":\"StatusNotification\"}"));

        assertThat(outcome.toStation()).hasSize(1);
    }

    @Test
    void refusesTheTriggerWithoutTheOperatorsName() throws Exception {
        // A02.FR.02: CpoName has to be set.
        bench.with(settings -> LifeSettings.of(Naming.of(""), settings.means())).connected();

        Outcome outcome = bench.trigger();

        assertThat(outcome.toCsms()).containsExactly("[3,\"o1\"," + REJECTED + "]");
        assertThat(bench.toldKinds()).contains(LifeEvent.Kind.RENEWAL_STOPPED);
    }

    @Test
    void refusesTheTriggerOnAFullDisk() throws Exception {
        bench.connected();
        bench.disk = (step, file) -> {
            throw new FileSystemException(file.toString(), null, "No space left on device");
        };

        Outcome outcome = bench.trigger();

        assertThat(outcome.toCsms()).containsExactly("[3,\"o1\"," + REJECTED + "]");
        assertThat(bench.toldKinds()).contains(LifeEvent.Kind.STORE_FAILED);
    }

    @Test
    void stopsWhenTheCsmsRefusesTheRequest() throws Exception {
        // OCPP 2.0.1 part 6, TC_A_15: no retry until the next trigger.
        bench.connected();
        List<String> frames = bench.trigger().toCsms();

        Outcome refused = bench.answers(frames, "SignCertificate", REJECTED);
        Outcome later = bench.pass(Duration.ofDays(2));

        assertThat(calls(refused.toCsms(), "SignCertificate")).isFalse();
        assertThat(calls(later.toCsms(), "SignCertificate")).isFalse();
        assertThat(bench.identity().pending()).isEmpty();
        assertThat(bench.toldKinds()).contains(LifeEvent.Kind.RENEWAL_STOPPED);
    }

    @Test
    void beginsAnewAtASecondTrigger() throws Exception {
        // The newest request wins, and the keys of both wait.
        bench.connected();
        String first = bench.asked();

        String second = bench.asked();

        assertThat(Received.key(second)).isNotEqualTo(Received.key(first));
        assertThat(bench.identity().pending()).hasSize(2);
    }

    @Test
    void takesACertificateForTheOlderKeyOfTheSameAttempt() throws Exception {
        bench.connected();
        String first = bench.asked();
        bench.asked();

        Outcome outcome = bench.certificateSigned(bench.sign(first));

        assertThat(outcome.toCsms().get(0)).contains("Accepted");
    }

    @Test
    void storesACertificateAndWaitsWhileTheStationDoesNotShowOne() throws Exception {
        // A02 under security profile 2: the certificate is for the change of profile that follows (A05).
        bench.with(settings -> settings.withSwitching(settings.switching().withShows(station -> false)))
                .connected();
        String request = bench.asked();

        Outcome outcome = bench.certificateSigned(bench.sign(request, Recipe.station("SN-0001")));

        assertThat(outcome.toCsms()).hasSize(1).first().asString().contains("Accepted");
        assertThat(bench.identity().candidate().map(Generation::stage)).isEqualTo(Optional.of(Stage.CERT_STORED));
        assertThat(bench.credentials().identity()).isEmpty();
        assertThat(bench.credentials().trust()).containsExactly(bench.root.certificate());
    }
}
