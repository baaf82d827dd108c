// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Limit;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.composite.Composer;
import io.ferrule.charging.composite.PhaseUse;
import io.ferrule.charging.composite.RandomSituation;
import io.ferrule.charging.composite.Site;
import io.ferrule.charging.composite.Situation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A station that obeys exactly what its capabilities say never exceeds the target, whatever they are. */
class FittingPropertyTest {

    private static final int SITUATIONS = Integer.getInteger("ferrule.situations", 150);

    @Test
    void neverExceedsTheTargetAlsoBetweenABoundaryAndItsMessage() {
        for (long seed = 0; seed < SITUATIONS; seed++) {
            Trial trial = new Trial(seed);

            trial.play(trial.delivered(Duration.ofDays(9)));

            trial.holdsAtEveryInstant();
        }
    }

    @Test
    void staysBelowTheTargetWhenTheLinkIsLostAndTheStationKnowsPeriods() {
        for (long seed = 0; seed < SITUATIONS; seed++) {
            Trial trial = new Trial(seed);
            Duration connected = Duration.ofMinutes(trial.random.nextInt(36 * 60));

            trial.play(trial.capabilities.obeyedPeriods() > 1 ? trial.delivered(connected) : List.of());

            trial.holdsAtEveryInstant();
        }
    }

    @Test
    void reachesTheRoundedTargetWhereOneConnectorIsAllThereIs() {
        for (long seed = 0; seed < SITUATIONS; seed++) {
            Trial trial = new Trial(seed);

            trial.play(trial.delivered(Duration.ofDays(9)));

            trial.isReachedAwayFromBoundaries();
        }
    }

    @Test
    void sendsAtMostOneMessageForEachBoundaryAndConnector() {
        for (long seed = 0; seed < SITUATIONS; seed++) {
            Trial trial = new Trial(seed);

            long most = trial.firstAndBoundaries();

            for (int connector = 0; connector <= 3; connector++) {
                int own = connector;
                long sent = trial.plan.messages().stream()
                        .filter(message -> message.request().connectorId() == own)
                        .count();
                assertThat(sent).as("seed " + seed).isLessThanOrEqualTo(most);
            }
        }
    }
}
