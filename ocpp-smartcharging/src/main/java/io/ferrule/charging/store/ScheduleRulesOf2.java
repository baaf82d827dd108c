// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import static io.ferrule.charging.rule.RefusedException.when;

import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.SchedulePeriod;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** What a station of OCPP 2.0.1 or 2.1 refuses about one schedule (OCPP 2.1 part 2, K01). */
record ScheduleRulesOf2(StationSettings settings) {

    private static final String PERIODS = "SmartChargingCtrlr.PeriodsPerSchedule";
    private static final int DIRECT_CURRENT = 0;

    void check(ChargingSchedule schedule) {
        boolean foreign = !settings.units("SmartChargingCtrlr.RateUnit").contains(schedule.unit());
        when(foreign, "K01.FR.26", "the station does not take schedules in this unit");
        List<SchedulePeriod> periods = schedule.periods();
        OptionalInt most = settings.number(PERIODS);
        when(most.isPresent() && periods.size() > most.getAsInt(), PERIODS, "the schedule has too many periods");
        when(!periods.get(0).start().isZero(), "K01.FR.31", "the first startPeriod is not 0");
        Duration last = Duration.ofSeconds(-1);
        for (SchedulePeriod period : periods) {
            when(period.start().compareTo(last) <= 0, "K01.FR.35", "the startPeriods do not increase");
            last = period.start();
            checkPhases(period);
        }
    }

    private void checkPhases(SchedulePeriod period) {
        OptionalInt supply = settings.number("ChargingStation.SupplyPhases");
        OptionalInt number = period.numberPhases();
        boolean said = number.isPresent() || period.phaseToUse().isPresent();
        boolean direct = supply.isPresent() && supply.getAsInt() == DIRECT_CURRENT;
        when(direct && said, "K01.FR.44", "a station of direct current has no phases to choose");
        boolean tooMany = supply.isPresent() && !direct && number.orElse(0) > supply.getAsInt();
        when(tooMany, "K01.FR.45", "the station is supplied with fewer phases");
        if (period.phaseToUse().isPresent()) {
            when(number.orElse(SchedulePeriod.PHASES) != 1, "K01.FR.19", "phaseToUse needs numberPhases 1");
            boolean fixed = !settings.isTrue("SmartChargingCtrlr.ACPhaseSwitchingSupported");
            when(fixed, "K01.FR.20", "the station cannot choose a phase");
        }
    }
}
