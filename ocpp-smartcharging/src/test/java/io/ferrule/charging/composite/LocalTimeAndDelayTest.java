// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.RateUnit;
import io.ferrule.charging.Written;
import io.ferrule.model.OcppVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Schedules by the clock on the wall, and starts that are delayed by chance. */
class LocalTimeAndDelayTest {

    private static final OcppVersion V21 = OcppVersion.V2_1;
    private static final Site LONDON =
            new Site(new BigDecimal("230"), ZoneId.of("Europe/London"), Map.of(), Delays.STABLE);

    /** Daily without local time: each 24 hours of UTC, whatever clocks do. */
    @Test
    void withoutLocalTimeADayIsTwentyFourHours() {
        Composing composing = Composing.of(
                        V21,
                        Written.of(V21, "TxDefaultProfile")
                                .recurring("Daily", "2026-01-01T08:00:00Z")
                                .period(0, "16")
                                .period(3_600, "8")
                                .at(1))
                .at(LONDON);

        String change = composing.schedule(1, Instant.parse("2026-03-29T00:00:00Z"), 86_400, RateUnit.A);

        assertThat(change).isEqualTo("0:8A/3 28800:16A/3 32400:8A/3");
    }

    private static Composing localNight() {
        return Composing.of(
                        V21,
                        Written.of(V21, "TxDefaultProfile")
                                .recurring("Daily", "2026-01-01T00:00:00Z")
                                .inSchedule("/useLocalTime", true)
                                .period(0, "8")
                                .period(1_800, "16")
                                .period(5_400, "20")
                                .period(19_800, "8")
                                .at(1))
                .at(LONDON);
    }

    /** OCPP 2.1 part 2, K01.FR.90 and FR.91: 01:30 is left out and takes effect at the jump to 02:00. */
    @Test
    void localTimesThatAreLeftOutTakeEffectAtTheJump() {
        String night = localNight().schedule(1, Instant.parse("2026-03-29T00:00:00Z"), 6 * 3_600, RateUnit.A);

        assertThat(night).isEqualTo("0:8A/3 1800:16A/3 3600:20A/3 16200:8A/3");
    }

    /** OCPP 2.1 part 2, K01.FR.90 and FR.91: 01:30 comes twice and counts once; the night is an hour longer. */
    @Test
    void localTimesThatComeTwiceCountAtTheFirst() {
        String night = localNight().schedule(1, Instant.parse("2026-10-24T23:00:00Z"), 8 * 3_600, RateUnit.A);

        assertThat(night).isEqualTo("0:8A/3 1800:16A/3 5400:20A/3 23400:8A/3");
    }

    private static Composing delayed(Map<Duration, Duration> draws) {
        Written profile = Written.of(V21, "TxDefaultProfile")
                .inSchedule("/randomizedDelay", 1_000)
                .duration(1_500)
                .period(0, "10")
                .period(300, "1")
                .period(600, "2")
                .period(900, "3");
        Site site = new Site(new BigDecimal("230"), ZoneId.of("UTC"), Map.of(), new Delays(Map.of(1, draws)));
        return Composing.of(V21, profile.at(1)).at(site);
    }

    private static Map<Duration, Duration> draws(int first, int second, int third) {
        return Map.of(
                Duration.ofSeconds(300), Duration.ofSeconds(first),
                Duration.ofSeconds(600), Duration.ofSeconds(second),
                Duration.ofSeconds(900), Duration.ofSeconds(third));
    }

    /** OCPP 2.1 part 2, K01.FR.93: each start but the first is delayed. */
    @Test
    void eachStartButTheFirstIsDelayed() {
        assertThat(delayed(draws(17, 18, 19)).amps(1, 1_500)).isEqualTo("0:10A/3 317:1A/3 618:2A/3 919:3A/3");
    }

    /** OCPP 2.1 part 2, errata 2025-09, K01.FR.97, with the example given there. */
    @Test
    void aPeriodThatWouldBeginAfterTheNextIsSkipped() {
        assertThat(delayed(draws(753, 123, 87)).amps(1, 1_500)).isEqualTo("0:10A/3 723:2A/3 987:3A/3");
    }

    /** OCPP 2.1 part 2, K01.FR.97: nothing begins after the end of the schedule. */
    @Test
    void aPeriodThatWouldBeginAfterTheEndIsSkipped() {
        assertThat(delayed(draws(0, 0, 600)).amps(1, 2_000)).isEqualTo("0:10A/3 300:1A/3 600:2A/3 1500:-");
    }

    /** OCPP 2.1 part 2, K01.FR.94: a draw stays what it is for a transaction. */
    @Test
    void theSameTransactionAlwaysDrawsTheSame() {
        String first = delayed(Map.of()).charging("t").amps(1, 1_500);

        assertThat(delayed(Map.of()).charging("t").amps(1, 1_500)).isEqualTo(first);
    }

    /** OCPP 2.1 part 2, K01.FR.95: only profiles of transactions are delayed. */
    @Test
    void theMaximumOfAStationIsNotDelayed() {
        Written profile = Written.of(V21, "ChargingStationMaxProfile")
                .absolute("2026-01-05T12:00:00Z")
                .inSchedule("/randomizedDelay", 1_000)
                .period(0, "10")
                .period(60, "8");

        assertThat(Composing.of(V21, profile.at(0)).amps(1, 120)).isEqualTo("0:10A/3 60:8A/3");
    }
}
