// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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
