// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.tariff.PriceStep;
import io.ferrule.charging.tariff.PriceSteps;
import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.testing.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The policy plan with prices: what is known of a car's stay decides when it gets its energy. It is midnight; four o'clock is cheap. */
class PlannedCarTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");
    /** The plan is found step by step. */
    private static final Offset<Double> ALMOST = Offset.offset(0.1);

    private static final Habit OVERNIGHT = new Habit(Optional.of(LocalTime.of(7, 0)), OptionalDouble.of(10_000));
    private static final String START =
            "{\"connectorId\":1,\"idTag\":\"Tag\",\"meterStart\":0,\"timestamp\":\"2026-01-01T00:00:00Z\"}";
    private static final String METER =
            "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-01-01T00:00:00Z\",\"sampledValue\":[{\"value\":\"%d\"}]}]}";
    private static final String STARTED = "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}";

    /** Dear until four o'clock. */
    private static SiteGuidance prices() {
        Instant four = MIDNIGHT.plus(Duration.ofHours(4));
        PriceSteps steps = new PriceSteps(
                List.of(new PriceStep(MIDNIGHT, 0.34), new PriceStep(four, 0.09)), MIDNIGHT.plus(Duration.ofDays(2)));
        return new SiteGuidance() {
            @Override
            public Map<String, Map<Phase, Double>> limits(Instant now) {
                return Map.of();
            }

            @Override
            public Optional<PriceSteps> prices(Instant now) {
                return Optional.of(steps);
            }
        };
    }

    private static OneStation v16(Habit habit) {
        OneStation site = OneStation.wish().plan(habit).guidance(prices()).speaking(OcppVersion.V1_6);
        site.boots(OneStation.keys());
        site.seconds(15);
        site.obeys(site.station("StartTransaction", START, STARTED), OneStation.keys());
        return site;
    }

    private static OneStation v201() {
        OneStation site =
                OneStation.wish().plan(Habit.UNKNOWN).guidance(prices()).speaking(OcppVersion.V2_0_1);
        site.boots("{}");
        site.seconds(15);
        return site;
    }

    private static void begins(OneStation site) {
        site.obeys(
                site.station(
                        "TransactionEvent",
                        "{\"eventType\":\"Started\",\"timestamp\":\"2026-01-01T00:00:20Z\",\"triggerReason\":\"Authorized\","
                                + "\"seqNo\":0,\"transactionInfo\":{\"transactionId\":\"t-1\",\"chargingState\":\"Charging\"},\"evse\":{\"id\":1}}",
                        "{}"),
                "{}");
    }

    private static String needs(String needs) {
        return "{\"evseId\":1,\"chargingNeeds\":{\"requestedEnergyTransfer\":\"AC_three_phase\"" + needs + "}}";
    }

    private static Outcome needsOvernight(OneStation site) {
        return site.station(
                "NotifyEVChargingNeeds",
                needs(",\"departureTime\":\"2026-01-01T07:00:00Z\",\"acChargingParameters\":{\"energyAmount\":10000,"
                        + "\"evMinCurrent\":6,\"evMaxCurrent\":16,\"evMaxVoltage\":400}"),
                "{\"status\":\"Accepted\"}");
    }

    private static SiteReport.OfStation car(OneStation site) {
        return site.control.report().orElseThrow().stations().get(0);
    }

    @Test
    void putsOffACarThatStaysOvernightByHabit() {
        try (OneStation site = v16(OVERNIGHT)) {
            site.seconds(2);

            assertThat(car(site).targetAmps()).hasValue(0);
            assertThat(car(site).binding()).contains("plan");
        }
    }

    /** All that it needs, none of it while it is dear: minute by minute from midnight to seven. */
    @Test
    void chargesItWhileItIsCheap() {
        try (OneStation site = v16(OVERNIGHT)) {
            site.seconds(15);
            double early = energy(site, Duration.ofHours(4).minusSeconds(60), 0);
            double all = energy(site, Duration.ofHours(3), early);

            assertThat(early).isZero();
            assertThat(all).isGreaterThan(9_500);
        }
    }

    /** Watt hours after some time in which the car draws all that its station is told; the station says what its meter shows. */
    private static double energy(OneStation site, Duration time, double before) {
        double energy = before;
        for (int minute = 0; minute < time.toMinutes(); minute++) {
            site.clock.advance(Duration.ofSeconds(59));
            site.obeys(site.seconds(1), OneStation.keys());
            energy += car(site).inForceAmps().orElse(0) * 3 * 230 / 60;
            site.obeys(site.station("MeterValues", METER.formatted(Math.round(energy)), "{}"), OneStation.keys());
        }
        return energy;
    }

    /** The books go on when the clock is set back; prices and departures go by the clock. */
    @Test
    void goesByTheClockWhenThatIsSetBack() {
        try (OneStation site = v16(OVERNIGHT)) {
            site.clock.set(MIDNIGHT.plus(Duration.ofHours(4)));
            site.seconds(2);
            site.clock.set(MIDNIGHT.plus(Duration.ofHours(1)));

            site.seconds(2);

            assertThat(car(site).targetAmps()).hasValue(0);
        }
    }

    @Test
    void putsNothingOffForACarAboutWhichNothingIsKnown() {
        try (OneStation site = v16(Habit.UNKNOWN)) {
            site.seconds(2);

            assertThat(car(site).targetAmps()).hasValue(32);
        }
    }

    /** A habit is a guess: a driver who stays longer, or whose car takes more, is not left without energy. */
    @Test
    void chargesACarAtOnceThatHasGotItsUsualEnergy() {
        try (OneStation site = v16(OVERNIGHT)) {
            site.station("MeterValues", METER.formatted(10_000), "{}");

            site.seconds(2);

            assertThat(car(site).targetAmps()).hasValue(32);
        }
    }

    @Test
    void chargesACarAtOnceThatHasStayedLongerThanItSaid() {
        try (OneStation site = v201()) {
            begins(site);
            needsOvernight(site);
            site.clock.set(MIDNIGHT.plus(Duration.ofHours(7)).plusSeconds(1));

            site.seconds(2);

            assertThat(car(site).targetAmps()).hasValue(16);
        }
    }

    /** OCPP 2.0.1 part 2, K15: the needs reach the CSMS as they are, and the car hears what the CSMS answers. */
    @Test
    void passesOnWhatACarNeeds() {
        try (OneStation site = v201()) {
            begins(site);

            Outcome outcome = needsOvernight(site);

            assertThat(outcome.toCsms())
                    .anyMatch(frame ->
                            frame.contains("NotifyEVChargingNeeds") && frame.contains("\"energyAmount\":10000"));
            assertThat(outcome.toStation()).anyMatch(frame -> frame.endsWith("{\"status\":\"Accepted\"}]"));
        }
    }

    /** OCPP 2.0.1 part 2, K15, ChargingNeedsType: departure and energy of the car itself. */
    @Test
    void putsOffACarThatSaysThatItStays() {
        try (OneStation site = v201()) {
            begins(site);
            needsOvernight(site);

            site.seconds(2);

            assertThat(car(site).targetAmps()).hasValue(0);
        }
    }

    /** OCPP 2.0.1 part 2, ACChargingParametersType, evMaxCurrent: no car gets more than it takes. */
    @Test
    void givesNoMoreThanTheCarTakes() {
        try (OneStation site = v201()) {
            begins(site);
            site.station(
                    "NotifyEVChargingNeeds",
                    needs(",\"acChargingParameters\":{\"energyAmount\":50000,\"evMinCurrent\":6,\"evMaxCurrent\":20,"
                            + "\"evMaxVoltage\":400}"),
                    "{\"status\":\"Accepted\"}");

            site.seconds(2);

            assertThat(car(site).targetAmps()).hasValueCloseTo(20.0, ALMOST);
        }
    }

    /** OCPP 2.0.1 part 2, K17: what the car says anew takes the place of what it said before. */
    @Test
    void believesTheLatestThatACarSays() {
        try (OneStation site = v201()) {
            begins(site);
            needsOvernight(site);
            site.station("NotifyEVChargingNeeds", needs(""), "{\"status\":\"Accepted\"}");

            site.seconds(2);

            assertThat(car(site).targetAmps()).hasValue(32);
        }
    }

    /** OCPP 2.0.1 part 2, E01: a transaction may begin after the car has said what it needs. */
    @Test
    void remembersWhatACarSaidBeforeItsTransaction() {
        try (OneStation site = v201()) {
            needsOvernight(site);
            begins(site);

            site.seconds(2);

            assertThat(car(site).targetAmps()).hasValue(0);
        }
    }

    @Test
    void forgetsWhatTheLastCarSaid() {
        try (OneStation site = v201()) {
            begins(site);
            needsOvernight(site);
            site.station(
                    "TransactionEvent",
                    "{\"eventType\":\"Ended\",\"timestamp\":\"2026-01-01T00:01:00Z\",\"triggerReason\":\"EVDeparted\","
                            + "\"seqNo\":1,\"transactionInfo\":{\"transactionId\":\"t-1\"}}",
                    "{}");
            begins(site);

            site.seconds(2);

            assertThat(car(site).targetAmps()).hasValue(32);
        }
    }

    /** OCPP 2.0.1 part 2, K12.FR.01: the CSMS learns that the plan gives a car less than it may have. */
    @Test
    void tellsTheCsmsThatACarWaits() {
        try (OneStation site = v201()) {
            begins(site);

            List<String> told = needsOvernight(site).toCsms();

            assertThat(told)
                    .anyMatch(frame -> frame.contains("NotifyChargingLimit") && frame.contains("\"limit\":0.0"));
        }
    }
}
