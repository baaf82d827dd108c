// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What meter values say about a car (OCPP 1.6 edition 2, 7.43; OCPP 2.0.1 part 2, SampledValueType). */
class ReadingTest {

    private static Reading of(String... samples) {
        return Reading.of(Payload.of("{\"meterValue\":[{\"sampledValue\":[" + String.join(",", samples) + "]}]}"), 230);
    }

    private static String sample(String measurand, String phase, String value, String unit) {
        return "{\"measurand\":\"" + measurand + "\",\"phase\":\"" + phase + "\",\"value\":\"" + value
                + "\",\"unit\":\"" + unit + "\"}";
    }

    @ParameterizedTest
    @CsvSource({
        "Current.Import, L1, 16.5, A, 16.5",
        "Current.Import, L2-N, 0.016, kA, 16",
        "Power.Active.Import, L3, 2300, W, 10",
        "Power.Active.Import, L1, 2.3, kW, 10",
        "Current.Import, L1, -3, A, 0"
    })
    void readsUnits(String measurand, String phase, String value, String unit, double amps) {
        Reading reading = of(sample(measurand, phase, value, unit));

        assertThat(reading.highest(230, 3)).hasValue(amps);
    }

    @Test
    void takesTheHighestPhase() {
        Reading reading = of(
                sample("Current.Import", "L1", "6", "A"),
                sample("Current.Import", "L2", "15.5", "A"),
                sample("Current.Import", "N", "99", "A"));

        assertThat(reading.highest(230, 3)).hasValue(15.5);
    }

    /** Without a phase a current is that of each phase; a power is that of all. */
    @Test
    void doesWithoutThePhase() {
        Reading current = of("{\"measurand\":\"Current.Import\",\"value\":10}");
        Reading power = of("{\"measurand\":\"Power.Active.Import\",\"value\":\"6900\"}");

        assertThat(current.highest(230, 3)).hasValue(10);
        assertThat(power.highest(230, 3)).hasValue(10);
    }

    @Test
    void believesACurrentMoreThanAPower() {
        Reading reading =
                of(sample("Power.Active.Import", "L1", "9999", "W"), sample("Current.Import", "L1", "16", "A"));

        assertThat(reading.highest(230, 3)).hasValue(16);
    }

    /** A phase that is not told may carry anything. */
    @Test
    void countsPhasesOnlyWhenAllAreTold() {
        Reading all = of(
                sample("Current.Import", "L1", "10", "A"),
                sample("Current.Import", "L2", "0.2", "A"),
                sample("Current.Import", "L3", "0", "A"));
        Reading some = of(sample("Current.Import", "L1", "10", "A"));

        assertThat(all.phasesInUse(3)).contains(1);
        assertThat(some.phasesInUse(3)).isEmpty();
    }

    /** OCPP 2.0.1 part 2, UnitOfMeasureType. */
    @Test
    void readsTheMultiplierOf201() {
        Reading reading = of("{\"measurand\":\"Current.Import\",\"phase\":\"L1\",\"value\":1.6,"
                + "\"unitOfMeasure\":{\"unit\":\"A\",\"multiplier\":1}}");

        assertThat(reading.highest(230, 3)).hasValue(16);
    }

    @Test
    void seesNothingInWhatIsNoNumber() {
        Reading reading = of(
                sample("Current.Import", "L1", "NaN", "A"),
                sample("Current.Import", "L2", "1e300", "A"),
                sample("Current.Import", "L3", "many", "A"));

        assertThat(reading.highest(230, 3)).isEmpty();
    }

    /** Later elements of one message are later in time. */
    @Test
    void takesTheLatestInstantOfAMessage() {
        Reading reading = Reading.of(
                Payload.of("{\"meterValue\":[{\"sampledValue\":[" + sample("Current.Import", "L1", "20", "A")
                        + "]},{\"sampledValue\":[" + sample("Current.Import", "L1", "7", "A") + "]}]}"),
                230);

        assertThat(reading.highest(230, 3)).hasValue(7);
    }
}
