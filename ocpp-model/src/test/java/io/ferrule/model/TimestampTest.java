// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A timestamp keeps the text of the peer, and reads it only when somebody asks. */
final class TimestampTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T06:00:00Z, 2026-11-22T06:00:00Z",
        "2026-11-22t06:00:00.5z, 2026-11-22T06:00:00.500Z",
        "2026-11-22 06:00:00+01:00, 2026-11-22T05:00:00Z",
        "2026-11-22T06:00:00.123456-03:30, 2026-11-22T09:30:00.123456Z",
        "2026-11-22T06:00:00.1234567899999Z, 2026-11-22T06:00:00.123456789Z"
    })
    void readsWhatPeersWrite(String text, Instant meant) {
        Optional<Instant> read = new Timestamp(text).findInstant();

        assertThat(read).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "2026-11-22T06:00:00", "2026-02-30T06:00:00Z", "2026-11-22", "soon"})
    void aTextThatIsNoTimeFailsOnlyTheQuestion(String text) {
        Timestamp timestamp = new Timestamp(text);

        Optional<Instant> read = timestamp.findInstant();

        assertThat(read).isEmpty();
        assertThat(timestamp.text()).isEqualTo(text);
        assertThatThrownBy(timestamp::instant).isInstanceOf(DateTimeException.class);
    }

    /** OCPP 2.0.1 part 2, 2.1.1: at most three decimals of a second. */
    @Test
    void writesMillisecondsInUtc() {
        Timestamp timestamp = Timestamp.of(Instant.parse("2026-11-22T06:00:00.123456789Z"));

        assertThat(timestamp.text()).isEqualTo("2026-11-22T06:00:00.123Z");
    }
}
