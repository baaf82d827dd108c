// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static io.ferrule.certs.intercept.Received.calls;
import static io.ferrule.certs.intercept.Received.csr;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.UpstreamState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that goes out again: by the clock, after a loss, after a restart (A02.FR.17 to 19). */
class RequestAgainTest {

    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";
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

        assertThat(Received.key(csr(back.toCsms()))).isEqualTo(Received.key(request));
    }

    @Test
    void sendsTheSameRequestAgainAfterARestart() throws Exception {
        bench.connected();
        String request = csr(bench.trigger().toCsms());

        bench.restarted();
        List<String> early = bench.first;
        List<String> booted = bench.boots().toCsms();

        assertThat(calls(early, "SignCertificate")).isFalse();
        assertThat(Received.key(csr(booted))).isEqualTo(Received.key(request));
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
}
