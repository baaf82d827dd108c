// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.v201.DataTransferRequest;
import io.ferrule.model.v201.HeartbeatRequest;
import io.ferrule.model.v201.StatusInfo;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vendors may add to every object of OCPP 2.0.1, and DataTransfer may carry any JSON value. */
final class CustomDataTest {

    @Test
    void readsWhatAVendorAdds() {
        Payload payload = Payload.of("{\"customData\":{\"vendorId\":\"com.example\",\"deep\":{\"a\":[1.50,null]}}}");

        CustomData read = payload.as(HeartbeatRequest.class).findCustomData().orElseThrow();

        assertThat(read.vendorId()).isEqualTo("com.example");
        assertThat(read.json().number("/deep/a/0")).hasValue(new BigDecimal("1.50"));
    }

    @Test
    void writesWhatAVendorAddsInsideOfAnyObject() {
        CustomData data = new CustomData(CustomData.of("com.example").json().with("/wattage", 7));
        StatusInfo info =
                StatusInfo.builder().reasonCode("None").customData(data).build();

        String json = Payload.of(info).text();

        assertThat(json)
                .isEqualTo("{\"reasonCode\":\"None\",\"customData\":{\"vendorId\":\"com.example\",\"wattage\":7}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"vendorId\":7}", "{\"vendorId\":null}", "[]", "\"com.example\"", "null"})
    void refusesWhatNamesNoVendor(String json) {
        Payload payload = Payload.of(json);

        assertThatThrownBy(() -> new CustomData(payload))
                .isInstanceOf(PayloadException.class)
                .hasMessage("custom data is an object with a text \"vendorId\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; /customData/vendorId: the member is required",
                "{\"vendorId\":7}; /customData/vendorId: a string is expected, found number",
                "[]; /customData: an object is expected, found array",
            })
    void namesThePlaceThatDoesNotFit(String json, String message) {
        Payload payload = Payload.of("{\"customData\":" + json + "}");

        assertThatThrownBy(() -> payload.as(HeartbeatRequest.class))
                .isInstanceOf(PayloadException.class)
                .hasMessage(message);
    }

    /** Real stations break lengths, and the check of the schema tells. */
    @Test
    void takesANameThatIsTooLong() {
        String name = "x".repeat(256);

        CustomData data = CustomData.of(name);

        assertThat(data.vendorId()).isEqualTo(name);
    }

    @Test
    void doesNotShowWhatAVendorAdds() {
        CustomData data = CustomData.of("com.example");

        assertThat(data).hasToString("CustomData[json=Payload[26 characters]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[1,null]", "{\"a\":1.50}", "\"text\"", "1.50", "true"})
    void carriesAnyJsonValue(String value) {
        Payload payload = Payload.of("{\"data\":" + value + ",\"vendorId\":\"v\"}");

        DataTransferRequest read = payload.as(DataTransferRequest.class);

        assertThat(read.findData()).hasValue(Payload.of(value));
        assertThat(Payload.of(read)).isEqualTo(payload);
    }

    @Test
    void knowsWhereThereIsNoValue() {
        DataTransferRequest read = Payload.of("{\"vendorId\":\"v\"}").as(DataTransferRequest.class);

        assertThat(read.findData()).isEmpty();
        assertThat(read.findCustomData()).isEmpty();
    }
}
