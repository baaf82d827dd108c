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
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mends of OCPP 1.5, in the dialect that came. */
final class Ocpp15RepairTest {

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final Repair repair =
            new Repair(new FrameCheck(new SchemaCheck()), EnumSet.allOf(Mend.class), Optional.empty());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NUMBER_AS_TEXT | 'values':[{'value':1.50}] | 'values':[{'value':'1.50'}]",
                "NUMBER_AS_TEXT | 'value':[{'value':1.50}] | 'value':[{'value':'1.50'}]",
                "NUMBER_AS_TEXT | 'value':1.50 | 'value':'1.50'",
                "NUMBER_AS_TEXT | 'value':[{'$value':1.50}] | 'value':[{'$value':'1.50'}]",
                "UNIT_SPELLING | 'values':[{'value':'1','unit':'A'}] | 'values':[{'value':'1','unit':'Amp'}]",
                "UNIT_SPELLING | 'value':'1','unit':'V' | 'value':'1','unit':'Volt'",
                "UNIT_SPELLING | 'value':'1','unit':'Celcius' | 'value':'1','unit':'Celsius'",
                "UNIT_SPELLING | 'value':[{'$value':'1','attributes':{'unit':'WH'}}]"
                        + "| 'value':[{'$value':'1','attributes':{'unit':'Wh'}}]",
                "NULL_AS_ABSENT | 'value':'1','unit':null | 'value':'1'",
                "LONE_ELEMENT | 'values':{'value':'1'} | 'values':[{'value':'1'}]",
                "LONE_ELEMENT | 'value':{'value':'1'} | 'value':[{'value':'1'}]",
                "LONE_ELEMENT | 'value':{'$value':'1'} | 'value':[{'$value':'1'}]",
                "MEMBER_NAME | 'value':'1','mesurand':'Voltage' | 'value':'1','measurand':'Voltage'",
            })
    void mendsAReadingInItsDialect(Mend mend, String before, String after) {
        Repaired repaired = repair(meterValues(before));

        assertThat(repaired.frame().text()).isEqualTo(meterValues(after));
        assertThat(repaired.changes()).extracting(Change::mend).containsExactly(mend);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'values':[{'value':7,'format':'SignedData','unit':'A'}]",
                "'value':7,'format':'SignedData','unit':'A'",
                "'value':[{'$value':7,'attributes':{'format':'SignedData','unit':'A'}}]",
            })
    void leavesSignedValuesAsTheyWereSigned(String reading) {
        Repaired repaired = repair(meterValues(reading));

        assertThat(repaired.frame().text()).isEqualTo(meterValues(reading));
    }

    /** OCPP 1.5, 4.2 and 4.9 give the lengths. */
    @ParameterizedTest
    @CsvSource({"info,50", "vendorErrorCode,50"})
    void cutsTextThatOnlyInforms(String member, int length) {
        Repaired repaired = repair(status(member, length + 7));

        assertThat(repaired.frame().text()).isEqualTo(status(member, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,'1','Authorize',{'idTag':5}]",
                "[2,'1','Authorize',{'idTag':'123456789012345678901'}]",
                "[2,'1','StartTransaction',{'connectorId':1,'idTag':'T','timestamp':'2013-03-07T16:52:16Z','meterStart':'5'}]",
                "[2,'1','StatusNotification',{'connectorId':1,'status':'Occupied','errorCode':'NoError','vendorId':5}]",
            })
    void touchesNoTagIdOrAmount(String frame) {
        String text = frame.replace('\'', '"');

        Repaired repaired = repair(text);

        assertThat(repaired.frame().text()).isEqualTo(text);
        assertThat(repaired.changes()).isEmpty();
    }

    /** The name that 1.6 gave it; a station of 1.5 would take the list for empty. */
    @Test
    void givesTheLocalListItsNameIn15() {
        Frame frame = frame("[2,\"1\",\"SendLocalList\",{\"updateType\":\"Full\",\"listVersion\":1,"
                + "\"localAuthorizationList\":[{\"idTag\":\"T\"}]}]");

        Repaired repaired = repair.mend(OcppVersion.V1_5, Side.CSMS, frame, Optional.empty());

        assertThat(repaired.frame().text()).contains("\"localAuthorisationList\":[{\"idTag\":\"T\"}]");
    }

    /** A frequency has no unit in 1.6, but in 1.5 a reading without a unit is one in Wh. */
    @Test
    void doesNotTakeAUnitAway() {
        String frame = meterValues("'value':'50','unit':'Hz'");

        assertThat(repair(frame).frame().text()).isEqualTo(frame);
    }

    private Repaired repair(String text) {
        return repair.mend(OcppVersion.V1_5, Side.STATION, frame(text), Optional.empty());
    }

    private static String meterValues(String reading) {
        return ("[2, '1','MeterValues',{'connectorId' : 1,'values':[{'timestamp':'2013-03-07T16:52:16Z'," + reading
                        + "}]} ]")
                .replace('\'', '"');
    }

    private static String status(String member, int length) {
        return ("[2,'1','StatusNotification',{'connectorId':1,'status':'Occupied','errorCode':'NoError','" + member
                        + "':'" + "x".repeat(length) + "'}]")
                .replace('\'', '"');
    }

    private Frame frame(String text) {
        return ((Reading.Read) reader.read(text)).frame();
    }
}
