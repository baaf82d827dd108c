// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits for different numbers of phases at one instant (OCPP 1.6 edition 2, 7.12: watts are those of all phases). */
class PhaseRuleTest {

    private static final PhaseRule RULE = PhaseRule.of(FittingCase.delivers(3, true), RateUnit.W);

    private static Limit watts(String value, int phases) {
        return Limit.of(new BigDecimal(value), RateUnit.W, phases);
    }

    @Test
    void keepsToTheAmperesOfOneLimitOnThePhasesOfTheOther() {
        assertThat(RULE.lower(watts("6900", 3), watts("5520", 2))).isEqualTo(watts("4600", 2));
    }

    @Test
    void takesTheLimitThatKeepsToBoth() {
        assertThat(RULE.lower(watts("6900", 3), watts("8280", 1))).isEqualTo(watts("6900", 3));
        assertThat(RULE.lower(watts("6900", 3), watts("1380", 1))).isEqualTo(watts("1380", 1));
    }

    @Test
    void comparesWattsAsTheyAreWherePhasesNeverChange() {
        PhaseRule fixed = PhaseRule.of(FittingCase.delivers(3, false), RateUnit.W);

        assertThat(fixed.lower(watts("6900", 3), watts("5520", 2))).isEqualTo(watts("5520", 2));
    }

    /** Neither the sum of the watts nor that of what flows through one phase is above the station's. */
    @Test
    void sharesByWattsAndByPhase() {
        Filling asTheyAre = new Filling(new PhaseRule(false), new BigDecimal("22080"));
        Filling byPhase = new Filling(RULE, new BigDecimal("7360"));

        assertThat(asTheyAre.filled(List.of(watts("4000", 1), watts("3450", 3), watts("3450", 3)), byPhase))
                .containsExactly(watts("2000", 3), watts("2000", 3));
        assertThat(asTheyAre.filled(List.of(watts("6900", 3), watts("4600", 2), watts("6900", 3)), byPhase))
                .containsExactly(watts("2300", 2), watts("3450", 3));
    }
}
