// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.charging.RateUnit;
import io.ferrule.charging.Written;
import io.ferrule.model.OcppVersion;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the periods of one profile hold. */
class PlacementInTimeTest {

    private static final OcppVersion V16 = OcppVersion.V1_6;
    private static final OcppVersion V21 = OcppVersion.V2_1;

    private static Written profile() {
        return Written.of(V16, "TxDefaultProfile");
    }

    private static String amps(Written profile, int seconds) {
        return Composing.of(profile.version(), profile.at(1)).amps(1, seconds);
    }

    /** OCPP 1.6 edition 2, 7.13: the last period runs to the duration, or for ever. */
    @Test
    void theLastPeriodRunsToTheDuration() {
        Written profile =
                profile().absolute("2026-01-05T12:00:00Z").period(0, "16").period(60, "8");

        assertThat(amps(profile, 300)).isEqualTo("0:16A/3 60:8A/3");
        assertThat(amps(profile.duration(120), 300)).isEqualTo("0:16A/3 60:8A/3 120:-");
    }

    /** OCPP 1.6 edition 2, 7.13: periods beyond the duration are ignored. */
    @Test
    void periodsBeyondTheDurationAreIgnored() {
        Written profile = profile()
                .absolute("2026-01-05T12:00:00Z")
                .duration(60)
                .period(0, "16")
                .period(60, "8");

        assertThat(amps(profile, 300)).isEqualTo("0:16A/3 60:-");
    }

    /** OCPP 1.6 edition 2, 7.13. */
    @Test
    void anAbsoluteScheduleDoesNotHoldBeforeItsStart() {
        assertThat(amps(profile().absolute("2026-01-05T12:01:00Z").period(0, "16"), 300))
                .isEqualTo("0:- 60:16A/3");
    }

    /** OCPP 1.6 edition 2, 7.13: without a startSchedule a schedule is relative to the start of charging. */
    @Test
    void anAbsoluteScheduleWithoutAStartIsRelative() {
        Written profile = profile()
                .with("/chargingProfileKind", "Absolute")
                .period(0, "16")
                .period(3_660, "8");

        assertThat(Composing.of(V16, profile.at(1)).charging("7").amps(1, 300)).isEqualTo("0:16A/3 60:8A/3");
    }

    /** OCPP 1.6 edition 2, 7.9: relative to the start of the transaction, or to the question where none runs. */
    @Test
    void aRelativeScheduleCountsFromTheTransactionOrFromNow() {
        Composing composing =
                Composing.of(V16, profile().period(0, "16").period(3_660, "8").at(1));

        assertThat(composing.charging("7").amps(1, 7_200)).isEqualTo("0:16A/3 60:8A/3");
        assertThat(composing.amps(1, 7_200)).isEqualTo("0:16A/3 3660:8A/3");
    }

    /** OCPP 1.6 edition 2, 7.8: from validFrom on and before validTo. */
    @Test
    void validityIncludesItsBeginningAndNotItsEnd() {
        Written profile =
                profile().valid("2026-01-05T12:00:10Z", "2026-01-05T12:00:20Z").period(0, "16");

        assertThat(amps(profile, 60)).isEqualTo("0:- 10:16A/3 20:-");
    }

    /** OCPP 1.6 edition 2, 7.9 and 7.37. */
    @Test
    void aDailyScheduleBeginsEachDay() {
        Written profile = profile()
                .recurring("Daily", "2026-01-01T12:30:00Z")
                .duration(3_600)
                .period(0, "16");

        assertThat(amps(profile, 86_400)).isEqualTo("0:- 1800:16A/3 5400:-");
    }

    /** OCPP 1.6 edition 2, 7.37. */
    @Test
    void aWeeklyScheduleBeginsEachSevenDays() {
        Written profile = profile()
                .recurring("Weekly", "2025-12-30T12:00:00Z")
                .duration(3_600)
                .period(0, "16");

        assertThat(amps(profile, 7 * 86_400)).isEqualTo("0:- 86400:16A/3 90000:-");
    }

    /** OCPP 1.6 edition 2, 7.13: a duration beyond the recurrence is cut. */
    @Test
    void aRecurrenceCutsALongDuration() {
        Written profile = profile()
                .recurring("Daily", "2026-01-01T12:30:00Z")
                .duration(100_000)
                .period(0, "16")
                .period(86_000, "8");

        assertThat(amps(profile, 86_400)).isEqualTo("0:16A/3 1400:8A/3 1800:16A/3");
    }

    /** An occurrence that began on the day before still holds after midnight. */
    @Test
    void anOccurrenceOfYesterdayStillCounts() {
        Written profile = profile()
                .recurring("Daily", "2026-01-01T22:00:00Z")
                .duration(8 * 3_600)
                .period(0, "16");
        Composing composing = Composing.of(V16, profile.at(1));

        String night = composing.schedule(1, Instant.parse("2026-01-05T01:00:00Z"), 24 * 3_600, RateUnit.A);

        assertThat(night).isEqualTo("0:16A/3 18000:- 75600:16A/3");
    }

    /** A recurring schedule extends back beyond its start: it says what holds on each day. */
    @Test
    void aRecurringScheduleHoldsBeforeItsStart() {
        assertThat(amps(profile().recurring("Daily", "2027-01-01T00:00:00Z").period(0, "16"), 60))
                .isEqualTo("0:16A/3");
    }

    /** OCPP 2.1 part 2, K28: a dynamic limit expires some time after its last update. */
    @Test
    void aDynamicLimitExpiresAndLetsTheLowerLevelThrough() {
        Composing composing = Composing.of(
                V21,
                Written.of(V21, "TxDefaultProfile")
                        .id(1)
                        .level(1)
                        .with("/chargingProfileKind", "Dynamic")
                        .with("/dynUpdateTime", "2026-01-05T11:59:30Z")
                        .duration(60)
                        .period(0, "16")
                        .at(1),
                Written.of(V21, "TxDefaultProfile").id(2).period(0, "6").at(1));

        assertThat(composing.amps(1, 60)).isEqualTo("0:16A/3 30:6A/3");
    }

    @Test
    void refusesToLookAtMoreChangesThanItsBound() {
        Written profile = profile().recurring("Daily", "2026-01-01T00:00:00Z");
        for (int i = 0; i < 1_024; i++) {
            profile = profile.period(i, "16");
        }
        Composing composing = Composing.of(V16, profile.at(1));

        assertThatThrownBy(() -> composing.amps(1, 2_000_000_000)).isInstanceOf(IllegalArgumentException.class);
    }
}
