// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.ids.evidence.Evidence;
import io.ferrule.ids.intercept.Measure.Kind;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.handshake.UpgradeRequest;
import io.ferrule.proxy.testing.MutableClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is turned away before a password is looked at, and who never is. */
class TurnstileTest {

    private static final String SITE = "192.0.2.1";
    private static final String STRANGER = "192.0.2.66";

    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Measures measures = new Measures();
    private final Regulars regulars = new Regulars();
    private Reaction mode = Reaction.BLOCK;
    private boolean right;
    private int asked;

    private final LiveClock time = new LiveClock(clock, () -> 0);
    private final Turnstile turnstile = new Turnstile(
            request -> {
                asked++;
                return right
                        ? new Admission.Admit(new StationId("CP1"), OcppVersion.V1_6, Optional.empty())
                        : new Admission.Refuse(401, Map.of(), "wrong");
            },
            new LiveSettings(clock, station -> Optional.of(mode), MeasureSettings::defaults, new Deaf()),
            time,
            measures,
            regulars);

    private static final class Deaf implements LiveListener {
        @Override
        public void found(Evidence evidence) {
            throw new AssertionError("nobody finds anything here");
        }
    }

    @Test
    void looksAtFivePasswordsOfAStrangerAndAtNoSixth() {
        for (int i = 0; i < 5; i++) {
            assertThat(status(knock(STRANGER, "CP1"))).isEqualTo(401);
        }
        right = true;

        Admission sixth = knock(STRANGER, "CP1");

        assertThat(status(sixth)).isEqualTo(429);
        assertThat(((Admission.Refuse) sixth).headers()).containsKey("Retry-After");
        assertThat(asked).isEqualTo(5);
    }

    @Test
    void looksAgainAfterTenMinutes() {
        for (int i = 0; i < 6; i++) {
            knock(STRANGER, "CP1");
        }
        clock.advance(Duration.ofMinutes(11));
        right = true;

        Admission later = knock(STRANGER, "CP1");

        assertThat(later).isInstanceOf(Admission.Admit.class);
    }

    @Test
    void letsInAStationThatWasConnectedFromAnAddressThatIsKeptOut() {
        regulars.connected(SITE, "CP1", time.now());
        clock.advance(Duration.ofMinutes(2));
        measures.take(Kind.ADDRESS, SITE, time.now(), Duration.ofMinutes(10), "a rule");
        right = true;

        Admission regular = knock(SITE, "CP1");
        Admission newcomer = knock(SITE, "CP2");

        assertThat(regular).isInstanceOf(Admission.Admit.class);
        assertThat(status(newcomer)).isEqualTo(429);
    }

    @Test
    void letsInAStationWhosePasswordIsGuessedElsewhere() throws UnknownHostException {
        regulars.connected(SITE, "CP1", time.now());
        clock.advance(Duration.ofMinutes(2));
        for (int i = 0; i < 60; i++) {
            knock("198.51.100." + i, "CP1");
        }
        right = true;

        Admission stranger = knock(STRANGER, "CP1");
        Admission regular = knock(SITE, "CP1");

        assertThat(status(stranger)).isEqualTo(429);
        assertThat(regular).isInstanceOf(Admission.Admit.class);
    }

    @Test
    void doesNotTakeAConnectionOfSecondsForARecommendation() {
        regulars.connected(SITE, "CP1", time.now());
        clock.advance(Duration.ofSeconds(30));
        regulars.left(SITE, "CP1", time.now());
        clock.advance(Duration.ofMinutes(5));

        boolean regular = regulars.regular(SITE, "CP1", time.now());

        assertThat(regular).isFalse();
    }

    @Test
    void turnsNobodyAwayWhereItOnlyWatches() {
        mode = Reaction.ALERT;
        measures.take(Kind.ADDRESS, STRANGER, time.now(), Duration.ofMinutes(10), "a rule");
        right = true;

        Admission admission = knock(STRANGER, "CP1");

        assertThat(admission).isInstanceOf(Admission.Admit.class);
    }

    @Test
    void forgetsTheEldestOfTooManyAddresses() {
        for (int i = 0; i < 20_001; i++) {
            measures.take(Kind.ADDRESS, "address-" + i, time.now(), Duration.ofHours(1), "a rule");
        }

        List<Measure> inForce = measures.all(time.now());

        assertThat(inForce).hasSize(10_000).noneMatch(measure -> measure.subject()
                .equals("address-0"));
    }

    private Admission knock(String address, String station) {
        try {
            InetSocketAddress peer = new InetSocketAddress(InetAddress.getByName(address), 1);
            return turnstile.admit(new UpgradeRequest(peer, "/ocpp/" + station, Map.of(), List.of()));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static int status(Admission admission) {
        return admission instanceof Admission.Refuse refuse ? refuse.status() : 101;
    }
}
