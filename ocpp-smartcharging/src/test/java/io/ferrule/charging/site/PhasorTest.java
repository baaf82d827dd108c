// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import static io.ferrule.charging.site.Wishes.grouped;
import static io.ferrule.charging.site.Wishes.share;
import static io.ferrule.charging.site.Wishes.wants;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Constraints on phasor sums: {@code |sum of factor x e^(j angle) x amperes of the group| <= limit}. */
final class PhasorTest {

    /** Two equal currents at 60 degrees to each other are together the square root of three as long as one. */
    @Test
    void addsCurrentsAsPhasors() {
        Map<String, PhasorTerm> terms = Map.of("AB", new PhasorTerm(1, 30), "CA", new PhasorTerm(-1, 150));
        Site site = site(new PhasorLimit("secondary-A", 83.3, terms), grouped("a", "AB", 80), grouped("c", "CA", 80));

        Map<String, Double> amps = share(SharingPolicy.MAX_MIN, site, wants("a", 80), wants("c", 80));

        assertThat(amps.get("a")).isEqualTo(Math.floor(83.3 / Math.sqrt(3) * 100) / 100);
        assertThat(amps.get("c")).isEqualTo(amps.get("a"));
    }

    /** Opposite currents cancel as long as both flow; the bound must hold when one of the cars leaves (G10). */
    @Test
    void doesNotRelyOnCurrentsThatCancel() {
        Map<String, PhasorTerm> terms = Map.of("A", new PhasorTerm(1, 0), "B", new PhasorTerm(1, 180));
        Site site = site(new PhasorLimit("neutral", 20, terms), grouped("a", "A", 80), grouped("b", "B", 80));

        Map<String, Double> amps = share(SharingPolicy.MAX_MIN, site, wants("a", 80), wants("b", 80));

        assertThat(amps).containsEntry("a", 19.99).containsEntry("b", 19.99);
    }

    @ParameterizedTest
    @EnumSource(SharingPolicy.class)
    void holdsForWhateverPartTheCarsDraw(SharingPolicy policy) {
        for (long seed = 0; seed < 50; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            List<PhasorLimit> limits = List.of(limit(random, "one"), limit(random, "two"));
            List<SiteStation> stations = new ArrayList<>();
            List<Request> requests = new ArrayList<>();
            for (int number = 0; number < 6; number++) {
                stations.add(grouped("s" + number, "g" + number % 3, 32));
                requests.add(wants("s" + number, random.nextInt(32)));
            }

            Map<String, Double> amps =
                    share(policy, new Site(List.of(), limits, stations), requests.toArray(new Request[0]));

            assertThat(worst(limits, amps)).as("seed %d", seed).isLessThanOrEqualTo(1 + 1e-12);
        }
    }

    /** Largest part of a limit that any subset of the cars uses. */
    private static double worst(List<PhasorLimit> limits, Map<String, Double> amps) {
        double worst = 0;
        for (PhasorLimit limit : limits) {
            for (int subset = 0; subset < 1 << amps.size(); subset++) {
                double re = 0;
                double im = 0;
                for (int car = 0; car < amps.size(); car++) {
                    PhasorTerm term = limit.terms().getOrDefault("g" + car % 3, new PhasorTerm(0, 0));
                    double drawn = (subset >> car & 1) * amps.getOrDefault("s" + car, 0.0) * term.factor();
                    re += drawn * Math.cos(Math.toRadians(term.angle()));
                    im += drawn * Math.sin(Math.toRadians(term.angle()));
                }
                worst = Math.max(worst, Math.hypot(re, im) / limit.limit());
            }
        }
        return worst;
    }

    private static PhasorLimit limit(RandomGenerator random, String id) {
        return new PhasorLimit(
                id,
                10 + random.nextInt(60),
                Map.of(
                        "g0", new PhasorTerm(1, random.nextInt(360)),
                        "g1", new PhasorTerm(-2, random.nextInt(360)),
                        "g2", new PhasorTerm(0.5, random.nextInt(360))));
    }

    private static Site site(PhasorLimit limit, SiteStation... stations) {
        return new Site(List.of(), List.of(limit), List.of(stations));
    }
}
