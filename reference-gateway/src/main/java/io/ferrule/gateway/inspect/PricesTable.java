// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.charging.intercept.site.Habit;
import io.ferrule.charging.intercept.site.Member;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.tariff.Dimension;
import io.ferrule.charging.tariff.PriceStep;
import io.ferrule.charging.tariff.Tariff;
import io.ferrule.gateway.config.ChargingBlock;
import io.ferrule.gateway.config.TermsBlock;
import io.ferrule.gateway.inspect.Report.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What energy will cost at a site, and what stands in the way of going by it. */
final class PricesTable {

    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int MOST_ROWS = 100;

    private PricesTable() {}

    /** The prices of the next day, where files tell some. */
    static Stream<Table> of(ChargingBlock block, Instant now, List<String> notes) {
        boolean plans = block.site().rules().policy() == SharingPolicy.PLAN;
        if (plans && block.terms().isEmpty() && block.localController().isEmpty()) {
            notes.add("policy plan knows no prices: give tariff or openadr in " + block.file());
        }
        if (plans) {
            noteHabits(block, notes);
        }
        return block.terms().stream().map(terms -> table(terms, block, now, notes));
    }

    private static void noteHabits(ChargingBlock block, List<String> notes) {
        List<String> unknown = block.site().members().stream()
                .filter(member -> isIncomplete(member.habit()))
                .map(Member::spec)
                .map(spec -> spec.id().value())
                .toList();
        if (!unknown.isEmpty()) {
            notes.add(
                    "policy plan puts nothing off for cars of which it does not know when they leave and what they need;"
                            + " unless the station tells that, say departure and energy-wh for "
                            + String.join(", ", unknown));
        }
    }

    private static boolean isIncomplete(Habit habit) {
        return habit.departure().isEmpty() || habit.energyWh().isEmpty();
    }

    private static Table table(TermsBlock terms, ChargingBlock block, Instant now, List<String> notes) {
        SharingPolicy policy = block.site().rules().policy();
        if (policy != SharingPolicy.PLAN && terms.tariff().isPresent()) {
            notes.add("policy " + policy.word() + " does not look at prices; say policy: plan in " + block.file());
        }
        Set<Dimension> leftOut = terms.prices().tariff().map(Tariff::leftOut).orElse(Set.of());
        if (!leftOut.isEmpty()) {
            notes.add("the tariff has prices that do not depend on when a car charges; they are left out: " + leftOut);
        }
        List<Map<String, String>> rows = terms.prices().from(now.truncatedTo(ChronoUnit.SECONDS)).stream()
                .flatMap(prices -> prices.steps().stream())
                .filter(step -> step.at().isBefore(now.plus(AHEAD)))
                .limit(MOST_ROWS)
                .map(step -> row(step, block))
                .toList();
        if (rows.isEmpty()) {
            notes.add("the files of prices tell no price for now");
        }
        return new Table("prices", rows);
    }

    private static Map<String, String> row(PriceStep step, ChargingBlock block) {
        return new Row()
                .with("from", step.at().atZone(block.site().rules().zone()).toOffsetDateTime())
                .with("price of a kWh", step.price())
                .columns();
    }
}
