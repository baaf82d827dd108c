// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.Mend;
import io.ferrule.model.validation.SchemaCheck;
import io.ferrule.proxy.event.StationEvent.FindingRaised;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValidationInterceptorTest {

    private static final String GOOD =
            "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";
    private static final String BAD = "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\"}]";

    @Test
    void passesWhatItObservesAndReportsIt() {
        var session = session(ValidationMode.OBSERVE);

        var outcome = session.fromStation(BAD);

        assertThat(outcome.toCsms()).containsExactly(BAD);
        assertThat(outcome.events(FindingRaised.class)).singleElement().satisfies(event -> {
            assertThat(event.from()).isEqualTo(Side.STATION);
            assertThat(event.finding().rule()).isEqualTo("required");
        });
    }

    @Test
    void reportsNothingAboutAGoodFrame() {
        var session = session(ValidationMode.OBSERVE);

        var outcome = session.fromStation(GOOD);

        assertThat(outcome.toCsms()).containsExactly(GOOD);
        assertThat(outcome.events(FindingRaised.class)).isEmpty();
    }

    @Test
    void refusesWithTheCodeOfTheFirstFindingWhenItEnforces() {
        // OCPP-J 1.6, 4.2.3, with the spelling of the errata.
        var session = session(ValidationMode.ENFORCE);

        var outcome = session.fromStation(BAD);

        assertThat(outcome.toCsms()).isEmpty();
        assertThat(outcome.toStation())
                .singleElement()
                .asString()
                .startsWith("[4,\"1\",\"OccurenceConstraintViolation\",");
        assertThat(outcome.events(FindingRaised.class)).hasSize(1);
    }

    @Test
    void judgesASessionByItsOwnVersion() {
        // OCPP 2.0.1 part 2, B01 and part 4, 4.3: another payload, and a code without the misspelling.
        FrameCheck check = new FrameCheck(new SchemaCheck());
        var session = InterceptorHarness.of(
                OcppVersion.V2_0_1, ValidationInterceptor.factory(check, ValidationMode.ENFORCE, ValidationMode.OFF));
        String good = "[2,\"1\",\"BootNotification\",{\"reason\":\"PowerUp\",\"chargingStation\":"
                + "{\"model\":\"M\",\"vendorName\":\"V\"}}]";

        var accepted = session.fromStation(good);
        var refused = session.fromStation(BAD.replace("\"1\"", "\"2\""));

        assertThat(accepted.toCsms()).containsExactly(good);
        assertThat(refused.toStation())
                .singleElement()
                .asString()
                .startsWith("[4,\"2\",\"OccurrenceConstraintViolation\",");
    }

    @Test
    void turnsABadResultIntoAnErrorForItsCallerWhenItEnforces() {
        var session = session(ValidationMode.ENFORCE);
        session.fromStation(GOOD);

        var outcome = session.fromCsms("[3,\"1\",{\"status\":\"Accepted\"}]");

        assertThat(outcome.toStation()).singleElement().asString().startsWith("[4,\"1\",");
    }

    @Test
    void mendsWhatItCanAndPassesTheRestWhenItRepairs() {
        var session = session(ValidationMode.REPAIR);

        var outcome = session.fromStation("[2, \"7\", \"StatusNotification\", {\"connectorId\":1,\"info\":null,"
                + " \"errorCode\":\"NoError\", \"status\":\"Busy\"}]");

        assertThat(outcome.toCsms())
                .containsExactly("[2, \"7\", \"StatusNotification\", {\"connectorId\":1,"
                        + " \"errorCode\":\"NoError\", \"status\":\"Busy\"}]");
        assertThat(outcome.events(FindingRaised.class))
                .extracting(event -> event.finding().rule())
                .containsExactly("type", "enum", "mended");
    }

    @Test
    void tellsBeforeAndAfterOfWhatItMends() {
        var session = session(ValidationMode.REPAIR);

        var outcome = session.fromStation("[2,\"7\",\"StatusNotification\",{\"connectorId\":1,"
                + "\"timestamp\":\"2026-01-01T00:00:00+03\",\"errorCode\":\"NoError\",\"status\":\"Available\"}]");

        assertThat(outcome.events(FindingRaised.class))
                .extracting(event -> event.finding().message())
                .contains("Mended by short-offset: \"\\\"2026-01-01T00:00:00+03\\\"\""
                        + " became \"\\\"2026-01-01T00:00:00+03:00\\\"\".");
    }

    @Test
    void tellsNoPasswordThatItMends() {
        var session = session(ValidationMode.REPAIR);

        var outcome = session.fromCsms(
                "[2,\"7\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":1234567890}]");

        assertThat(outcome.toStation()).singleElement().asString().contains("\"1234567890\"");
        assertThat(outcome.events(FindingRaised.class))
                .extracting(event -> event.finding().message())
                .contains("Mended by number-as-text: a number became the text of its digits.")
                .noneMatch(message -> message.contains("1234567890"));
    }

    @Test
    void makesOnlyTheMendsOfThePlan() {
        var plan = new ValidationPlan(
                new ValidationPlan.Modes(ValidationMode.REPAIR, ValidationMode.OFF),
                Map.of(),
                Set.of(Mend.NUMBER_AS_TEXT),
                Optional.empty());
        var session = session(plan);
        String frame = "[2,\"7\",\"StatusNotification\",{\"connectorId\":1,\"info\":null,"
                + "\"errorCode\":\"NoError\",\"status\":\"Available\"}]";

        var outcome = session.fromStation(frame);

        assertThat(outcome.toCsms()).containsExactly(frame);
    }

    @Test
    void treatsAnActionByItsOwnMode() {
        var modes = new ValidationPlan.Modes(ValidationMode.ENFORCE, ValidationMode.ENFORCE);
        var off = new ValidationPlan.Modes(ValidationMode.OFF, ValidationMode.OFF);
        var session = session(
                new ValidationPlan(modes, Map.of("MeterValues", off), EnumSet.allOf(Mend.class), Optional.empty()));

        var free = session.fromStation("[2,\"1\",\"MeterValues\",{\"bad\":1}]");
        var held = session.fromStation(BAD);

        assertThat(free.toCsms()).containsExactly("[2,\"1\",\"MeterValues\",{\"bad\":1}]");
        assertThat(held.toCsms()).isEmpty();
    }

    @Test
    void passesAGoodFrameCharacterForCharacterWhenItRepairs() {
        var session = session(ValidationMode.REPAIR);

        var outcome = session.fromStation(GOOD);

        assertThat(outcome.toCsms()).containsExactly(GOOD);
    }

    @Test
    void looksAtNothingWhenItIsOff() {
        var session = session(ValidationMode.OFF);

        var outcome = session.fromStation(BAD);

        assertThat(outcome.toCsms()).containsExactly(BAD);
        assertThat(outcome.events(FindingRaised.class)).isEmpty();
    }

    @Test
    void treatsEachSideByItsOwnMode() {
        FrameCheck check = new FrameCheck(new SchemaCheck());
        var session = InterceptorHarness.of(
                OcppVersion.V1_6, ValidationInterceptor.factory(check, ValidationMode.OFF, ValidationMode.ENFORCE));

        var fromStation = session.fromStation(BAD);
        var fromCsms = session.fromCsms("[2,\"9\",\"Reset\",{}]");

        assertThat(fromStation.toCsms()).containsExactly(BAD);
        assertThat(fromCsms.toStation()).isEmpty();
    }

    @Test
    void learnsTheDialectOfAStationOf15() {
        var session = InterceptorHarness.of(
                OcppVersion.V1_5,
                ValidationInterceptor.factory(
                        new FrameCheck(new SchemaCheck()), ValidationMode.OBSERVE, ValidationMode.OBSERVE));
        String readings =
                "[2,\"1\",\"MeterValues\",{\"connectorId\":1,\"values\":[{\"timestamp\":\"2013-03-07T16:52:16Z\"%s}]}]";
        var shown = session.fromStation(readings.formatted(",\"values\":[{\"value\":\"1\"}]"));
        session.fromCsms("[3,\"1\",{}]");

        var silent = session.fromStation(readings.formatted("").replace("\"1\",\"M", "\"2\",\"M"));

        assertThat(shown.events(FindingRaised.class)).isEmpty();
        assertThat(silent.events(FindingRaised.class))
                .singleElement()
                .satisfies(event -> assertThat(event.finding().message()).contains("\"values\""));
    }

    private static InterceptorHarness session(ValidationPlan plan) {
        return InterceptorHarness.of(
                OcppVersion.V1_6, ValidationInterceptor.factory(new FrameCheck(new SchemaCheck()), session -> plan));
    }

    private static InterceptorHarness session(ValidationMode mode) {
        return InterceptorHarness.of(
                OcppVersion.V1_6, ValidationInterceptor.factory(new FrameCheck(new SchemaCheck()), mode, mode));
    }
}
