// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.event.StationEvent.InterceptorFailed;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an interceptor wants to do later. */
class ExecuteAfterTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> log = new ArrayList<>();
    private final InterceptorHarness harness = InterceptorHarness.v16(session -> new Interceptor() {});

    @Test
    void isDoneWhenItsTimeHasCome() {
        harness.session().executeAfter(SECOND, () -> log.add("done"));

        harness.advance(SECOND.minusMillis(1));
        List<String> before = List.copyOf(log);
        harness.advance(Duration.ofMillis(1));

        assertThat(before).isEmpty();
        assertThat(log).containsExactly("done");
    }

    @Test
    void isDroppedWhenTheSessionHasEnded() {
        harness.session().executeAfter(SECOND, () -> log.add("done"));
        harness.close();

        harness.advance(SECOND);

        assertThat(log).isEmpty();
    }

    @Test
    void harmsNobodyWhenItFails() {
        harness.session().executeAfter(SECOND, () -> {
            throw new IllegalStateException("mistake");
        });

        var outcome = harness.advance(SECOND);

        assertThat(outcome.events(InterceptorFailed.class)).hasSize(1);
        assertThat(harness.stationClosed()).isEmpty();
    }
}
