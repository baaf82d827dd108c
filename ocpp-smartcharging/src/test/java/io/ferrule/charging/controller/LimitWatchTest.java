// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import static io.ferrule.charging.controller.Sites.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.controller.LimitWatch.Bound;
import io.ferrule.charging.controller.LimitWatch.Freed;
import io.ferrule.charging.controller.LimitWatch.Notice;
import io.ferrule.model.v201.ChargingLimitSource;
import io.ferrule.model.v201.ChargingSchedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a CSMS must be told of external limits (OCPP 2.0.1 part 2, K12, K13, K14). */
class LimitWatchTest {

    private final LimitWatch watch = new LimitWatch(Sites.facts());
    private final ControllerState limited = Sites.limited(ChargingLimitSource.SO, Sites.watts(20_000, 10, 60));

    @Test
    void aLimitThatIsYetToComeIsNotTold() {
        Optional<Notice> due = watch.due(limited, NOW);

        assertThat(due).isEmpty();
    }

    @Test
    void aLimitIsToldWithItsScheduleWhenItBegins() {
        Optional<Notice> due = watch.due(limited, NOW.plus(Duration.ofMinutes(10)));

        assertThat(due).containsInstanceOf(Bound.class);
        Bound bound = (Bound) due.orElseThrow();
        assertThat(bound.request().chargingLimit().chargingLimitSource()).isEqualTo(ChargingLimitSource.SO);
        assertThat(bound.request().evseId()).isZero();
        assertThat(bound.request().chargingSchedule())
                .singleElement()
                .extracting(ChargingSchedule::duration)
                .isEqualTo(3_000);
    }

    @Test
    void theScheduleIsLeftOutWhereTheCsmsWantsNone() {
        ControllerState brief = limited.with(new Adjustment(BigDecimal.TEN, false, 300));

        Optional<Notice> due = watch.due(brief, NOW.plus(Duration.ofMinutes(10)));

        assertThat(((Bound) due.orElseThrow()).request().chargingSchedule()).isEmpty();
    }

    @Test
    void aLimitAboveTheFuseBindsNobody() {
        ControllerState wide = Sites.limited(ChargingLimitSource.SO, Sites.watts(50_000, 0, 60));

        Optional<Notice> due = watch.due(wide, NOW);

        assertThat(due).isEmpty();
    }

    @Test
    void whatWasToldIsNotToldAgain() {
        ControllerState told = told(limited, 10);

        Optional<Notice> due = watch.due(told, NOW.plus(Duration.ofMinutes(20)));

        assertThat(due).isEmpty();
    }

    /** K14: below LimitChangeSignificance, 5 percent here, nobody is told. */
    @Test
    void onlyASignificantChangeIsToldAgain() {
        ControllerState told = told(limited, 10);

        Optional<Notice> little = watch.due(changed(told, 20_900), NOW.plus(Duration.ofMinutes(20)));
        Optional<Notice> much = watch.due(changed(told, 19_000), NOW.plus(Duration.ofMinutes(20)));

        assertThat(little).isEmpty();
        assertThat(much).containsInstanceOf(Bound.class);
    }

    @Test
    void theEndOfALimitIsTold() {
        ControllerState told = told(limited, 10);

        Optional<Notice> due = watch.due(told, NOW.plus(Duration.ofMinutes(60)));

        assertThat(due).containsInstanceOf(Freed.class);
        assertThat(((Freed) due.orElseThrow()).request().chargingLimitSource()).isEqualTo(ChargingLimitSource.SO);
    }

    @Test
    void afterTheEndWasToldNothingIsDue() {
        ControllerState told = told(told(limited, 10), 60);

        Optional<Notice> due = watch.due(told, NOW.plus(Duration.ofMinutes(61)));

        assertThat(due).isEmpty();
    }

    @Test
    void aGapInALimitMakesTwoSchedules() {
        ExternalLimit limit = new ExternalLimit(List.of(Sites.watts(5_000, 30, 40), Sites.watts(6_000, 0, 10)));

        List<ChargingSchedule> schedules = limit.schedules(NOW);

        assertThat(schedules).extracting(ChargingSchedule::duration).containsExactly(600, 600);
    }

    @Test
    void whereStepsOverlapTheLowestHolds() {
        ExternalLimit limit = new ExternalLimit(List.of(Sites.watts(5_000, 0, 40), Sites.watts(3_000, 10, 20)));

        ChargingSchedule schedule = limit.schedules(NOW).get(0);

        assertThat(schedule.chargingSchedulePeriod())
                .extracting(period -> period.limit().intValueExact())
                .containsExactly(5_000, 3_000, 5_000);
    }

    private ControllerState told(ControllerState state, int minute) {
        Notice due = watch.due(state, NOW.plus(Duration.ofMinutes(minute))).orElseThrow();
        return LimitWatch.told(state, due);
    }

    private static ControllerState changed(ControllerState state, double watts) {
        return state.with(ChargingLimitSource.SO, List.of(Sites.watts(watts, 0, 60)));
    }
}
