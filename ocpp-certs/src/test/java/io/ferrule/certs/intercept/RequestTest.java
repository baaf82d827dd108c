// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static io.ferrule.certs.intercept.LifeBench.calls;
import static io.ferrule.certs.intercept.LifeBench.csr;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Recipe;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.Stage;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.UpstreamState;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The request for a certificate (A02): who begins it, what it says, how often it goes out. */
class RequestTest {

    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";
    private static final String REJECTED = "{\"status\":\"Rejected\"}";
    private static final String TRIGGER_201 = "{\"requestedMessage\":\"SignChargingStationCertificate\"}";

    private static final String BOOTED =
            "[3,\"c\",{\"status\":\"Accepted\",\"currentTime\":\"2026-06-15T12:00:00Z\",\"interval\":1}]";

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
        assertThat(LifeBench.request(csr(outcome.toCsms())).getSubject().toString())
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

        assertThat(LifeBench.key(second)).isNotEqualTo(LifeBench.key(first));
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
    void repeatsTheRequestInVersion201WithDoubledWaits() throws Exception {
        // OCPP 2.0.1 part 6, TC_A_23; part 2, A02.FR.17 to 19: W, 2W, then silence.
        SignRetry twice = new SignRetry(Duration.ofSeconds(100), 2);
        bench.with(settings -> settings.withRenewal(settings.renewal().withRetry((station, version) -> twice)))
                .connected(OcppVersion.V2_0_1);
        List<String> frames =
                bench.orders("TriggerMessage", Payload.of(TRIGGER_201)).toCsms();
        bench.answers(frames, "SignCertificate", ACCEPTED);

        Outcome early = bench.pass(Duration.ofSeconds(99));
        Outcome first = bench.pass(Duration.ofSeconds(2));
        bench.answers(first.toCsms(), "SignCertificate", ACCEPTED);
        Outcome between = bench.pass(Duration.ofSeconds(198));
        Outcome second = bench.pass(Duration.ofSeconds(3));
        bench.answers(second.toCsms(), "SignCertificate", ACCEPTED);
        Outcome after = bench.pass(Duration.ofHours(3));

        assertThat(calls(early.toCsms(), "SignCertificate")).isFalse();
        assertThat(calls(first.toCsms(), "SignCertificate")).isTrue();
        assertThat(calls(between.toCsms(), "SignCertificate")).isFalse();
        assertThat(calls(second.toCsms(), "SignCertificate")).isTrue();
        assertThat(calls(after.toCsms(), "SignCertificate")).isFalse();
    }

    @Test
    void acceptsOneCertificateOfThreeRepeatedRequestsAndNoEventForTheOthers() throws Exception {
        // OCPP 2.0.1 part 6, TC_A_23 (errata 2025-02): one CertificateSigned for each request.
        bench.connected(OcppVersion.V2_0_1);
        List<String> frames =
                bench.orders("TriggerMessage", Payload.of(TRIGGER_201)).toCsms();
        bench.answers(frames, "SignCertificate", ACCEPTED);
        String request = csr(frames);

        Outcome first = bench.certificateSigned(bench.sign(request));
        bench.proves(bench.dialSucceeds());
        Outcome second = bench.certificateSigned(bench.sign(request));
        Outcome third = bench.certificateSigned(bench.sign(request));

        assertThat(first.toCsms().get(0)).contains("Accepted");
        assertThat(second.toCsms().get(0)).contains("Rejected");
        assertThat(third.toCsms().get(0)).contains("Rejected");
        assertThat(bench.raisedTypes()).doesNotContain(SecurityEventType.INVALID_STATION_CERTIFICATE);
    }

    @Test
    void doesNotRepeatInVersion16() throws Exception {
        // Security white paper for OCPP 1.6, edition 3: no repetition.
        bench.connected();
        bench.asked();

        Outcome later = bench.pass(Duration.ofHours(6));

        assertThat(calls(later.toCsms(), "SignCertificate")).isFalse();
    }

