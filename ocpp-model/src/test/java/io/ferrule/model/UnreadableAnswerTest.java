// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnreadableAnswerTest {

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());

    @Test
    void answersAnUnreadableCallById() {
        Reading.Unreadable unreadable = unreadable("[2,\"7\",\"Heartbeat\",{\"a\":1,\"a\":2}]");

        CallError answer = unreadable.answer(OcppVersion.V1_6).orElseThrow();

        assertThat(answer.id()).isEqualTo("7");
        assertThat(answer.wireCode()).isEqualTo("FormationViolation");
        assertThat(answer.details().text()).isEqualTo("{}");
    }

    // OCPP 2.0.1 part 4, 4.3
    @Test
    void spellsTheCodeAsTheVersionDoes() {
        Reading.Unreadable unreadable = unreadable("[2,\"7\",\"Heartbeat\"]");

        CallError answer = unreadable.answer(OcppVersion.V2_0_1).orElseThrow();

        assertThat(answer.wireCode()).isEqualTo("FormatViolation");
    }

    // OCPP 2.0.1 part 4, 4.2.3: the id of a message whose id cannot be read is "-1"
    @ParameterizedTest
    @ValueSource(strings = {"[2,7,\"Heartbeat\",{}]", "hello", "[2,\"cut"})
    void answersAnUnreadableIdOnlyFromVersionTwoOn(String text) {
        Reading.Unreadable unreadable = unreadable(text);

        CallError answer = unreadable.answer(OcppVersion.V2_0_1).orElseThrow();

        assertThat(answer.id()).isEqualTo("-1");
        assertThat(answer.wireCode()).isEqualTo("RpcFrameworkError");
        assertThat(unreadable.answer(OcppVersion.V1_6)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[3,\"7\",{]", "[3,7,{}]", "[4,\"7\",\"GenericError\"]", "[5,\"7\"]", "[6,\"7\",\"X\"]"})
    void neverAnswersReplies(String text) {
        Reading.Unreadable unreadable = unreadable(text);

        assertThat(unreadable.answer(OcppVersion.V1_6)).isEmpty();
        assertThat(unreadable.answer(OcppVersion.V2_0_1)).isEmpty();
    }

    // OCPP-J 1.6, 4.1.3 ignores unknown types; OCPP 2.0.1 part 4, 4.3 has a code for them
    @Test
    void answersAnUnknownMessageTypeOnlyFromVersionTwoOn() {
        Reading.Unreadable unreadable = unreadable("[9,\"7\",{}]");

        CallError answer = unreadable.answer(OcppVersion.V2_0_1).orElseThrow();

        assertThat(answer.wireCode()).isEqualTo("MessageTypeNotSupported");
        assertThat(answer.id()).isEqualTo("7");
        assertThat(unreadable.answer(OcppVersion.V1_6)).isEmpty();
    }

    private Reading.Unreadable unreadable(String text) {
        return (Reading.Unreadable) reader.read(text);
    }
}
