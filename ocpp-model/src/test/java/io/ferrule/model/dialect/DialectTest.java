// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Action;
import io.ferrule.model.Payload;
import io.ferrule.model.internal.json.Tree;
import io.ferrule.model.v15.MeterValuesRequest;
import io.ferrule.model.v15.SampledValue;
import io.ferrule.model.v15.StopTransactionRequest;
import io.ferrule.model.v15.V15;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms that readings of OCPP 1.5 take in JSON. No document tells of them; each is what some implementation writes. */
final class DialectTest {

    @ParameterizedTest
    @EnumSource
    void isRecognisedInMeterValues(Dialect dialect) {
        assertThat(Dialect.of(V15.METER_VALUES, Samples.meterValues(dialect))).contains(dialect);
    }

    @ParameterizedTest
    @EnumSource
    void isRecognisedInTransactionData(Dialect dialect) {
        assertThat(Dialect.of(V15.STOP_TRANSACTION, Samples.stopTransaction(dialect)))
                .contains(dialect);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A | {'values':{'timestamp':'T','values':{'value':'1'}}}",
                "B | {'values':{'timestamp':'T','value':{'value':'1'}}}",
                "C | {'values':{'timestamp':'T','value':1}}",
                "D | {'values':[{'value':{'attributes':{'unit':'Wh'}}}]}",
            })
    void isRecognisedWhereAReadingStandsAlone(Dialect dialect, String json) {
        assertThat(Dialect.of(V15.METER_VALUES, payload(json))).contains(dialect);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{'values':[]}",
                "{'values':7}",
                "{'values':[7,null,[[]],{}]}",
                "{'values':[{'timestamp':'T'}]}",
                "{'values':[{'value':[]}]}",
                "{'values':[{'value':true}]}",
            })
    void isNotGuessedWhereNothingShowsIt(String json) {
        assertThat(Dialect.of(V15.METER_VALUES, payload(json))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/values/1 | {'values':[{'values':[{'value':'1'}]},{'value':'1'}]}",
                "/values/0/value | {'values':[{'values':[{'value':'1'}],'value':{'value':'1'}}]}",
                "/values/0/value/0 | {'values':[{'value':[{'value':'1','$value':'1'}]}]}",
                "/values/0/values/0 | {'values':[{'values':[{'$value':'1'}]}]}",
            })
    void isNotSettledWhereOneMessageShowsTwo(String stray, String json) {
        Recognition seen = Recognition.of(V15.METER_VALUES, payload(json));

        assertThat(seen.stray()).contains(stray);
        assertThat(Dialect.of(V15.METER_VALUES, payload(json))).isEmpty();
    }

    @Test
    void concernsTheTwoMessagesWithReadingsOnly() {
        assertThat(V15.all().stream().filter(Dialect::concerns))
                .containsExactlyInAnyOrder(V15.METER_VALUES, V15.STOP_TRANSACTION);
        assertThat(Dialect.of(V15.HEARTBEAT, Samples.meterValues(Dialect.A))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void readsIntoTheOneRecord(Dialect dialect) {
        Payload canonical = dialect.toCanonical(V15.METER_VALUES, Samples.meterValues(dialect));

        SampledValue sample =
                canonical.as(MeterValuesRequest.class).values().get(0).value().get(0);

        assertThat(sample.value()).isEqualTo("1.10");
        assertThat(sample.findUnit().orElseThrow().wireName()).isEqualTo("kWh");
    }

    @ParameterizedTest
    @EnumSource
    void readsTransactionDataIntoTheOneRecord(Dialect dialect) {
        Payload canonical = dialect.toCanonical(V15.STOP_TRANSACTION, Samples.stopTransaction(dialect));

        StopTransactionRequest request = canonical.as(StopTransactionRequest.class);

        assertThat(request.transactionData()).singleElement().satisfies(data -> assertThat(
                        data.values().get(1).value().get(0).value())
                .isEqualTo("2.0"));
    }

    @ParameterizedTest
    @EnumSource
    void writesBackWhatItRead(Dialect dialect) {
        Payload meterValues = Samples.meterValues(dialect);
        Payload stopTransaction = Samples.stopTransaction(dialect);

        assertThat(thereAndBack(dialect, V15.METER_VALUES, meterValues)).isEqualTo(tree(meterValues));
        assertThat(thereAndBack(dialect, V15.STOP_TRANSACTION, stopTransaction)).isEqualTo(tree(stopTransaction));
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheTextAroundTheReadingsAsItIs(Dialect dialect) {
        Payload payload = Samples.meterValues(dialect);

        String canonical = dialect.toCanonical(V15.METER_VALUES, payload).text();

        assertThat(canonical).startsWith("{ \"connectorId\" : 1.0,").endsWith(", \"v\" : [ 1 ] }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A | {'values':[{'timestamp':'T','values':[{'value':1e2,'x':[1.0]}],'y':1.50}]}"
                        + "| {'values':[{'timestamp':'T','value':[{'value':1e2,'x':[1.0]}],'y':1.50}]}",
                "C | {'values':[{'timestamp':'T','value':1e2,'unit':'\\u0057','y':1.50}]}"
                        + "| {'values':[{'timestamp':'T','value':[{'value':1e2,'unit':'\\u0057'}],'y':1.50}]}",
                "D | {'values':[{'value':[{'$value':1e2,'attributes':{'unit':'W','z':0.0},'x':1.50}]}]}"
                        + "| {'values':[{'value':[{'value':1e2,'unit':'W','attributes':{'z':0.0},'x':1.50}]}]}",
                "D | {'values':[{'value':[{'$value':'1','unit':'W'}]}]} | {'values':[{'value':[{'value':'1','unit':'W'}]}]}",
            })
    void keepsUnknownMembersAndTheSpellingOfValues(Dialect dialect, String before, String after) {
        Payload canonical = dialect.toCanonical(V15.METER_VALUES, payload(before));

        assertThat(canonical).isEqualTo(payload(after));
    }

    @Test
    void splitsAReadingOfSeveralSamplesForTheFlatDialect() {
        Payload canonical =
                payload("{'values':[{'timestamp':'T','y':1,'value':[{'value':'1'},{'value':'2','unit':'W'}]}]}");

        Payload flat = Dialect.C.fromCanonical(V15.METER_VALUES, canonical);

        assertThat(flat)
                .isEqualTo(payload("{'values':[{'timestamp':'T','y':1,'value':'1'},"
                        + "{'timestamp':'T','value':'2','unit':'W'}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{'values':7}",
                "{'values':[7,null,'x',[[]],{}]}",
                "{'values':[{'timestamp':'T','values':7,'value':null}]}",
                "{'values':[{'value':[{'$value':'1','unit':'W','attributes':{'unit':'A'}}]}]}",
                "{'values':[{'value':[{'$value':'1','value':'1'}],'values':[1]}]}",
            })
    void leavesAloneWhatIsNoReading(String json) {
        Payload payload = payload(json);

        for (Dialect dialect : Dialect.values()) {
            assertThat(dialect.toCanonical(V15.METER_VALUES, payload)).isEqualTo(payload);
        }
    }

    @Test
    void leavesAloneWhatWouldBeNestedTooDeep() {
        String deep = "[".repeat(27) + "]".repeat(27);
        Payload payload = payload("{'transactionData':[{'timestamp':'T','value':'1','x':" + deep + "}]}");

        Payload canonical = Dialect.C.toCanonical(V15.STOP_TRANSACTION, payload);

        assertThat(canonical).isSameAs(payload);
    }

    /** Ten thousand samples under a timestamp of 100 kilobytes would come to a gigabyte. */
    @Test
    void doesNotRepeatATimestampThatIsNone() {
        String samples = "{'value':'1'}" + ",{'value':'1'}".repeat(9_999);
        Payload canonical =
                payload("{'values':[{'timestamp':'" + "T".repeat(100_000) + "','value':[" + samples + "]}]}");

        Payload flat = Dialect.C.fromCanonical(V15.METER_VALUES, canonical);

        assertThat(flat.text()).hasSizeLessThan(2 * canonical.text().length());
    }

    private static Object thereAndBack(Dialect dialect, Action<?, ?> action, Payload payload) {
        return tree(dialect.fromCanonical(action, dialect.toCanonical(action, payload)));
    }

    private static Object tree(Payload payload) {
        return payload.as(Tree.class).node();
    }

    private static Payload payload(String json) {
        return Payload.of(json.replace('\'', '"'));
    }
}
