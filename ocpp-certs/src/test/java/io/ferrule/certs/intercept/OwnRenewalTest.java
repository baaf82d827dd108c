// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static io.ferrule.certs.intercept.Received.calls;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Recipe;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.UpstreamState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate is renewed before it expires, by the station itself (A03). */
class OwnRenewalTest {

    private static final Duration MONTH = Duration.ofDays(30);

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

    private void nearlyExpired() throws Exception {
        bench.clock.set(bench.ends().minus(Duration.ofDays(20)));
    }

    @Test
    void renewsAtTheBootWithinTheLastMonth() throws Exception {
        // Security white paper for OCPP 1.6, edition 3, A03.FR.01
        nearlyExpired();
        bench.connected();

        Outcome outcome = bench.boots();

        assertThat(calls(outcome.toCsms(), "SignCertificate")).isTrue();
        assertThat(outcome.toStation()).hasSize(1);
    }

    @Test
    void doesNotRenewBeforeTheLastMonth() throws Exception {
        bench.clock.set(bench.ends().minus(MONTH).minus(Duration.ofDays(2)));
        bench.connected();

        Outcome outcome = bench.boots();

        assertThat(calls(outcome.toCsms(), "SignCertificate")).isFalse();
    }

    @Test
    void renewsWhenTheTimeComesInALongSession() throws Exception {
        bench.clock.set(bench.ends().minus(MONTH).minus(Duration.ofHours(30)));
        bench.connected();
        bench.boots();

        // Spread over a tenth of the last month, looked at every twelve hours.
        Outcome outcome = bench.pass(Duration.ofHours(12));
        boolean asked = calls(outcome.toCsms(), "SignCertificate");
        for (int i = 0; i < 12 && !asked; i++) {
            asked = calls(bench.pass(Duration.ofHours(12)).toCsms(), "SignCertificate");
        }

        assertThat(asked).isTrue();
        assertThat(bench.clock.instant()).isAfter(bench.ends().minus(MONTH));
    }

    @Test
    void doesNotRenewBeforeTheCsmsHasAcceptedTheStation() throws Exception {
        nearlyExpired();
        bench.connected();

        Outcome outcome = bench.boots("Pending");
        Outcome later = bench.pass(Duration.ofMinutes(5));

        assertThat(calls(outcome.toCsms(), "SignCertificate")).isFalse();
        assertThat(calls(later.toCsms(), "SignCertificate")).isFalse();
    }

    @Test
    void renewsOnRequestWhileTheCsmsKeepsTheStationPending() throws Exception {
        // OCPP 2.0.1 part 2, A00.FR.429: an expired certificate may be renewed in Pending.
        bench.clock.set(bench.ends().plus(Duration.ofDays(1)));
        bench.connected();
        bench.boots("Pending");

        Outcome outcome = bench.trigger();

        assertThat(calls(outcome.toCsms(), "SignCertificate")).isTrue();
    }

    @Test
    void renewsInASessionWithoutABoot() throws Exception {
        // A mere reconnect does not boot; the station was accepted before.
        nearlyExpired();
        bench.connected();

        Outcome outcome = bench.pass(Duration.ofMinutes(2));

        assertThat(calls(outcome.toCsms(), "SignCertificate")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:10:00Z", "2100-01-01T00:00:00Z"})
    void renewsNothingByAClockThatCannotBeRight(String time) throws Exception {
        bench.clock.set(Instant.parse(time));
        bench.connected();
        bench.boots();

        Outcome outcome = bench.pass(Duration.ofHours(25));

        assertThat(calls(outcome.toCsms(), "SignCertificate")).isFalse();
        assertThat(bench.dials()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:10:00Z", "2100-01-01T00:00:00Z"})
    void judgesNoValidityByAClockThatCannotBeRight(String time) throws Exception {
        bench.clock.set(Instant.parse(time));
        bench.connected();

        Outcome outcome = bench.certificateSigned(bench.sign(bench.asked()));
        int next = bench.dials();
        bench.proves(bench.dialSucceeds());

        assertThat(outcome.toCsms().get(0)).contains("Accepted");
        assertThat(next).isEqualTo(2);
        assertThat(bench.active()).isEqualTo(2);
    }

    @Test
    void goesOnAfterADayWithoutTheCsms() throws Exception {
        nearlyExpired();
        bench.buffered(UpstreamState.AWAY);
        Outcome away = bench.pass(Duration.ofHours(1));
        bench.clock.advance(Duration.ofDays(1));
        bench.credentials();
        bench.harness().upstreamOpens();

        Outcome back = bench.boots();

        assertThat(calls(away.toCsms(), "SignCertificate")).isFalse();
        assertThat(calls(back.toCsms(), "SignCertificate")).isTrue();
    }

    @Test
    void asksOnceADayWhileNoCertificateComes() throws Exception {
        nearlyExpired();
        bench.connected();
        Outcome first = bench.boots();
        bench.answers(first.toCsms(), "SignCertificate", "{\"status\":\"Accepted\"}");

        Outcome sameDay = bench.pass(Duration.ofHours(13));
        Outcome nextDay = bench.pass(Duration.ofHours(13));

        assertThat(calls(sameDay.toCsms(), "SignCertificate")).isFalse();
        assertThat(calls(nextDay.toCsms(), "SignCertificate")).isTrue();
    }

    @Test
    void raisesAnAlarmWhenTheRenewalWasRefusedAndTheEndComesNear() throws Exception {
        nearlyExpired();
        bench.connected();
        Outcome first = bench.boots();
        bench.answers(first.toCsms(), "SignCertificate", "{\"status\":\"Rejected\"}");

        Outcome later = bench.pass(Duration.ofHours(13));

        assertThat(calls(later.toCsms(), "SignCertificate")).isFalse();
        assertThat(bench.toldKinds()).contains(LifeEvent.Kind.RENEWAL_OVERDUE);
    }

    @Test
    void leavesRenewalToSomebodyElseWhenToldSo() throws Exception {
        bench.with(settings -> settings.withRenewal(settings.renewal().withRule(Optional.empty())));
        nearlyExpired();
        bench.connected();

        Outcome outcome = bench.boots();

        assertThat(calls(outcome.toCsms(), "SignCertificate")).isFalse();
    }

    @Test
    void renewsACertificateOfAWeekInItsLastThird() throws Exception {
        bench.close();
        LifeBench weekly = new LifeBench(dir.resolve("weekly")).rooted();
        Instant now = weekly.clock.instant();
        weekly.holding(Recipe.station("SN-0001").valid(now.minus(Duration.ofDays(6)), now.plus(Duration.ofDays(1))))
                .connected();

        Outcome outcome = weekly.boots();

        assertThat(calls(outcome.toCsms(), "SignCertificate")).isTrue();
        weekly.close();
    }
}
