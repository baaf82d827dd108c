// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.stations;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.model.validation.Assessment;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.SchemaCheck;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured must be what stations may send. */
class TrafficTest {

    @ParameterizedTest
    @EnumSource(Traffic.class)
    void callsHaveThreeHundredBytesAndNothingIsWrongWithThem(Traffic traffic) {
        byte[] call = traffic.template("ST0001");

        Frame frame = read(call);
        Assessment assessment =
                new FrameCheck(new SchemaCheck()).check(OcppVersion.V1_6, Side.STATION, frame, Optional.empty());

        assertThat(call).hasSize(Traffic.FRAME_BYTES);
        assertThat(assessment).isEqualTo(Assessment.clean());
    }

    @Test
    void theRegisterOfMeterValuesCanBeCountedUpInPlace() {
        byte[] call = Traffic.METER_VALUES.template("ST0001");

        OptionalInt at = Traffic.METER_VALUES.registerAt(call);

        String digits = new String(call, at.orElseThrow(), Traffic.REGISTER_DIGITS, StandardCharsets.US_ASCII);
        assertThat(digits).containsOnlyDigits();
        assertThat(Traffic.DATA_TRANSFER.registerAt(Traffic.DATA_TRANSFER.template("ST0001")))
                .isEmpty();
    }

    private static Frame read(byte[] call) {
        Reading reading = new FrameReader(FrameLimits.defaults())
                .read(new String(call, StandardCharsets.US_ASCII), OcppVersion.V1_6);
        return ((Reading.Read) reading).frame();
    }
}
