// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.csms;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.benchmarks.websocket.Message;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswererTest {

    private final Message call = new Message(4_096);
    private final Message result = new Message(4_096);

    @Test
    void dataTransferGetsAResultOfTheSizeThatItAsksFor() {
        receive("[2,\"a-1\",\"DataTransfer\",{\"vendorId\":\"v\",\"messageId\":\"300\"}]");

        Answerer.Answer answer = Answerer.answer(call, result);

        assertThat(answer).isEqualTo(Answerer.Answer.RESULT);
        assertThat(text())
                .startsWith("[3,\"a-1\",{\"status\":\"Accepted\",\"data\":\"r")
                .endsWith("\"}]");
        assertThat(result.length()).isEqualTo(300);
    }

    @Test
    void everyOtherCallGetsAnEmptyResultUnderItsOwnId() {
        receive("[2,\"a-2\",\"Heartbeat\",{}]");

        Answerer.answer(call, result);

        assertThat(text()).isEqualTo("[3,\"a-2\",{}]");
    }

    @Test
    void aResultIsNotAnswered() {
        receive("[3,\"a-3\",{}]");

        Answerer.Answer answer = Answerer.answer(call, result);

        assertThat(answer).isEqualTo(Answerer.Answer.NONE);
    }

    private void receive(String text) {
        call.append(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String text() {
        return new String(result.bytes(), 0, result.length(), StandardCharsets.US_ASCII);
    }
}
