// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HybridMemoryTest {

    private static final String CSMS = "csms.example:443";

    private long now = Long.MAX_VALUE - 5; // monotonic time may wrap round
    private final HybridMemory memory = new HybridMemory(() -> now);

    @Test
    void remembersForADay() {
        memory.spare(CSMS);
        now += Duration.ofDays(1).toNanos() - 1;
        boolean within = memory.spares(CSMS);

        now += 1;

        assertThat(within).isTrue();
        assertThat(memory.spares(CSMS)).isFalse();
    }

    @Test
    void remembersEachCsmsByItself() {
        memory.spare(CSMS);

        boolean other = memory.spares("other.example:443");

        assertThat(other).isFalse();
    }

    @Test
    void forgetsTheEldestWhenThereAreTooMany() {
        memory.spare(CSMS);

        for (int i = 0; i < 4_096; i++) {
            memory.spare("csms-" + i);
        }

        assertThat(memory.spares(CSMS)).isFalse();
        assertThat(memory.spares("csms-0")).isTrue();
    }
}
