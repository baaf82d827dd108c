// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import static io.ferrule.model.soap.Documents.CP_16;
import static io.ferrule.model.soap.Documents.CS_16;
import static io.ferrule.model.soap.Documents.readable;
import static io.ferrule.model.soap.Documents.request;
import static io.ferrule.model.soap.Documents.requestOf;
import static io.ferrule.model.soap.Documents.response;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the text of an element is read as. */
final class SoapValuesTest {

    @Test
    void readsNilAsNull() {
        String document = request(
                CS_16,
                "/Authorize",
                "<c:authorizeRequest><c:idTag xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"true\"/>"
                        + "</c:authorizeRequest>");

        assertThat(requestOf(document).payload().text()).isEqualTo("{\"idTag\":null}");
    }

    // XML Schema part 2, 3.2: what the text of a number and of a boolean looks like
    @ParameterizedTest
    @CsvSource({
        "int, ' 5 ', 5",
        "int, +05, 5",
        "int, -0, 0",
        "int, 1.0, '\"1.0\"'",
        "int, 1e3, '\"1e3\"'",
        "int, '', '\"\"'",
        "int, 12345678901234567890123456789012345678901, '\"12345678901234567890123456789012345678901\"'",
        "decimal, 1.10, 1.10",
        "decimal, -0.5, -0.5",
        "decimal, .5, 0.5",
        "decimal, 5., 5",
        "decimal, +1.50, 1.50",
        "decimal, 1e3, '\"1e3\"'",
        "decimal, NaN, '\"NaN\"'"
    })
    void readsNumbersAsTheyAreWrittenAndEverythingElseAsText(String type, String text, String json) {
        String limit = type.equals("int") ? "1" : text;
        String start = type.equals("int") ? text : "1";
        String document = request(
                CP_16,
                "/SetChargingProfile",
                "<c:setChargingProfileRequest><c:csChargingProfiles><c:chargingSchedule><c:chargingSchedulePeriod>"
                        + "<c:startPeriod>" + start + "</c:startPeriod><c:limit>" + limit + "</c:limit>"
                        + "</c:chargingSchedulePeriod></c:chargingSchedule></c:csChargingProfiles>"
                        + "</c:setChargingProfileRequest>");

        String member = type.equals("int") ? "startPeriod" : "limit";
        assertThat(requestOf(document)
                        .payload()
                        .part("/csChargingProfiles/chargingSchedule/chargingSchedulePeriod/0/" + member)
                        .orElseThrow()
                        .text())
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "1,true", "false,false", "' 0 ',false", "yes,'\"yes\"'", "TRUE,'\"TRUE\"'"})
    void readsBooleansInAllFourSpellings(String text, String json) {
        String document = response(
                CP_16,
                "/GetConfigurationResponse",
                "<c:getConfigurationResponse><c:configurationKey><c:key>k</c:key><c:readonly>" + text
                        + "</c:readonly></c:configurationKey></c:getConfigurationResponse>");

        SoapResponse message = (SoapResponse) readable(document).message();

        assertThat(message.payload()
                        .part("/configurationKey/0/readonly")
                        .orElseThrow()
                        .text())
                .isEqualTo(json);
    }
}
