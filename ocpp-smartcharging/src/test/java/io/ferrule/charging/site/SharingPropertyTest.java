// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Properties of every allocation, on random sites. */
final class SharingPropertyTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final int SITES = 300;
    /** A hundredth for each station of the largest site: what rounding down may leave. */
    private static final double STEP = 0.12;

    @ParameterizedTest
    @EnumSource(SharingPolicy.class)
    void noFuseIsExceededAndNobodyGetsLessThanAMinimum(SharingPolicy policy) {
        for (long seed = 0; seed < SITES; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            Site site = RandomSite.of(random, 1 + random.nextInt(8), 1 + random.nextInt(12));
            Situation situation = situation(random, site);

            Allocation allocation = new Sharing(site).share(policy, situation);

            assertThat(RandomSite.exceeded(site, allocation.amps(), situation.otherLoad()))
                    .as("seed %d", seed)
                    .isEmpty();
            assertInRange(seed, site, situation, allocation);
        }
    }

    private static void assertInRange(long seed, Site site, Situation situation, Allocation allocation) {
        for (Request request : situation.requests()) {
            SiteStation station = station(site, request.station());
            double amps = allocation.amps(request.station());
            assertThat(amps)
                    .as("seed %d, %s", seed, station)
                    .isLessThanOrEqualTo(
                            Math.min(request.demandAmps(), station.rating().maxAmps()));
            assertThat(amps == 0 || amps >= station.rating().minAmps())
                    .as("seed %d, %s gets %s", seed, station, amps)
                    .isTrue();
        }
    }

    /** Max-min fairness (equal share, progressive filling): one can get more only from one that has no more than itself. */
    @Test
    void nobodyCouldHaveMoreWithoutTakingItFromOneWithLess() {
        for (long seed = 0; seed < SITES; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            Site site = RandomSite.of(random, 1 + random.nextInt(8), 1 + random.nextInt(12));
            Situation situation = situation(random, site);

            Map<String, Double> amps =
                    new Sharing(site).share(SharingPolicy.MAX_MIN, situation).amps();

            for (Request request : situation.requests()) {
                assertThat(couldRise(site, situation, amps, request))
                        .as("seed %d: %s in %s", seed, request, amps)
                        .isFalse();
            }
        }
    }

    /** Takes everything above its own level, but for the minimum, from the others, and sees if that makes room. */
    private static boolean couldRise(Site site, Situation situation, Map<String, Double> amps, Request request) {
        double own = amps.getOrDefault(request.station(), 0.0);
        SiteStation station = station(site, request.station());
        if (own == 0
                || own + STEP > Math.min(request.demandAmps(), station.rating().maxAmps())) {
            return false;
        }
        Map<String, Double> lower = new HashMap<>();
        amps.forEach((id, value) -> lower.put(
                id, value > own ? Math.max(own, station(site, id).rating().minAmps()) : value));
        lower.put(request.station(), own + STEP);
        return RandomSite.exceeded(site, lower, situation.otherLoad()).isEmpty();
    }

    /** G10: equal input gives equal output. */
    @ParameterizedTest
    @EnumSource(SharingPolicy.class)
    void decidesTheSameForTheSame(SharingPolicy policy) {
        for (long seed = 0; seed < SITES / 10; seed++) {
            Site site = RandomSite.of(new SplittableRandom(seed), 4, 6);
            Situation situation = situation(new SplittableRandom(seed), site);

            Allocation first = new Sharing(site).share(policy, situation);
            Allocation second = new Sharing(site).share(policy, situation);

            assertThat(second).as("seed %d", seed).isEqualTo(first);
        }
    }

    private static SiteStation station(Site site, String id) {
        return site.stations().stream()
                .filter(station -> station.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Situation situation(RandomGenerator random, Site site) {
        Map<String, Map<Phase, Double>> load = new HashMap<>();
        site.fuses().forEach(fuse -> load.put(fuse.id(), Map.of(Phase.L1, random.nextInt(300) / 10.0)));
        List<Request> requests = new ArrayList<>();
        for (SiteStation station : site.stations()) {
            Request.Stay stay = new Request.Stay(
                    Optional.of(NOW.minusSeconds(random.nextInt(10_000))),
                    Optional.of(NOW.plusSeconds(random.nextInt(40_000))),
                    OptionalDouble.of(random.nextInt(50_000)));
            double demand = random.nextInt(350) / 10.0;
            requests.add(new Request(station.id(), demand, random.nextInt(3), OptionalInt.empty(), stay));
        }
        return Situation.of(NOW, new SiteLoad(load), requests);
    }
}
