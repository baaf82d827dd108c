// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.benchmarks.lab.csms.CsmsBooks.Arrival;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurgeTest {

    private static final List<Arrival> ARRIVALS = List.of(
            new Arrival("A", 900),
            new Arrival("A", 1_100),
            new Arrival("B", 1_900),
            new Arrival("A", 3_500),
            new Arrival("C", 9_000));

    @Test
    void countsWhatArrivesInEachSecondOfTheTimeThatCounts() {
        Surge surge = Surge.of(ARRIVALS, 1_000, 7_000);

        assertThat(surge.perSecond()).containsExactly(2, 0, 1, 0, 0, 0);
        assertThat(surge.most()).isEqualTo(2);
        assertThat(surge.peakOverMean()).isEqualTo(4);
        assertThat(surge.shape()).isEqualTo("3 0");
    }

    @Test
    void firstArrivalsAreThoseOfEachStationAfterTheBeginning() {
        List<Double> firsts = Surge.firsts(ARRIVALS, 1_000);

        assertThat(firsts).containsExactly(0.1, 0.9, 8.0);
    }
}
