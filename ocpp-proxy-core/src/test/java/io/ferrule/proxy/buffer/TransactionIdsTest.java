// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of transactions, as peers write them. */
class TransactionIdsTest {

    @ParameterizedTest
    @CsvSource({
        "2000000000, true",
        "2147483647, true",
        "1999999999, false",
        "2147483648, false",
        "-1, false",
        "99999999999999999999, false",
        "abc, false",
        "'', false"
    })
    void areOursFromTwoThousandMillionToTheEnd(String id, boolean ours) {
        assertThat(TransactionIds.ours(id)).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"transactionId\":\"17\"}", "{\"transactionId\":1.5}", "{\"transactionId\":1e300}", "[]"
            })
    void areNotFoundInAnAnswerWithoutOne(String answer) {
        assertThat(TransactionIds.issued(Payload.of(answer))).isEmpty();
    }

    @Test
    void areFoundHoweverTheyAreWritten() {
        assertThat(TransactionIds.issued(Payload.of("{\"transactionId\": 1.7e1}")))
                .hasValue(17);
    }
}
