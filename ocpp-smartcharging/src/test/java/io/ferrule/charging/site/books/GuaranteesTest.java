// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.site.SharingPolicy;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guarantees G1 to G5 and G12 of the package, on random sites where everything goes wrong. */
final class GuaranteesTest {

    private static final long DAY = 86_400;
    private static final long WEEK = 7 * DAY;

    @Test
    void noFuseIsExceededAtAnyInstantOfAWeek() {
        long seed = 20_260_301;
        SimulatedSite site = new SimulatedSite(new SplittableRandom(seed), SharingPolicy.MAX_MIN);

        Optional<String> wrong = site.run(WEEK);

        assertThat(wrong).as("seed %d", seed).isEmpty();
        assertThat(site.ampSeconds()).as("something was charged").isGreaterThan(WEEK);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noFuseIsExceededOnAnySite(long seed) {
        SimulatedSite site = new SimulatedSite(new SplittableRandom(seed), SharingPolicy.MAX_MIN);

        Optional<String> wrong = site.run(DAY);

        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SharingPolicy.class)
    void noPolicyExceedsAFuse(SharingPolicy policy) {
        SimulatedSite site = new SimulatedSite(new SplittableRandom(77), policy);

        Optional<String> wrong = site.run(DAY / 8);

        assertThat(wrong).as("seed 77").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void everyStationIsCertainAgainSoonAfterTheTroubleEnds(long seed) {
        SimulatedSite site = new SimulatedSite(new SplittableRandom(seed), SharingPolicy.MAX_MIN);
        site.run(DAY / 4);

        site.endTrouble();
        Optional<String> wrong = site.run(DAY / 4 + 1_200);

        assertThat(wrong).as("seed %d", seed).isEmpty();
        assertThat(site.stations.keySet()).as("seed %d", seed).allSatisfy(station -> assertThat(
                        site.books().inForce(station, site.instant()))
                .isPresent());
    }
}
