// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SplicingTest {

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());

    @Test
    void replacesOnlyTheIdOfACall() {
        Call call = (Call) frame(" [ 2 , \"\\u0061\" , \"Heartbeat\" , { \"x\" : 1.0 } ] ");

        Call renamed = call.withId("new \"id\"");

        assertThat(renamed.text()).isEqualTo(" [ 2 , \"new \\\"id\\\"\" , \"Heartbeat\" , { \"x\" : 1.0 } ] ");
        assertThat(renamed.id()).isEqualTo("new \"id\"");
    }

    @Test
    void replacesOnlyThePayloadAfterTheIdHasChangedItsLength() {
        Call call = (Call) frame("[2,\"a\",\"DataTransfer\", {\"v\":\"\uD83D\uDE00\"} ]");

        Call changed = call.withId("longer than before").withPayload(Payload.of("[1]"));

        assertThat(changed.text()).isEqualTo("[2,\"longer than before\",\"DataTransfer\", [1] ]");
        assertThat(changed.withPayload(Payload.empty()).withId("b").text())
                .isEqualTo("[2,\"b\",\"DataTransfer\", {} ]");
    }

    @Test
    void replacesPartsOfReplies() {
        CallResult result = (CallResult) frame("[3, \"1\", {\"a\" : 1}]");
        CallError error = (CallError) frame("[4, \"1\", \"GenericError\", \"\", { }]");
        CallResultError refusal = (CallResultError) frame("[5, \"1\", \"GenericError\", \"\", { }]");

        assertThat(result.withId("22").withPayload(Payload.empty()).text()).isEqualTo("[3, \"22\", {}]");
        assertThat(error.withId("22").text()).isEqualTo("[4, \"22\", \"GenericError\", \"\", { }]");
        assertThat(refusal.withId("22").text()).isEqualTo("[5, \"22\", \"GenericError\", \"\", { }]");
    }

    @Test
    void findsOffsetsBehindAstralCharactersAndInLongFrames() {
        String filler = "\uD83D\uDE00\u20ac\\n".repeat(15_000);
        String payload = "{\"data\":\"" + filler + "\"}";
        Call call = (Call)
                frame("[2,\"\uD83D\uDE00\",\"\uD83D\uDE00" + filler.substring(0, 40_000) + "\"," + payload + "]");

        Call renamed = call.withId("1");

        assertThat(call.payload().text()).isEqualTo(payload);
        assertThat(renamed.text()).isEqualTo(call.text().replaceFirst("\"\uD83D\uDE00\"", "\"1\""));
    }

    @Test
    void findsTheEndOfEveryKindOfPayload() {
        for (String payload : new String[] {"null", "true", "-1.50e3", "0", "\"\"", "\"a\\\"\"", "[ ]", "{\"a\":[]}"}) {
            CallResult result = (CallResult) frame("[3,\"1\", " + payload + " ]");

            assertThat(result.payload().text()).isEqualTo(payload);
        }
    }

    @Test
    void writesFramesOfItsOwnThatItReadsBack() {
        Call call = Call.of("a\"b", "DataTransfer", Payload.of("{\"x\": 1}"));
        CallResult result = CallResult.of("1", Payload.empty());
        CallError error =
                CallError.of("1", OcppVersion.V1_6, ErrorCode.FORMATION_VIOLATION, "\"" + "\uD83D\uDE00".repeat(200));

        assertThat(call.text()).isEqualTo("[2,\"a\\\"b\",\"DataTransfer\",{\"x\": 1}]");
        assertThat(((Call) frame(call.text())).payload()).isEqualTo(call.payload());
        assertThat(frame(result.text()).text()).isEqualTo("[3,\"1\",{}]");
        assertThat(((CallError) frame(error.text())).description())
                .isEqualTo(error.description())
                .hasSize(255);
    }

    private Frame frame(String text) {
        return ((Reading.Read) reader.read(text)).frame();
    }
}
