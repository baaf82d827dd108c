// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.Feature;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.Written;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTest {

    private static final OcppVersion V16 = OcppVersion.V1_6;
    private static final OcppVersion V201 = OcppVersion.V2_0_1;
    private static final OcppVersion V21 = OcppVersion.V2_1;

    private static Written profile(OcppVersion version) {
        return Written.of(version, "TxProfile")
                .absolute("2026-01-05T12:00:00Z")
                .transaction("7")
                .duration(3_600)
                .watts()
                .period(0, "11000", 3)
                .period(60, "6.5");
    }

    /** OCPP 1.6 edition 2, 7.8; OCPP 2.0.1 part 2, ChargingProfileType; OCPP 2.1 part 2, ChargingProfileType. */
    @Test
    void readsTheThreeFormsIntoOneModel() {
        for (OcppVersion version : List.of(V16, V201, V21)) {
            ChargingProfile read = profile(version).at(1).profile();

            assertThat(read.purpose()).isEqualTo(Purpose.TX);
            assertThat(read.placement().kind()).isEqualTo(Kind.ABSOLUTE);
            assertThat(read.transactionId()).contains("7");
            assertThat(read.schedule().unit()).isEqualTo(RateUnit.W);
            assertThat(read.schedule().duration()).contains(Duration.ofHours(1));
            assertThat(read.schedule().periods().get(1).limit()).contains(new BigDecimal("6.5"));
            assertThat(read.schedule().periods().get(1).numberPhases()).isEmpty();
        }
    }

    @Test
    void readsARequest() {
        Payload request = Payload.empty()
                .with("/connectorId", 2)
                .with("/csChargingProfiles", profile(V16).text());

        WireReading<InstalledProfile> reading = new ProfileReader(V16).request(request);

        assertThat(reading).isEqualTo(new WireReading.Read<>(profile(V16).at(2)));
    }

    @Test
    void refusesARequestWithoutAProfile() {
        WireReading<InstalledProfile> reading =
                new ProfileReader(V201).request(Payload.empty().with("/evseId", 1));

        assertThat(rule(reading)).contains("required");
    }

    /** OCPP 2.1 part 2, ChargingSchedulePeriodType: of all that is said about charging the lowest holds. */
    @Test
    void takesTheLowestOfLimitsAndSetpoints() {
        Payload period = Payload.empty()
                .with("/startPeriod", 0)
                .with("/limit", new BigDecimal("16"))
                .with("/limit_L2", new BigDecimal("10"))
                .with("/setpoint", new BigDecimal("12"));

        ChargingProfile read = Written.of(V21, "TxProfile").period(period).at(1).profile();

        assertThat(read.schedule().periods().get(0).limit()).contains(new BigDecimal("10"));
        assertThat(read.features()).containsExactlyInAnyOrder(Feature.LIMIT_PER_PHASE, Feature.SETPOINT);
    }

    /** OCPP 2.1 part 2, ChargingSchedulePeriodType: nothing may be drawn while power flows back or the EVSE is idle. */
    @Test
    void takesDischargingAndIdlingAsZero() {
        Payload back = Payload.empty().with("/startPeriod", 0).with("/setpoint", new BigDecimal("-5000"));
        Payload idle = Payload.empty().with("/startPeriod", 60).with("/operationMode", "Idle");
        Payload free = Payload.empty().with("/startPeriod", 90).with("/operationMode", "ChargingOnly");

        ChargingSchedule read = Written.of(V21, "TxProfile")
                .period(back)
                .period(idle)
                .period(free)
                .at(1)
                .profile()
                .schedule();

        assertThat(read.periods().get(0).limit()).contains(BigDecimal.ZERO);
        assertThat(read.periods().get(1).limit()).contains(BigDecimal.ZERO);
        assertThat(read.periods().get(2).limit()).isEmpty();
    }

    /** OCPP 2.1 part 3, useLocalTime: the offset of startSchedule means nothing, so that it may be missing. */
    @Test
    void readsALocalStartWithoutAZone() {
        Written profile = Written.of(V21, "TxDefaultProfile").period(0, "6");

        assertThat(rule(profile.inSchedule("/startSchedule", "2026-01-05T12:00:00")))
                .contains("format");
        assertThat(rule(profile.inSchedule("/useLocalTime", true).inSchedule("/startSchedule", "2026-01-05T12:00:00")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/chargingSchedule/chargingSchedulePeriod/0/limit, -0.1, minimum",
        "/chargingSchedule/chargingSchedulePeriod/0/limit, 1e30, maximum",
        "/chargingSchedule/chargingSchedulePeriod/0/limit, \"NaN\", type",
        "/chargingSchedule/chargingSchedulePeriod/0/limit, null, type",
        "/chargingSchedule/chargingSchedulePeriod/0/startPeriod, -1, minimum",
        "/chargingSchedule/chargingSchedulePeriod/0/startPeriod, 0.5, type",
        "/chargingSchedule/chargingSchedulePeriod/0/startPeriod, 2147483648, maximum",
        "/chargingSchedule/chargingSchedulePeriod/0/numberPhases, 0, minimum",
        "/chargingSchedule/chargingSchedulePeriod/0/numberPhases, 4, maximum",
        "/chargingSchedule/duration, -1, minimum",
        "/chargingSchedule/duration, 1e39, maximum",
        "/chargingSchedule/startSchedule, \"noon\", format",
        "/chargingSchedule/startSchedule, \"+999999999-01-01T00:00:00Z\", format",
        "/chargingSchedule/chargingRateUnit, \"kW\", enum",
        "/chargingSchedule/chargingSchedulePeriod, [], minItems",
        "/chargingSchedule, [], required",
        "/stackLevel, -1, minimum",
        "/chargingProfileId, \"1\", type",
        "/chargingProfilePurpose, \"ChargingStationMaxProfile\", enum",
        "/chargingProfileKind, \"Dynamic\", enum",
        "/recurrencyKind, \"Hourly\", enum",
        "/transactionId, \"t\", type"
    })
    void refusesWhatDoesNotFit(String pointer, String value, String keyword) {
        Written wrong = profile(V16).with(pointer, Payload.of(value));

        assertThat(rule(wrong)).contains(keyword);
    }

    @Test
    void refusesWhatIsMissing() {
        for (String pointer : List.of(
                "/chargingProfileId",
                "/stackLevel",
                "/chargingProfilePurpose",
                "/chargingProfileKind",
                "/chargingSchedule",
                "/chargingSchedule/chargingRateUnit",
                "/chargingSchedule/chargingSchedulePeriod",
                "/chargingSchedule/chargingSchedulePeriod/0/startPeriod",
                "/chargingSchedule/chargingSchedulePeriod/0/limit")) {
            assertThat(rule(profile(V16).without(pointer))).as(pointer).contains("required");
        }
    }

    @Test
    void refusesTenThousandPeriods() {
        StringBuilder periods = new StringBuilder("[");
        for (int i = 0; i < 10_000; i++) {
            periods.append(i == 0 ? "" : ",")
                    .append("{\"startPeriod\":")
                    .append(i)
                    .append(",\"limit\":6}");
        }
        Written wrong = profile(V16)
                .with(
                        "/chargingSchedule/chargingSchedulePeriod",
                        Payload.of(periods.append("]").toString()));

        assertThat(rule(wrong)).contains("maxItems");
    }

    @Test
    void refusesFourSchedules() {
        Payload schedule = profile(V201).text().part("/chargingSchedule/0").orElseThrow();
        Written three = profile(V201).with("/chargingSchedule/-", schedule).with("/chargingSchedule/-", schedule);

        assertThat(rule(three)).isEmpty();
        assertThat(rule(three.with("/chargingSchedule/-", schedule))).contains("maxItems");
    }

    private static Optional<String> rule(Written profile) {
        return rule(new ProfileReader(profile.version()).profile(profile.text()));
    }

    private static <T> Optional<String> rule(WireReading<T> reading) {
        return reading instanceof WireReading.Refused<T> refused
                ? Optional.of(refused.refusal().rule())
                : Optional.empty();
    }
}
