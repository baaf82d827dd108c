// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What may have been lost in a buffer when a stream broke. */
class LatelyWrittenTest {

    private final AtomicLong nanos = new AtomicLong();
    private final LatelyWritten lately = new LatelyWritten(nanos::get);

    @Test
    void isWhatWasWrittenInTheLastFiveSeconds() {
        lately.add("one");
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        lately.add("two");

        assertThat(lately.take()).containsExactly("two");
    }

    @Test
    void isNeverMoreThanSixtyFourMessages() {
        for (int i = 0; i < 100; i++) {
            lately.add("message " + i);
        }

        assertThat(lately.take()).hasSize(64).first().isEqualTo("message 36");
    }
}
