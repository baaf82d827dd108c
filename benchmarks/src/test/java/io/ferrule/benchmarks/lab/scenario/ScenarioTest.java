// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.benchmarks.lab.oracle.Promise;
import io.ferrule.benchmarks.lab.scenario.Fault.What;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private static final int MANY = 500;

    @Test
    void aSeedAlwaysDrawsTheSameRun() {
        Scenario first = Scenario.draw(42, Promise.BUFFER);

        Scenario second = Scenario.draw(42, Promise.BUFFER);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void everyKindAndEveryFaultIsDrawnSooner() {
        var runs = LongStream.range(0, MANY)
                .mapToObj(seed -> Scenario.draw(seed, Promise.BUFFER))
                .toList();

        var kinds = runs.stream().map(Scenario::kind).collect(Collectors.toSet());
        var faults = runs.stream()
                .flatMap(it -> it.faults().stream())
                .map(Fault::what)
                .collect(Collectors.toSet());

        assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
        assertThat(faults).containsExactlyInAnyOrder(What.values());
    }

    @Test
    void faultsAreInTheOrderOfTheirTimes() {
        var runs = LongStream.range(0, MANY).mapToObj(seed -> Scenario.draw(seed, Promise.BUFFER));

        assertThat(runs).allSatisfy(run -> assertThat(run.faults())
                .isSortedAccordingTo(Comparator.comparingInt(Fault::atMillis)));
    }

    @Test
    void aGatewayWithoutAJournalIsNotAskedForWhatNeedsOne() {
        var runs = LongStream.range(0, MANY).mapToObj(seed -> Scenario.draw(seed, Promise.MIRROR));

        assertThat(runs).noneMatch(run -> run.kind().needsJournal());
    }
}
