// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.RenewalRule;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.certs.enrol.Enrolment;
import io.ferrule.certs.enrol.RenewalWindow;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose word counts about when a certificate is due (RFC 9773). */
class RenewalTimesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final RenewalRule RULE = RenewalRule.standard();

    private ThrowawayAuthority authority;
    private X509Certificate inUse;
    private Optional<RenewalWindow> suggested = Optional.empty();
    private boolean silent;
    private int asked;

    private final EnrolmentDoor door = new EnrolmentDoor() {
        @Override
        public Enrolment first() {
            throw new IllegalStateException("nobody enrols here");
        }

        @Override
        public Enrolment next(Issued own) {
            throw new IllegalStateException("nobody renews here");
        }

        @Override
        public Optional<RenewalWindow> window(X509Certificate certificate) throws IOException {
            asked++;
            if (silent) {
                throw new IOException("no answer");
            }
            return suggested;
        }
    };
    private final RenewalTimes times = new RenewalTimes(RULE, door);

    @BeforeEach
    void issue() throws Exception {
        authority = ThrowawayAuthority.create("Root", Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
        inUse = certificate();
    }

    private X509Certificate certificate() throws Exception {
        return authority.issueClient("SN-0001", "Example CPO").chain().get(0);
    }

    private static Optional<RenewalWindow> window(Duration from, Duration length) {
        Instant start = NOW.plus(from);
        return Optional.of(new RenewalWindow(start, start.plus(length), Duration.ofHours(6)));
    }

    /** RFC 9773, 4.2. */
    @Test
    void liesWithinTheWindowThatTheAuthoritySuggests() {
        suggested = window(Duration.ofDays(2), Duration.ofDays(1));

        Instant due = times.due("CP001", inUse, NOW);

        assertThat(due).isBetween(NOW.plus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(3)));
    }

    /** RFC 9773, 4.2: two certificates, and with them two stations, hardly ever fall on the same second of a year. */
    @Test
    void spreadsAFleetOverTheWindow() throws Exception {
        suggested = window(Duration.ofDays(1), Duration.ofDays(20));

        Instant one = times.due("CP001", inUse, NOW);
        Instant other = times.due("CP002", certificate(), NOW);

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void staysTheSameAfterARestart() {
        suggested = window(Duration.ofDays(2), Duration.ofDays(1));
        Instant before = times.due("CP001", inUse, NOW);

        Instant after = new RenewalTimes(RULE, door).due("CP001", inUse, NOW);

        assertThat(after).isEqualTo(before);
    }

    @Test
    void isOurOwnRuleWhereTheAuthoritySaysNothing() {
        assertThat(times.due("CP001", inUse, NOW)).isEqualTo(RULE.due(inUse));
    }

    @Test
    void isOurOwnRuleWhereTheWindowBeginsBehindTheEnd() {
        suggested = window(Duration.ofDays(31), Duration.ofDays(1));

        assertThat(times.due("CP001", inUse, NOW)).isEqualTo(RULE.due(inUse));
    }

    /** RFC 9773, 4.3. */
    @Test
    void isAskedForAgainWhenTheWordIsTooOld() {
        suggested = window(Duration.ofDays(2), Duration.ofDays(1));
        times.due("CP001", inUse, NOW);
        suggested = window(Duration.ofDays(-1), Duration.ofHours(1));

        Instant early = times.due("CP001", inUse, NOW.plus(Duration.ofHours(5)));
        Instant late = times.due("CP001", inUse, NOW.plus(Duration.ofHours(6)));

        assertThat(early).isAfter(NOW);
        assertThat(late).isBefore(NOW);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void keepsTheWordOfAnAuthorityThatDoesNotAnswerAnyMore() {
        suggested = window(Duration.ofDays(2), Duration.ofDays(1));
        Instant heard = times.due("CP001", inUse, NOW);
        silent = true;

        Instant due = times.due("CP001", inUse, NOW.plus(Duration.ofHours(6)));

        assertThat(due).isEqualTo(heard);
    }

    @Test
    void asksASilentAuthorityAboutNobodyElseForAWhile() {
        silent = true;
        times.due("CP001", inUse, NOW);

        Instant due = times.due("CP002", inUse, NOW.plus(Duration.ofMinutes(29)));

        assertThat(due).isEqualTo(RULE.due(inUse));
        assertThat(asked).isEqualTo(1);
    }
}
