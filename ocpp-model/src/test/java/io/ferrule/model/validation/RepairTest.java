// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.model.validation.Repaired.Change;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RepairTest {

    private static final Set<Mend> ALL = EnumSet.allOf(Mend.class);

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final FrameCheck check = new FrameCheck(new SchemaCheck());

    @BeforeEach
    void needsDefinitions() {
        assumeThat(ActionCatalogue.actions(OcppVersion.V1_6)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NUMBER_AS_TEXT | \"value\": 604.2130 | \"value\": \"604.2130\"",
                "NULL_AS_ABSENT | \"unit\": null, \"value\":\"1\" | \"value\":\"1\"",
                "UNIT_SPELLING | \"value\":\"1\", \"unit\":\"KWH\" | \"value\":\"1\", \"unit\":\"kWh\"",
                "UNIT_SPELLING | \"value\":\"1\", \"unit\":\"Celcius\" | \"value\":\"1\", \"unit\":\"Celsius\"",
                "UNIT_SPELLING | \"value\":\"1\", \"unit\":\"Hertz\" | \"value\":\"1\"",
                "MEMBER_NAME | \"mesurand\":\"Voltage\",\"value\":\"1\" | \"value\":\"1\",\"measurand\":\"Voltage\"",
            })
    void mendsASampleAndNothingAroundIt(Mend mend, String before, String after) {
        String frame = "[2, \"1\",\"MeterValues\",{\"connectorId\" : 1,\"meterValue\":[{\"timestamp\":"
                + "\"2024-01-01T00:00:00Z\",\"sampledValue\":[{%s}]}] } ]";

        Repaired repaired = repair(ALL, frame.formatted(before));

        assertThat(repaired.frame().text()).isEqualTo(frame.formatted(after));
        assertThat(repaired.changes()).extracting(Change::mend).containsExactly(mend);
    }

    @Test
    void recordsWhatItChanged() {
        Repaired repaired = repair(ALL, meterValues("{\"value\":7}"));

        assertThat(repaired.changes())
                .containsExactly(new Change(Mend.NUMBER_AS_TEXT, "/meterValue/0/sampledValue/0/value", "7", "\"7\""));
    }

    @Test
    void wrapsALoneElement() {
        Repaired repaired = repair(ALL, meterValues("{\"value\":7}").replace("[{\"value\":7}]", "{\"value\":7}"));

        assertThat(repaired.frame().text()).isEqualTo(meterValues("{\"value\":\"7\"}"));
        assertThat(repaired.changes()).extracting(Change::mend).containsExactly(Mend.LONE_ELEMENT, Mend.NUMBER_AS_TEXT);
    }

    @Test
    void cutsTextThatOnlyInforms() {
        String info = "\uD83D\uDE00".repeat(60);

        Repaired repaired = repair(ALL, status("\"info\":\"" + info + "\""));

        assertThat(repaired.frame().text()).isEqualTo(status("\"info\":\"" + "\uD83D\uDE00".repeat(50) + "\""));
    }

    @Test
    void neverCutsTagsOrIds() {
        String frame = "[2,\"" + "9".repeat(40) + "\",\"Authorize\",{\"idTag\":\"" + "7".repeat(21) + "\"}]";

        Repaired repaired = repair(ALL, frame);

        assertThat(repaired.frame().text()).isEqualTo(frame);
        assertThat(repaired.changes()).isEmpty();
    }

    @Test
    void leavesSignedValuesAsTheyWereSigned() {
        String frame = meterValues("{\"format\":\"SignedData\",\"value\":7,\"unit\":\"KWH\",\"mesurand\":\"Voltage\"}");

        Repaired repaired = repair(ALL, frame);

        assertThat(repaired.frame().text()).isEqualTo(frame);
    }

    @Test
    void addsMinutesToAShortOffset() {
        Repaired repaired = repair(ALL, status("\"timestamp\":\"2025-09-05T18:51:43+03\""));

        assertThat(repaired.frame().text()).isEqualTo(status("\"timestamp\":\"2025-09-05T18:51:43+03:00\""));
    }

    @Test
    void addsTheOffsetOfAConfiguredZoneOnly() {
        String frame = status("\"timestamp\":\"2025-07-05T18:51:43\"");
        Repair configured = new Repair(check, ALL, Optional.of(ZoneId.of("Europe/Vienna")));

        Repaired with = configured.mend(OcppVersion.V1_6, Side.STATION, frame(frame), Optional.empty());
        Repaired without = repair(ALL, frame);

        assertThat(with.frame().text()).isEqualTo(status("\"timestamp\":\"2025-07-05T18:51:43+02:00\""));
        assertThat(without.frame().text()).isEqualTo(frame);
    }

    @Test
    void doesOnlyWhatIsAllowed() {
        String frame = meterValues("{\"value\":7,\"unit\":\"KWH\"}");

        Repaired repaired = repair(EnumSet.of(Mend.UNIT_SPELLING), frame);

        assertThat(repaired.frame().text()).isEqualTo(meterValues("{\"value\":7,\"unit\":\"kWh\"}"));
    }

    @Test
    void keepsNullWhereTheMemberIsRequired() {
        String frame = "[2,\"1\",\"Authorize\",{\"idTag\":null}]";

        Repaired repaired = repair(ALL, frame);

        assertThat(repaired.frame().text()).isEqualTo(frame);
    }

    @Test
    void mendsRepliesWhoseActionIsKnown() {
        Frame reply = frame("[3,\"1\",{\"configurationKey\":{\"key\":\"K\",\"readonly\":true,\"value\":5}}]");

        Repaired repaired = new Repair(check, ALL, Optional.empty())
                .mend(OcppVersion.V1_6, Side.STATION, reply, Optional.of("GetConfiguration"));

        assertThat(repaired.frame().text())
                .isEqualTo("[3,\"1\",{\"configurationKey\":[{\"key\":\"K\",\"readonly\":true,\"value\":\"5\"}]}]");
    }

    @Test
    void stopsAfterABoundedNumberOfTrials() {
        String sample = "{\"value\":7}";

        Repaired repaired = repair(ALL, meterValues(sample + ("," + sample).repeat(60)));

        assertThat(repaired.changes()).hasSize(32);
    }

    private Repaired repair(Set<Mend> mends, String text) {
        return new Repair(check, mends, Optional.empty())
                .mend(OcppVersion.V1_6, Side.STATION, frame(text), Optional.empty());
    }

    private static String meterValues(String samples) {
        return "[2,\"1\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2024-01-01T00:00:00Z\","
                + "\"sampledValue\":[" + samples + "]}]}]";
    }

    private static String status(String member) {
        return "[2,\"1\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\","
                + member + "}]";
    }

    private Frame frame(String text) {
        return ((Reading.Read) reader.read(text)).frame();
    }
}
