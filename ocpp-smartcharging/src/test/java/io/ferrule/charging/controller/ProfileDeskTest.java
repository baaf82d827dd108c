// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import static io.ferrule.charging.controller.Sites.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ferrule.model.Payload;
import io.ferrule.model.v201.ChargingLimitSource;
import io.ferrule.model.v201.ChargingProfileStatus;
import io.ferrule.model.v201.ChargingRateUnit;
import io.ferrule.model.v201.ChargingSchedulePeriod;
import io.ferrule.model.v201.ClearChargingProfileStatus;
import io.ferrule.model.v201.CompositeSchedule;
import io.ferrule.model.v201.GenericStatus;
import io.ferrule.model.v201.GetChargingProfilesRequest;
import io.ferrule.model.v201.GetCompositeScheduleRequest;
import io.ferrule.model.v201.SetChargingProfileResponse;
import io.ferrule.model.v201.StatusInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Site-wide profiles: taken, refused, cleared, told (OCPP 2.0.1 part 2, K01, K08, K09, K10). */
class ProfileDeskTest {

    private final ProfileDesk desk = new ProfileDesk(Sites.facts());
    private final ScheduleDesk schedules = new ScheduleDesk(new SiteCeiling(Sites.facts()));
    private final Payload site = Sites.siteProfile(7, 1, "A", 40);

    @Test
    void takesTheMaximumOfTheSite() {
        var change = desk.set(site, ControllerState.empty(), NOW);

        assertThat(change.answer().status()).isEqualTo(ChargingProfileStatus.ACCEPTED);
        assertThat(change.state().profiles().profiles()).hasSize(1);
    }

    @Test
    void aProfileWithTheSameIdReplacesTheFormer() {
        ControllerState first = Sites.with(ControllerState.empty(), site);

        var change = desk.set(Sites.siteProfile(7, 1, "A", 30), first, NOW);

        assertThat(change.answer().status()).isEqualTo(ChargingProfileStatus.ACCEPTED);
        assertThat(change.state().profiles().profiles()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/chargingProfile/chargingProfilePurpose, ChargingStationExternalConstraints, K01.FR.22, InvalidProfile",
        "/chargingProfile/chargingProfilePurpose, TxDefaultProfile, K03, InvalidProfile",
        "/chargingProfile/chargingProfileKind, Relative, K01.FR.38, InvalidProfile"
    })
    void refusesWhatIsNotForASite(String pointer, String value, String rule, String code) {
        var change = desk.set(site.with(pointer, value), ControllerState.empty(), NOW);

        assertRefused(change.answer(), rule, code);
        assertThat(change.state()).isEqualTo(ControllerState.empty());
    }

    @Test
    void refusesAnEvseThatIsNotThere() {
        var change = desk.set(site.with("/evseId", 1), ControllerState.empty(), NOW);

        assertRefused(change.answer(), "K01.FR.28", "UnknownEvse");
    }

    @Test
    void refusesAStackLevelBeyondItsHighest() {
        var change = desk.set(Sites.siteProfile(7, 100, "A", 40), ControllerState.empty(), NOW);

        assertRefused(change.answer(), "SmartChargingCtrlr.ProfileStackLevel", "InvalidStackLevel");
    }

    @Test
    void refusesASecondProfileOfTheSameStackLevel() {
        ControllerState first = Sites.with(ControllerState.empty(), site);

        var change = desk.set(Sites.siteProfile(8, 1, "A", 30), first, NOW);

        assertRefused(change.answer(), "K01.FR.06", "DuplicateProfile");
    }

    /** Without a start nobody knows when an absolute schedule begins. */
    @Test
    void refusesAnAbsoluteScheduleWithoutAStart() {
        Payload endless = site.without("/chargingProfile/chargingSchedule/0/startSchedule");

        var change = desk.set(endless, ControllerState.empty(), NOW);

        assertRefused(change.answer(), "K01.FR.40", "InvalidSchedule");
    }

    @Test
    void refusesANegativeLimit() {
        Payload negative =
                site.with("/chargingProfile/chargingSchedule/0/chargingSchedulePeriod/0/limit", BigDecimal.valueOf(-1));

        var change = desk.set(negative, ControllerState.empty(), NOW);

        assertThat(change.answer().status()).isEqualTo(ChargingProfileStatus.REJECTED);
    }

