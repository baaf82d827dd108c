// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import static io.ferrule.charging.site.Wishes.fuse;
import static io.ferrule.charging.site.Wishes.grouped;
import static io.ferrule.charging.site.Wishes.row;
import static io.ferrule.charging.site.Wishes.share;
import static io.ferrule.charging.site.Wishes.station;
import static io.ferrule.charging.site.Wishes.wants;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and with which rule. */
final class SiteTest {

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e308, 100_001})
    void refusesNumbersThatNoSiteHas(double amps) {
        assertRefused(Rule.NUMBER, () -> fuse("main", "", amps));
        assertRefused(Rule.NUMBER, () -> wants("s1", amps));
        assertRefused(Rule.NUMBER, () -> new SiteLoad(Map.of("main", Map.of(Phase.L1, amps))));
        assertRefused(Rule.NUMBER, () -> new PhasorLimit("p", amps, Map.of()));
    }

    /** Where {@code min} is not given it follows {@code max}. */
    @Test
    void namesTheLargestCurrentOfAStationBeforeTheSmallest() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new SiteStation.Rating(-1, -1, 230))
                .withMessageStartingWith("max of a station");
    }

    @Test
    void refusesAFuseAboveItself() {
        assertRefused(
                Rule.CYCLE,
                () -> new Site(List.of(fuse("a", "b", 1), fuse("b", "c", 1), fuse("c", "b", 1)), List.of(), List.of()));
    }

    @Test
    void refusesParentsStationsAndFusesThatAreNotThere() {
        assertRefused(Rule.UNKNOWN_REFERENCE, () -> new Site(List.of(fuse("a", "b", 1)), List.of(), List.of()));
        assertRefused(Rule.UNKNOWN_REFERENCE, () -> new Site(List.of(), List.of(), List.of(station("s", "main"))));
        assertRefused(Rule.UNKNOWN_REFERENCE, () -> share(SharingPolicy.MAX_MIN, row(10, 1), wants("other", 10)));
    }

    @Test
    void refusesIdsThatComeTwice() {
        assertRefused(Rule.ID, () -> new Site(List.of(fuse("a", "", 1), fuse("a", "", 1)), List.of(), List.of()));
        assertRefused(Rule.ID, () -> share(SharingPolicy.MAX_MIN, row(10, 1), wants("s1", 10), wants("s1", 9)));
        assertRefused(Rule.ID, () -> fuse("", "", 1));
    }

    @Test
    void refusesAStationThatNothingBounds() {
        assertRefused(Rule.UNPLACED, () -> new Site(List.of(), List.of(), List.of(grouped("s", "AB", 32))));
    }

    @Test
    void refusesAPhaseThatAFuseAboveDoesNotHave() {
        Fuse single = Fuse.of("single", Optional.empty(), Map.of(Phase.L1, 16.0));

        assertRefused(Rule.PHASE, () -> new Site(List.of(single), List.of(), List.of(station("s", "single"))));
        assertRefused(Rule.PHASE, () -> new Wiring(List.of(Phase.L1, Phase.L1)));
        assertRefused(Rule.PHASE, () -> Wiring.rotation("Unknown"));
    }

    @Test
    void takesABranchingPointWithoutALimit() {
        Fuse branch = Fuse.of("branch", Optional.of("main"), Map.of());
        Site site = new Site(List.of(fuse("main", "", 10), branch), List.of(), List.of(station("s", "branch")));

        Map<String, Double> amps = share(SharingPolicy.MAX_MIN, site, wants("s", 32));

        assertThat(amps).containsEntry("s", 10.0);
    }

    @Test
    void refusesADepartureBeforeTheArrival() {
        Optional<Instant> noon = Optional.of(Instant.parse("2026-03-02T12:00:00Z"));
        Optional<Instant> morning = Optional.of(Instant.parse("2026-03-02T08:00:00Z"));

        assertRefused(Rule.DEPARTURE_BEFORE_ARRIVAL, () -> new Request.Stay(noon, morning, OptionalDouble.empty()));
    }

    @Test
    void refusesAMinimumAboveTheMaximum() {
        assertRefused(Rule.MINIMUM_ABOVE_MAXIMUM, () -> new SiteStation.Rating(10, 6, 230));
    }

    /** OCPP 1.6 edition 2, 9.1.7: the rotation names what is wired to the station's L1, L2 and L3. */
    @Test
    void readsTheRotationAsOcppWritesIt() {
        Wiring wiring = Wiring.rotation("STR");

        assertThat(wiring.phases()).containsExactly(Phase.L2, Phase.L3, Phase.L1);
    }

    private static void assertRefused(Rule rule, ThrowingCallable call) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.refusal().rule()).isEqualTo(rule.word()));
    }
}
