// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.rollout.Canary;
import io.ferrule.certs.rollout.Rollouts;
import io.ferrule.certs.rollout.Stops;
import io.ferrule.certs.store.FactoryImport;
import io.ferrule.certs.store.Rotation;
import io.ferrule.certs.store.Stage;
import io.ferrule.certs.verify.EffectRules;
import io.ferrule.certs.verify.LeafVerdict;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import io.ferrule.proxy.upstream.UpstreamState;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fleet of twenty stations whose certificates come from a new authority: CP001, which the bench connects, and nineteen others
 * that only the store knows. At a share of five percent one of them goes first.
 */
class CanaryTest {

    private static final int OLD = 1;
    private static final int NEW = 2;
    private static final Duration HOLD = Duration.ofMinutes(4);
    private static final StationId OTHER = new StationId("CP002");

    @TempDir
    Path dir;

    private final TestAuthority next = TestAuthority.root("Next CPO root");
    private LifeBench bench;

    CanaryTest() throws Exception {}

    @BeforeEach
    void open() throws Exception {
        bench = new LifeBench(dir).enrolled();
        for (int i = 2; i <= 20; i++) {
            holding("CP0%02d".formatted(i));
        }
        Rollouts rollouts = new Rollouts(new Canary(5, HOLD), Stops.in(dir.resolve("rollouts")), bench.clock);
        bench.with(settings -> settings.withSwitching(settings.switching().withRollouts(rollouts)));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void holding(String station) throws Exception {
        KeyPair pair = KeyType.EC_P256.generate();
        new FactoryImport(bench.store())
                .credential(
                        station,
                        new Issued(
                                pair.getPrivate(),
                                List.of(bench.root.issue(Recipe.station(station), pair.getPublic()))));
    }

    /** The station gets a certificate of the new authority, over no wire. */
    private void issued(StationId station) throws Exception {
        Rotation rotation = new Rotation(bench.store());
        int key = rotation.newKey(station.value(), KeyType.EC_P256).number();
        rotation.advance(station.value(), key, Stage.CSR_SENT);
        KeyPair pair = bench.store().pair(station.value(), key);
        rotation.keepCertificate(
                station.value(),
                new LeafVerdict.Accepted(
                        key,
                        List.of(next.issue(Recipe.station("SN-0001"), pair.getPublic())),
                        bench.clock.instant(),
                        List.of()));
    }

    private int dials(StationId station) throws Exception {
        return bench.life().credentialsOf(station).orElseThrow().generation().orElseThrow();
    }

    /** Another station has shown the new certificate, and it works. */
    private void otherProven() throws Exception {
        issued(OTHER);
        new Rotation(bench.store()).commit(OTHER.value(), NEW, EffectRules.CURRENT);
    }

    @Test
    void theFirstGoesAheadAndTheOthersKeepWhatTheyHave() throws Exception {
        issued(OTHER);
        issued(LifeBench.CP001);

        int first = dials(OTHER);
        int second = dials(LifeBench.CP001);

        assertThat(first).isEqualTo(NEW);
        assertThat(second).isEqualTo(OLD);
    }

    @Test
    void aConnectionThatIsOpenWaitsAndTheOperatorHearsOfIt() throws Exception {
        otherProven();
        bench.connected();
        issued(LifeBench.CP001);

        bench.life().refresh(LifeBench.CP001);

        assertThatThrownBy(bench::dialSucceeds).isInstanceOf(NoSuchElementException.class);
        assertThat(bench.toldKinds()).contains(LifeEvent.Kind.CERTIFICATE_WAITS);
    }

    @Test
    void itFollowsWhenTheFirstHasHeld() throws Exception {
        otherProven();
        bench.connected();
        issued(LifeBench.CP001);
        bench.life().refresh(LifeBench.CP001);

        bench.pass(HOLD);
        bench.proves(bench.dialSucceeds());

        assertThat(bench.active()).isEqualTo(NEW);
    }

    @Test
    void nobodyFollowsWhenTheFirstHasFailed() throws Exception {
        bench.connected();
        issued(LifeBench.CP001);
        issued(OTHER);
        bench.life().refresh(LifeBench.CP001);

        bench.dialFails(Fault.CERTIFICATE);
        bench.proves(bench.dialSucceeds());
        bench.pass(HOLD.multipliedBy(2));

        assertThat(bench.identity().candidate()).isEmpty();
        assertThat(bench.toldKinds()).contains(LifeEvent.Kind.ROLLOUT_STOPPED);
        assertThat(dials(OTHER)).isEqualTo(OLD);
    }

    /** The CSMS took it at first, and then it does not any more. */
    @Test
    void nobodyFollowsWhenTheFirstIsRefusedWhileItIsWatched() throws Exception {
        bench.buffered(UpstreamState.OPEN);
        issued(LifeBench.CP001);
        issued(OTHER);
        bench.life().refresh(LifeBench.CP001);
        bench.proves(bench.dialSucceeds());

        bench.harness().upstreamLost();
        bench.pass(Duration.ofSeconds(10));
        bench.dialFails(Fault.CERTIFICATE);

        assertThat(bench.active()).isEqualTo(NEW);
        assertThat(bench.toldKinds()).contains(LifeEvent.Kind.ROLLOUT_STOPPED);
        assertThat(dials(OTHER)).isEqualTo(OLD);
    }

    @Test
    void whoHasNothingValidDoesNotWait() throws Exception {
        otherProven();
        issued(LifeBench.CP001);
        bench.clock.advance(Duration.ofDays(366));

        int dialled = dials(LifeBench.CP001);

        assertThat(dialled).isEqualTo(NEW);
    }

    @Test
    void aRenewalByTheAuthorityThatEverybodyHasGoesAtOnce() throws Exception {
        bench.clock.advance(HOLD);
        bench.connected();

        bench.certificateSigned(bench.sign(bench.asked()));
        bench.proves(bench.dialSucceeds());

        assertThat(bench.active()).isEqualTo(NEW);
    }
}
