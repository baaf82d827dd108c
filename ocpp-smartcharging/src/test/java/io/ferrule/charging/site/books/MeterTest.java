// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What everything but the stations takes (G5, G11). */
final class MeterTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final Books books = books(Map.of(Phase.L1, 12.0), 0);

    private static Books books(Map<Phase, Double> worst, double margin) {
        Fuse main = new Fuse("main", Optional.empty(), Map.of(Phase.L1, 40.0), worst);
        BookRules usual = BookRules.usual();
        BookRules rules = new BookRules(
                usual.settle(),
                usual.lateArrival(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(45),
                margin,
                usual.disobedience());
        return new Books(new Site(List.of(main), List.of(), List.of()), rules, Map.of());
    }

    private static Instant second(long second) {
        return START.plusSeconds(second);
    }

    /** G5: a silent meter counts at the worst case, never at the last value. */
    @Test
    void countASilentMeterAtItsWorstCase() {
        books.otherLoad("main", Map.of(Phase.L1, 3.0), second(0));

        SiteLoad fresh = books.otherLoad(second(60));
        SiteLoad silent = books.otherLoad(second(61));

        assertThat(fresh.at("main", Phase.L1)).isEqualTo(3);
        assertThat(silent.at("main", Phase.L1)).isEqualTo(12);
    }

    @Test
    void believeARiseAtOnceAndAFallAfterAWhile() {
        books.otherLoad("main", Map.of(Phase.L1, 3.0), second(0));
        books.otherLoad("main", Map.of(Phase.L1, 9.0), second(10));
        books.otherLoad("main", Map.of(Phase.L1, 2.0), second(20));

        SiteLoad soon = books.otherLoad(second(50));
        SiteLoad later = books.otherLoad(second(56));

        assertThat(soon.at("main", Phase.L1)).isEqualTo(9);
        assertThat(later.at("main", Phase.L1)).isEqualTo(2);
    }

    @Test
    void countASilentMeterWithoutAWorstCaseAsFullyTaken() {
        Books unknown = books(Map.of(), 0);

        SiteLoad silent = unknown.otherLoad(START);

        assertThat(silent.at("main", Phase.L1)).isEqualTo(40);
    }

    @Test
    void addTheMargin() {
        Books careful = books(Map.of(), 2);
        careful.otherLoad("main", Map.of(Phase.L1, 3.0), START);

        SiteLoad load = careful.otherLoad(START);

        assertThat(load.at("main", Phase.L1)).isEqualTo(5);
    }

    /** G11: what a grid operator withholds counts as taken until he releases it. */
    @Test
    void countWhatIsWithheldAsTaken() {
        books.otherLoad("main", Map.of(Phase.L1, 3.0), START);
        books.externalLimit("main", Map.of(Phase.L1, 25.0));
        SiteLoad limited = books.otherLoad(START);

        books.externalLimit("main", Map.of());

        assertThat(limited.at("main", Phase.L1)).isEqualTo(18);
        assertThat(books.otherLoad(START).at("main", Phase.L1)).isEqualTo(3);
    }
}
