// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mends that make sense in OCPP 2.0.1. */
final class Ocpp201RepairTest {

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final Repair repair = new Repair(
            new FrameCheck(new SchemaCheck()), EnumSet.allOf(Mend.class), Optional.of(ZoneId.of("Europe/Vienna")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NUMBER_AS_TEXT | 'model':7.50,'vendorName':'V' | 'model':'7.50','vendorName':'V'",
                "NULL_AS_ABSENT | 'model':'M','vendorName':'V','modem':null | 'model':'M','vendorName':'V'",
            })
    void mendsABoot(Mend mend, String before, String after) {
        Repaired repaired = repair(boot(before));

        assertThat(repaired.frame().text()).isEqualTo(boot(after));
        assertThat(repaired.changes()).extracting(Change::mend).containsExactly(mend);
    }

    @Test
    void cutsTextThatOnlyInforms() {
        Repaired repaired = repair(boot("'model':'" + "M".repeat(21) + "','vendorName':'V'"));

        assertThat(repaired.frame().text()).isEqualTo(boot("'model':'" + "M".repeat(20) + "','vendorName':'V'"));
    }

    /** OCPP 2.0.1 part 2, 2.1: a date and time has a zone. */
    @Test
    void addsTheZoneOfTheStation() {
        Repaired repaired = repair(status("2026-07-01T12:00:00"));

        assertThat(repaired.frame().text()).isEqualTo(status("2026-07-01T12:00:00+02:00"));
    }

    @Test
    void wrapsALoneElement() {
        String sample = "{'value':1.50}";

        Repaired repaired = repair(meterValues(sample));

        assertThat(repaired.frame().text()).isEqualTo(meterValues("[" + sample + "]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,'1','Authorize',{'idToken':{'idToken':5,'type':'Local'}}]",
                "[2,'1','GetTransactionStatus',{'transactionId':5}]",
                "[2,'1','MeterValues',{'evseId':1,'meterValue':[{'timestamp':'2026-07-01T12:00:00Z','sampledValue':[{"
                        + "'value':'1.50'}]}]}]",
                "[2,'1','MeterValues',{'evseId':1,'meterValue':[{'timestamp':'2026-07-01T12:00:00Z','sampledValue':[{"
                        + "'value':1.50,'signedMeterValue':{'signedMeterData':5,'signingMethod':'','encodingMethod':'',"
                        + "'publicKey':''}}]}]}]",
            })
    void touchesNoTagIdAmountOrSignedValue(String frame) {
        String text = frame.replace('\'', '"');

        Repaired repaired = repair(text);

        assertThat(repaired.frame().text()).isEqualTo(text);
        assertThat(repaired.changes()).isEmpty();
    }

    private Repaired repair(String text) {
        Frame frame = ((Reading.Read) reader.read(text, OcppVersion.V2_0_1)).frame();
        return repair.mend(OcppVersion.V2_0_1, Side.STATION, frame, Optional.empty());
    }

    private static String boot(String station) {
        return ("[2, '1','BootNotification',{'reason':'PowerUp', 'chargingStation':{" + station + "}} ]")
                .replace('\'', '"');
    }

    private static String status(String timestamp) {
        return ("[2,'1','StatusNotification',{'timestamp':'" + timestamp
                        + "','connectorStatus':'Available','evseId':1,'connectorId':1}]")
                .replace('\'', '"');
    }

    private static String meterValues(String samples) {
        return ("[2,'1','MeterValues',{'evseId':1,'meterValue':[{'timestamp':'2026-07-01T12:00:00Z','sampledValue':"
                        + samples + "}]}]")
                .replace('\'', '"');
    }
}
