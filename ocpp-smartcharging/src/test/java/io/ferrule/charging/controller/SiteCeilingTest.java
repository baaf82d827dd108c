// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import static io.ferrule.charging.controller.Sites.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.model.v201.ChargingLimitSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What all site-wide limits come to (OCPP 2.0.1 part 2, K14). */
class SiteCeilingTest {

    private final SiteCeiling ceiling = new SiteCeiling(Sites.facts());

    @Test
    void withoutAnybodysLimitNothingIsBounded() {
        var amps = ceiling.amps(ControllerState.empty(), NOW);

        assertThat(amps).isEmpty();
    }

    @Test
    void amperesHoldForEachPhaseOfTheRoot() {
        ControllerState state = Sites.with(ControllerState.empty(), Sites.siteProfile(1, 0, "A", 40));

        var amps = ceiling.amps(state, NOW);

        assertThat(amps).isEqualTo(Sites.main(40));
    }

    /** 10,000 W / (230 V x 3) = 14.4927... A. */
    @Test
    void wattsAreSharedOverThePhasesOfTheRootAndRoundedDown() {
        ControllerState state = Sites.with(ControllerState.empty(), Sites.siteProfile(1, 0, "W", 10_000));

        var amps = ceiling.amps(state, NOW);

        assertThat(amps).isEqualTo(Sites.main(14.492));
    }

    @Test
    void wattsOfASinglePhaseRootAllFlowThroughIt() {
        Fuse single = Fuse.of("main", Optional.empty(), Map.of(Phase.L2, 63.0));
        ControllerState state = Sites.limited(ChargingLimitSource.SO, Sites.watts(4_600, 0, 60));

        var amps = new SiteCeiling(Sites.facts(single)).amps(state, NOW);

        assertThat(amps).isEqualTo(Map.of("main", Map.of(Phase.L2, 20.0)));
    }

    @Test
    void theLowestOfProfileAndExternalLimitsHolds() {
        ControllerState state = Sites.with(
                        Sites.limited(ChargingLimitSource.SO, Sites.watts(13_800, 0, 60)),
                        Sites.siteProfile(1, 0, "A", 40))
                .with(ChargingLimitSource.EMS, List.of(Sites.watts(6_900, 30, 60)));

        var first = ceiling.amps(state, NOW);
        var then = ceiling.amps(state, NOW.plus(Duration.ofMinutes(30)));
        var afterwards = ceiling.amps(state, NOW.plus(Duration.ofMinutes(60)));

        assertThat(first).isEqualTo(Sites.main(20));
        assertThat(then).isEqualTo(Sites.main(10));
        assertThat(afterwards).isEqualTo(Sites.main(40));
    }

    @Test
    void aDropWithinTheRangeHoldsForAllOfIt() {
        ControllerState state = Sites.with(
                Sites.limited(ChargingLimitSource.SO, Sites.watts(6_900, 30, 60)), Sites.siteProfile(1, 0, "A", 40));
        Duration lead = Duration.ofSeconds(4);

        var longBefore = ceiling.lowest(state, InstantRange.of(NOW.plusSeconds(1_795), lead));
        var shortly = ceiling.lowest(state, InstantRange.of(NOW.plusSeconds(1_797), lead));
        var atTheEnd = ceiling.lowest(state, InstantRange.of(NOW.plusSeconds(3_599), lead));
        var after = ceiling.lowest(state, InstantRange.of(NOW.plusSeconds(3_600), lead));

        assertThat(longBefore).isEqualTo(Sites.main(40));
        assertThat(shortly).isEqualTo(Sites.main(10));
        assertThat(atTheEnd).isEqualTo(Sites.main(10));
        assertThat(after).isEqualTo(Sites.main(40));
    }

    @Test
    void ofTwoProfilesTheHigherStackLevelLeads() {
        ControllerState low = Sites.with(ControllerState.empty(), Sites.siteProfile(1, 0, "A", 20));
        ControllerState both = Sites.with(low, Sites.siteProfile(2, 5, "A", 50));

        var amps = ceiling.amps(both, NOW);

        assertThat(amps).isEqualTo(Sites.main(50));
    }

    @Test
    void whateverTheLimitThePowerOfAllPhasesStaysBelowIt() {
        long seed = 20_260_302;
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            double watts = random.nextDouble() * 40_000;
            ControllerState state = Sites.limited(ChargingLimitSource.SO, Sites.watts(watts, 0, 60));

            var amps = ceiling.amps(state, NOW).getOrDefault("main", Map.of()).values();

            assertThat(amps).as("seed %d, limit %s W", seed, watts).hasSize(3).allSatisfy(each -> assertThat(
                            each * 230 * 3)
                    .isLessThanOrEqualTo(watts));
        }
    }

    @Test
    void aSiteWithTwoRootsIsRefused() {
        Fuse one = Sites.fuse("one", Optional.empty(), 63);
        Fuse other = Sites.fuse("other", Optional.empty(), 63);

        assertThatThrownBy(() -> Sites.facts(one, other))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("one root fuse");
    }
}