    @Test
    void clearsById() {
        ControllerState first = Sites.with(ControllerState.empty(), site);

        var change = desk.clear(Payload.of("{\"chargingProfileId\":7}"), first);

        assertThat(change.answer().status()).isEqualTo(ClearChargingProfileStatus.ACCEPTED);
        assertThat(change.state().profiles().profiles()).isEmpty();
    }

    /** K10.FR.06, K14.FR.06. */
    @Test
    void anExternalLimitIsNotTheCsmssToClear() {
        ControllerState limited = Sites.limited(ChargingLimitSource.SO, Sites.watts(10_000, 0, 60));

        var change = desk.clear(Payload.empty(), limited);

        assertThat(change.answer().status()).isEqualTo(ClearChargingProfileStatus.UNKNOWN);
        assertThat(change.state().external()).hasSize(1);
    }

    @Test
    void tellsTheCompositeScheduleWithinTheRootFuse() {
        ControllerState state = Sites.with(
                Sites.limited(ChargingLimitSource.SO, Sites.watts(20_700, 10, 20)), Sites.siteProfile(7, 1, "A", 70));

        var answer = schedules.answer(new GetCompositeScheduleRequest(3_600, ChargingRateUnit.A, 0, null), state, NOW);

        assertThat(answer.status()).isEqualTo(GenericStatus.ACCEPTED);
        CompositeSchedule schedule = Objects.requireNonNull(answer.schedule());
        assertThat(schedule.duration()).isEqualTo(3_600);
        assertThat(schedule.chargingSchedulePeriod())
                .extracting(ChargingSchedulePeriod::startPeriod, period -> period.limit()
                        .intValueExact())
                .containsExactly(tuple(0, 63), tuple(600, 30), tuple(1_200, 63));
    }

    /** K08.FR.05. */
    @Test
    void hasNoCompositeScheduleForAnEvse() {
        var answer = schedules.answer(new GetCompositeScheduleRequest(60, null, 1, null), ControllerState.empty(), NOW);

        assertThat(answer.status()).isEqualTo(GenericStatus.REJECTED);
        assertThat(answer.statusInfo()).extracting(StatusInfo::reasonCode).isEqualTo("UnknownEvse");
    }

    @Test
    void reportsProfilesAsTheyCameWithWhoSetThem() {
        ControllerState state = Sites.with(
                Sites.limited(ChargingLimitSource.SO, Sites.watts(10_000, 0, 60)),
                site.with("/chargingProfile/customData", Payload.of("{\"vendorId\":\"v\",\"x\":1}")));
        GetChargingProfilesRequest all =
                Payload.of("{\"requestId\":5,\"chargingProfile\":{}}").as(GetChargingProfilesRequest.class);

        List<Payload> reports = ProfileReports.of(all, state, NOW);

        assertThat(reports).hasSize(2);
        assertThat(reports.get(0).string("/chargingLimitSource")).contains("CSO");
        assertThat(reports.get(0).has("/chargingProfile/0/customData/x")).isTrue();
        assertThat(reports.get(0).bool("/tbc")).contains(true);
        assertThat(reports.get(1).string("/chargingLimitSource")).contains("SO");
        assertThat(reports.get(1).number("/chargingProfile/0/id").orElseThrow().signum())
                .isNegative();
        assertThat(reports.get(1).has("/tbc")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"chargingProfileId\":[7]}', 1",
        "'{\"chargingProfileId\":[8]}', 0",
        "'{\"stackLevel\":1}', 1",
        "'{\"chargingLimitSource\":[\"SO\"]}', 1",
        "'{\"chargingProfilePurpose\":\"TxProfile\"}', 0"
    })
    void reportsWhatFitsAllCriteria(String criterion, int reports) {
        ControllerState state = Sites.with(Sites.limited(ChargingLimitSource.SO, Sites.watts(10_000, 0, 60)), site);
        GetChargingProfilesRequest request = Payload.of("{\"requestId\":5}")
                .with("/chargingProfile", Payload.of(criterion))
                .as(GetChargingProfilesRequest.class);

        List<Payload> found = ProfileReports.of(request, state, NOW);

        assertThat(found).hasSize(reports);
    }

    private static void assertRefused(SetChargingProfileResponse answer, String rule, String code) {
        assertThat(answer.status()).isEqualTo(ChargingProfileStatus.REJECTED);
        StatusInfo why = Objects.requireNonNull(answer.statusInfo());
        assertThat(why.reasonCode()).isEqualTo(code);
        assertThat(why.additionalInfo()).startsWith(rule + ":");
    }
}