    @Test
    void waitsForTheCsmsSinceABufferWouldRefuse() throws Exception {
        bench.buffered(UpstreamState.AWAY);
        CompletionStage<RenewalOrder> order = bench.life().renew(LifeBench.CP001);
        Outcome away = bench.pass(Duration.ofSeconds(5));

        bench.credentials();
        bench.harness().upstreamOpens();
        Outcome back = bench.boots();

        assertThat(order.toCompletableFuture()).isCompletedWithValue(RenewalOrder.WAITS);
        assertThat(calls(away.toCsms(), "SignCertificate")).isFalse();
        assertThat(calls(back.toCsms(), "SignCertificate")).isTrue();
    }

    @Test
    void sendsARequestAgainThatTheLostConnectionSwallowed() throws Exception {
        bench.buffered(UpstreamState.OPEN);
        String request = csr(bench.trigger().toCsms());
        bench.harness().upstreamLost();

        bench.credentials();
        Outcome back = bench.harness().upstreamOpens();

        assertThat(LifeBench.key(csr(back.toCsms()))).isEqualTo(LifeBench.key(request));
    }

    @Test
    void sendsTheSameRequestAgainAfterARestart() throws Exception {
        bench.connected();
        String request = csr(bench.trigger().toCsms());

        bench.restarted();
        List<String> early = bench.first;
        List<String> booted = bench.boots().toCsms();

        assertThat(calls(early, "SignCertificate")).isFalse();
        assertThat(LifeBench.key(csr(booted))).isEqualTo(LifeBench.key(request));
        assertThat(bench.identity().pending()).hasSize(1);
    }

    @Test
    void takesACertificateThatComesAfterARestart() throws Exception {
        bench.connected();
        String request = bench.asked();
        bench.restarted();

        Outcome outcome = bench.certificateSigned(bench.sign(request));

        assertThat(outcome.toCsms().get(0)).contains("Accepted");
        assertThat(bench.identity().candidate()).isPresent();
    }

    @Test
    void refusesTheStationsOwnRequest() throws Exception {
        // Northbound there is one certificate, and it is not the station's.
        bench.connected();

        Outcome outcome = bench.harness().fromStation("[2,\"s\",\"SignCertificate\",{\"csr\":\"x\"}]");

        assertThat(outcome.toStation()).containsExactly("[3,\"s\"," + REJECTED + "]");
        assertThat(outcome.toCsms()).isEmpty();
    }

    @Test
    void letsAStationAskForItsCertificateForVehicles() throws Exception {
        // OCPP 2.0.1 part 2, A02: V2GCertificate is the station's own business.
        bench.connected(OcppVersion.V2_0_1);

        Outcome outcome = bench.harness()
                .fromStation("[2,\"s\",\"SignCertificate\",{\"csr\":\"x\",\"certificateType\":\"V2GCertificate\"}]");

        assertThat(outcome.toCsms()).hasSize(1);
    }

    @Test
    void keepsTheNameThatWasUsedFirstWhenTheBoardIsSwapped() throws Exception {
        bench.close();
        LifeBench fresh = new LifeBench(dir.resolve("fresh")).rooted();
        fresh.with(settings -> LifeSettings.of(Naming.of("Example CPO"), settings.means()))
                .connected();
        fresh.boots();
        String first = fresh.asked();

        fresh.harness()
                .fromStation("[2,\"c\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\","
                        + "\"chargePointSerialNumber\":\"SN-9999\"}]");
        fresh.harness().fromCsms(BOOTED);
        String second = fresh.asked();

        assertThat(LifeBench.request(first).getSubject().toString()).contains("CN=SN-0001");
        assertThat(LifeBench.request(second).getSubject().toString()).contains("CN=SN-0001");
        assertThat(fresh.toldKinds()).contains(LifeEvent.Kind.SERIAL_CHANGED);
        fresh.close();
    }

    @Test
    void doesNotTakeAZeroForASerialNumber() throws Exception {
        bench.close();
        LifeBench fresh = new LifeBench(dir.resolve("fresh")).rooted();
        fresh.with(settings -> LifeSettings.of(Naming.of("Example CPO"), settings.means()))
                .connected();
        fresh.harness()
                .fromStation("[2,\"c\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\","
                        + "\"chargePointSerialNumber\":\"0000\"}]");
        fresh.harness().fromCsms(BOOTED);

        String request = fresh.asked();

        assertThat(LifeBench.request(request).getSubject().toString()).contains("CN=CP001");
        fresh.close();
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
