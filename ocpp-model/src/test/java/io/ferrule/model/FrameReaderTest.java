// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameReaderTest {

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());

    // OCPP-J 1.6, 4.2.1
    @Test
    void readsACall() {
        String text = "[2, \"19223201\" ,\"BootNotification\", {\"chargePointVendor\" : \"VendorX\"} ]";

        Call call = (Call) frame(text);

        assertThat(call.id()).isEqualTo("19223201");
        assertThat(call.action()).isEqualTo("BootNotification");
        assertThat(call.payload().text()).isEqualTo("{\"chargePointVendor\" : \"VendorX\"}");
        assertThat(call.expectsReply()).isTrue();
        assertThat(call.text()).isEqualTo(text);
    }

    // OCPP-J 1.6, 4.2.2
    @Test
    void readsACallResult() {
        CallResult result = (CallResult) frame("[3,\"19223201\",{\"interval\":300}]");

        assertThat(result.id()).isEqualTo("19223201");
        assertThat(result.payload().text()).isEqualTo("{\"interval\":300}");
    }

    // OCPP-J 1.6, 4.2.3
    @Test
    void readsACallErrorWithWhateverDetails() {
        CallError error = (CallError) frame("[4,\"1\",\"InternalError\",\"failed\",\"SQL [...]\"]");

        assertThat(error.wireCode()).isEqualTo("InternalError");
        assertThat(error.description()).isEqualTo("failed");
        assertThat(error.details().text()).isEqualTo("\"SQL [...]\"");
    }

    // OCPP 2.1 part 4, 4.2.4 and 4.2.5
    @Test
    void readsTheMessageTypesOfVersionTwoPointOne() {
        Frame refusal = frame("[5,\"1\",\"FormatViolation\",\"no\",{}]");
        Call send = (Call) frame("[6,\"2\",\"NotifyPeriodicEventStream\",{}]");

        assertThat(refusal).isInstanceOf(CallResultError.class);
        assertThat(send.type()).isEqualTo(MessageType.SEND);
        assertThat(send.expectsReply()).isFalse();
    }

    // OCPP-J 1.6, 4.1.3: a type that is not listed means nothing
    @Test
    void doesNotKnowLaterMessageTypesInAnEarlierVersion() {
        Reading reading = reader.read("[6,\"2\",\"NotifyPeriodicEventStream\",{}]", OcppVersion.V1_6);

        Reading.Unreadable refused = (Reading.Unreadable) reading;
        assertThat(refused.finding().rule()).isEqualTo("envelope");
        assertThat(refused.type()).isEmpty();
        assertThat(refused.id()).contains("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "hello",
                "{}",
                "null",
                "\"[2]\"",
                "[]",
                "[2]",
                "[2,\"1\"]",
                "[2,\"1\",\"Heartbeat\"]",
                "[2,\"1\",\"Heartbeat\",{},{}]",
                "[3,\"1\"]",
                "[3,\"1\",{},{}]",
                "[4,\"1\",\"GenericError\",\"\"]",
                "[4,\"1\",\"GenericError\",\"\",{},{},{}]",
                "[1,\"1\",{}]",
                "[7,\"1\",{}]",
                "[-2,\"1\",\"Heartbeat\",{}]",
                "[2.0,\"1\",\"Heartbeat\",{}]",
                "[2e0,\"1\",\"Heartbeat\",{}]",
                "[02,\"1\",\"Heartbeat\",{}]",
                "[\"2\",\"1\",\"Heartbeat\",{}]",
                "[[2],\"1\",\"Heartbeat\",{}]",
                "[2,1,\"Heartbeat\",{}]",
                "[2,-1,\"Heartbeat\",{}]",
                "[2,1.5,\"Heartbeat\",{}]",
                "[2,null,\"Heartbeat\",{}]",
                "[2,\"1\",7,{}]",
                "[4,\"1\",500,\"\",{}]",
                "[4,\"1\",\"GenericError\",null,{}]",
                "[2,\"1\",\"Heartbeat\",{}",
                "[2,\"1\",\"Heartbeat\",{}]]",
                "[2,\"1\",\"Heartbeat\",{}][]",
                "[2,\"1\",\"Heartbeat\",{}] x",
                "[2,\"1\",\"Heartbeat\",{},]",
                "[2,,\"1\",\"Heartbeat\",{}]",
                "[2,'1','Heartbeat',{}]",
                "[2,\"1\",\"Heartbeat\",{a:1}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":NaN}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":+1}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":.5}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":1.}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":01}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":tru}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":\"\\x41\"}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":\"line\nbreak\"}]",
                "[2,\"1\",\"Heartbeat\",/* why */{}]",
                "\u0000[2,\"1\",\"Heartbeat\",{}]",
                "\uFEFF\uFEFF[2,\"1\",\"Heartbeat\",{}]",
                "[2,\"1\",\"Heartbeat\",{}]\u00a0",
            })
    void refusesWhatIsNotOneFrame(String text) {
        Reading.Unreadable refused = unreadable(text);

        assertThat(refused.finding().rule()).isEqualTo("envelope");
        assertThat(refused.finding().code()).isEqualTo(ErrorCode.FORMATION_VIOLATION);
        assertThat(refused.finding().pointer()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"1\",\"Heartbeat\",{\"a\":1,\"a\":1}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":1,\"\\u0061\":2}]",
                "[2,\"1\",\"Heartbeat\",{\"x\":[{\"b\":{},\"c\":[{\"d\":1}],\"b\":1}]}]",
                "[3,\"1\",{\"\":1,\"\":1}]",
            })
    void refusesDuplicateKeysAtEveryLevel(String text) {
        Reading.Unreadable refused = unreadable(text);

        assertThat(refused.finding().rule()).isEqualTo("duplicate-key");
        assertThat(refused.id()).contains("1");
        assertThat(refused.type()).isPresent();
    }

    @Test
    void refusesADuplicateKeyAmongThousands() {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            members.append("\"k").append(i).append("\":0,");
        }

        Reading.Unreadable refused = unreadable("[3,\"1\",{" + members + "\"k4711\":1}]");

        assertThat(refused.finding().rule()).isEqualTo("duplicate-key");
    }

    @Test
    void allowsTheSameKeyInSiblingsAndInChildren() {
        Frame frame = frame("[3,\"1\",[{\"a\":{\"a\":1}},{\"a\":2},{\"A\":1,\"a\":3}]]");

        assertThat(frame.id()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\\uD83D\"}",
                "{\"a\":\"\\uDE00\"}",
                "{\"a\":\"\\uDE00\\uD83D\"}",
                "{\"a\":\"\uD83D\"}",
                "{\"a\":\"x\uDE00x\"}",
                "{\"a\":\"\\uD83D\uDE00\"}",
                "{\"\\ud800\":1}",
                "{\"a\":\"\\u0000\"}",
                "{\"\\u0000\":1}",
                "{\"a\":\"\u0000\"}",
                "{\"a\u0000\":\"\"}",
            })
    void refusesLoneSurrogatesAndNulInStringsAndNames(String payload) {
        Reading.Unreadable refused = unreadable("[2,\"77\",\"Heartbeat\"," + payload + "]");

        assertThat(refused.finding().rule()).isEqualTo("envelope");
        assertThat(refused.type()).contains(MessageType.CALL);
        assertThat(refused.id()).contains("77");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000", "\\ud800", "\ud800", "\u0000"})
    void neverGivesBackAnIdThatNobodyCanSend(String id) {
        Reading.Unreadable refused = unreadable("[2,\"" + id + "\",\"Heartbeat\",{}]");

        assertThat(refused.id()).isEmpty();
        assertThat(refused.type()).contains(MessageType.CALL);
    }

    @Test
    void acceptsPairsInEitherSpellingAndEscapedBackslashes() {
        String text = "[2,\"1\",\"Heartbeat\",{\"a\":\"\\uD83D\\uDE00\",\"b\":\"\uD83D\uDE00\",\"c\":\"\\\\u0000\"}]";

        Frame frame = frame(text);

        assertThat(frame.text()).isEqualTo(text);
    }

    @Test
    void refusesNestingBelowTheDeepestLevel() {
        String deepest = "[3,\"1\"," + "[".repeat(31) + "]".repeat(31) + "]";
        String tooDeep = "[3,\"1\"," + "[".repeat(32) + "]".repeat(32) + "]";

        Reading.Unreadable refused = unreadable(tooDeep);

        assertThat(frame(deepest).text()).isEqualTo(deepest);
        assertThat(refused.finding().rule()).isEqualTo("limit");
        assertThat(refused.id()).contains("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890123456789012345678901234567890", "-0.123456789012345678901234567890123456789"})
    void countsTheDigitsOfNumbers(String forty) {
        Reading.Unreadable refused = unreadable("[3,\"1\",{\"a\":" + forty + "0}]");

        assertThat(frame("[3,\"1\",{\"a\":" + forty + "}]")).isInstanceOf(CallResult.class);
        assertThat(refused.finding().rule()).isEqualTo("limit");
    }

    @Test
    void refusesExponentsThatNoMeasuredValueNeeds() {
        Reading.Unreadable refused = unreadable("[3,\"1\",{\"a\":1e-1000}]");

        assertThat(frame("[3,\"1\",{\"a\":1E+0999}]")).isInstanceOf(CallResult.class);
        assertThat(refused.finding().rule()).isEqualTo("limit");
    }

    @Test
    void countsBytesNotCharacters() {
        int limit = FrameLimits.defaults().messageBytes();
        String start = "[3,\"1\",\"";
        String full = start + "\u20ac".repeat((limit - start.length() - 2) / 3)
                + "x".repeat((limit - start.length() - 2) % 3) + "\"]";

        Reading.Unreadable refused = unreadable(full.replace("[3", "[ 3"));

        assertThat(frame(full).text()).isEqualTo(full);
        assertThat(refused.finding().rule()).isEqualTo("limit");
        assertThat(refused.type()).contains(MessageType.CALLRESULT);
        assertThat(refused.id()).contains("1");
    }

    @Test
    void recoversTypeAndIdOfATruncatedReply() {
        Reading.Unreadable refused = unreadable("[3,\"47d86268\",{\"configurationKey\":[]");

        assertThat(refused.type()).contains(MessageType.CALLRESULT);
        assertThat(refused.id()).contains("47d86268");
    }

    @Test
    void recoversTheIdOfAnUnknownMessageType() {
        Reading.Unreadable refused = unreadable("[{\"a\":[1]},\"5\",{}]");

        assertThat(refused.type()).isEmpty();
        assertThat(refused.id()).contains("5");
    }

    @Test
    void recoversTheTypeWithoutAnId() {
        Reading.Unreadable refused = unreadable("[2,\"cut");

        assertThat(refused.type()).contains(MessageType.CALL);
        assertThat(refused.id()).isEqualTo(Optional.empty());
    }

    @Test
    void takesOffAByteOrderMarkAndTrailingNuls() {
        Reading.Read read = (Reading.Read) reader.read("\uFEFF[3,\"1\",{}]\u0000\n\u0000 ");

        assertThat(read.frame().text()).isEqualTo("[3,\"1\",{}]");
        assertThat(read.notes()).extracting(Note::rule).containsExactly("byte-order-mark", "nul");
    }

    @Test
    void unescapesTheIdAndKeepsItsSpelling() {
        Call call = (Call) frame("[2,\"\\u0041\\/b\",\"Heartbeat\",{}]");

        assertThat(call.id()).isEqualTo("A/b");
        assertThat(call.text()).isEqualTo("[2,\"\\u0041\\/b\",\"Heartbeat\",{}]");
    }

    private Frame frame(String text) {
        Reading reading = reader.read(text);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).frame();
    }

    private Reading.Unreadable unreadable(String text) {
        Reading reading = reader.read(text);
        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        return (Reading.Unreadable) reading;
    }
}
