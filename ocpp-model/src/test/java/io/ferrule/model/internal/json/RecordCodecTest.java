// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.Timestamp;
import io.ferrule.model.v16.AuthorizationStatus;
import io.ferrule.model.v16.AuthorizeResponse;
import io.ferrule.model.v16.BootNotificationRequest;
import io.ferrule.model.v16.BootNotificationResponse;
import io.ferrule.model.v16.ChangeConfigurationRequest;
import io.ferrule.model.v16.ChargingRateUnitType;
import io.ferrule.model.v16.ChargingSchedule;
import io.ferrule.model.v16.ChargingSchedulePeriod;
import io.ferrule.model.v16.GetConfigurationRequest;
import io.ferrule.model.v16.HeartbeatRequest;
import io.ferrule.model.v16.IdTagInfo;
import io.ferrule.model.v16.MeterValue;
import io.ferrule.model.v16.MeterValuesRequest;
import io.ferrule.model.v16.RegistrationStatus;
import io.ferrule.model.v16.ResetRequest;
import io.ferrule.model.v16.ResetType;
import io.ferrule.model.v16.UnitOfMeasure;
import io.ferrule.model.v16.UnlockConnectorRequest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordCodecTest {

    private static <T extends Record> T decode(String json, Class<T> type) {
        return RecordCodec.decode(Tree.parse(json).node(), type);
    }

    @Test
    void readsMembersByTheirNames() {
        String json = "{\"status\":\"Pending\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":300}";

        BootNotificationResponse read = decode(json, BootNotificationResponse.class);

        assertThat(read)
                .isEqualTo(new BootNotificationResponse(
                        RegistrationStatus.PENDING, new Timestamp("2026-01-01T00:00:00Z"), 300));
    }

    @Test
    void passesOverMembersThatItDoesNotKnow() {
        HeartbeatRequest read = decode("{\"vendor\":{\"deep\":[1]}}", HeartbeatRequest.class);

        assertThat(read).isEqualTo(new HeartbeatRequest());
    }

    @Test
    void readsAnAbsentMemberAsEmpty() {
        AuthorizeResponse read = decode("{\"idTagInfo\":{\"status\":\"Accepted\"}}", AuthorizeResponse.class);

        assertThat(read.idTagInfo().findExpiryDate()).isEmpty();
        assertThat(read.idTagInfo().expiryDate()).isNull();
    }

    @Test
    void readsANullAsAbsentWhereTheMemberIsOptional() {
        AuthorizeResponse read =
                decode("{\"idTagInfo\":{\"status\":\"Accepted\",\"parentIdTag\":null}}", AuthorizeResponse.class);

        assertThat(read.idTagInfo().findParentIdTag()).isEmpty();
    }

    @Test
    void readsAnAbsentListAsAnEmptyOne() {
        GetConfigurationRequest read = decode("{}", GetConfigurationRequest.class);

        assertThat(read.key()).isEmpty();
    }

    /** OCPP-J 1.6, 4.2.1: where there is nothing to say, the payload may be null. */
    @Test
    void readsANullPayloadAsAnEmptyObject() {
        assertThat(decode("null", HeartbeatRequest.class)).isEqualTo(new HeartbeatRequest());
    }

    @Test
    void readsAnUnknownValueAsUnrecognized() {
        ResetRequest read = decode("{\"type\":\"hard\"}", ResetRequest.class);

        assertThat(read.type()).isEqualTo(ResetType.UNRECOGNIZED);
        assertThat(read.type().recognized()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "7.0", "7.000", "70e-1", "0.7e1"})
    void readsAWholeNumberHoweverItIsWritten(String number) {
        UnlockConnectorRequest read = decode("{\"connectorId\":" + number + "}", UnlockConnectorRequest.class);

        assertThat(read.connectorId()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649", "9223372036854766666", "0.5", "1e999", "1e-999"})
    void refusesANumberThatIsNoIntegerOf32Bits(String number) {
        assertThatThrownBy(() -> decode("{\"connectorId\":" + number + "}", UnlockConnectorRequest.class))
                .isInstanceOf(PayloadException.class)
                .hasMessage("/connectorId: an integer of 32 bits is expected");
    }

    @Test
    void keepsDecimalsAsTheyAreWritten() {
        String json = "{\"startPeriod\":0,\"limit\":16.10}";

        ChargingSchedulePeriod read = decode(json, ChargingSchedulePeriod.class);

        assertThat(read.limit()).isEqualTo(new BigDecimal("16.10"));
    }

    /** Eleven characters that would take a gigabyte as soon as somebody added one to them. */
    @Test
    void refusesADecimalThatIsTooBigToCalculateWith() {
        String json = "{\"startPeriod\":0,\"limit\":1e999}";

        assertThatThrownBy(() -> decode(json, ChargingSchedulePeriod.class))
                .isInstanceOf(PayloadException.class)
                .hasMessage("/limit: a number of at most 40 digits is expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"meterValue\":[]}; /connectorId; the member is required",
                "{\"connectorId\":null,\"meterValue\":[]}; /connectorId; an integer is expected, found null",
                "{\"connectorId\":\"1\",\"meterValue\":[]}; /connectorId; an integer is expected, found string",
                "{\"connectorId\":1}; /meterValue; the member is required",
                "{\"connectorId\":1,\"meterValue\":{}}; /meterValue; an array is expected, found object",
                "{\"connectorId\":1,\"meterValue\":[3]}; /meterValue/0; an object is expected, found number",
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"t\",\"sampledValue\":[{\"value\":1}]}]};"
                        + " /meterValue/0/sampledValue/0/value; a string is expected, found number",
                "[]; ''; an object is expected, found array",
            })
    void namesThePlaceThatDoesNotFit(String json, String pointer, String message) {
        assertThatThrownBy(() -> decode(json, MeterValuesRequest.class))
                .isInstanceOfSatisfying(
                        PayloadException.class, e -> assertThat(e.pointer()).isEqualTo(pointer))
                .hasMessageEndingWith(message);
    }

    @Test
    void keepsABadTimestampUntilSomebodyAsksForIt() {
        MeterValue read = decode("{\"timestamp\":\"yesterday\",\"sampledValue\":[]}", MeterValue.class);

        assertThat(read.timestamp().text()).isEqualTo("yesterday");
    }

    @Test
    void leavesAbsentMembersOutWhenWriting() {
        IdTagInfo info =
                IdTagInfo.builder().status(AuthorizationStatus.CONCURRENT_TX).build();

        String json = RecordCodec.encode(info);

        assertThat(json).isEqualTo("{\"status\":\"ConcurrentTx\"}");
    }

    @Test
    void leavesAnEmptyListOutOnlyWhereItMayBeAbsent() {
        assertThat(RecordCodec.encode(new GetConfigurationRequest(List.of()))).isEqualTo("{}");
        assertThat(RecordCodec.encode(new MeterValuesRequest(1, null, List.of())))
                .isEqualTo("{\"connectorId\":1,\"meterValue\":[]}");
    }

    @Test
    void escapesText() {
        ChangeConfigurationRequest request = new ChangeConfigurationRequest("k\"}", "a\\\n\u0001€");

        String json = RecordCodec.encode(request);

        assertThat(json).isEqualTo("{\"key\":\"k\\\"}\",\"value\":\"a\\\\\\n\\u0001€\"}");
    }

    @Test
    void writesDecimalsWithoutAnExponent() {
        ChargingSchedule schedule = ChargingSchedule.builder()
                .chargingRateUnit(ChargingRateUnitType.W)
                .chargingSchedulePeriod(List.of(new ChargingSchedulePeriod(0, new BigDecimal("1.1E+4"), 3)))
                .build();

        String json = RecordCodec.encode(schedule);

        assertThat(json)
                .isEqualTo("{\"chargingRateUnit\":\"W\","
                        + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":11000,\"numberPhases\":3}]}");
    }

    @Test
    void writesSingleValuesAndLists() {
        List<Object> values = List.of(
                "a", true, 1, 2L, new BigDecimal("0.1"), new Timestamp("t"), UnitOfMeasure.KWH, Payload.empty());

        String json = RecordCodec.encode(values);

        assertThat(json).isEqualTo("[\"a\",true,1,2,0.1,\"t\",\"kWh\",{}]");
    }

    @Test
    void refusesToWriteUnrecognized() {
        ResetRequest request = new ResetRequest(ResetType.UNRECOGNIZED);

        assertThatThrownBy(() -> RecordCodec.encode(request))
                .isInstanceOf(PayloadException.class)
                .hasMessage("/type: ResetType.UNRECOGNIZED has no name on the wire");
    }

    @Test
    void refusesToWriteWhatIsNoValueOfTheModel() {
        assertThatThrownBy(() -> RecordCodec.encode(List.of(new StringBuilder())))
                .isInstanceOf(PayloadException.class)
                .hasMessage("/0: a StringBuilder cannot be written as JSON");
    }

    @Test
    void refusesToWriteANumberThatNobodyCouldRead() {
        assertThatThrownBy(() -> RecordCodec.encode(new BigDecimal("1e999999999")))
                .isInstanceOf(PayloadException.class)
                .hasMessage("a number of at most 40 digits can be written");
    }

    @Test
    void copiesLists() {
        List<String> keys = new java.util.ArrayList<>(List.of("HeartbeatInterval"));
        GetConfigurationRequest request = new GetConfigurationRequest(keys);

        keys.clear();

        assertThat(request.key()).containsExactly("HeartbeatInterval");
    }

    @Test
    void saysWhichRequiredComponentABuilderLacks() {
        BootNotificationRequest.Builder builder =
                BootNotificationRequest.builder().chargePointVendor("Example");

        assertThatNullPointerException().isThrownBy(builder::build).withMessage("chargePointModel is required");
    }

    @Test
    void doesNotShowSecretsInItsText() {
        ChangeConfigurationRequest request = new ChangeConfigurationRequest("AuthorizationKey", "0123456789abcdef");

        assertThat(request).hasToString("ChangeConfigurationRequest[key=AuthorizationKey, value=***]");
    }
}
