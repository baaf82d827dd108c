// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.ConnectionEvent.Counts;
import io.ferrule.ids.event.ConnectionEvent.Kind;
import io.ferrule.ids.event.Event;
import io.ferrule.ids.event.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits for the engine. */
class FairQueueTest {

    private final FairQueue queue = new FairQueue();

    @Test
    void hearsAnHonestPeerNextToOneThatFloods() {
        for (int i = 0; i < 100_000; i++) {
            queue.offer(event("192.0.2.66"));
        }

        queue.offer(event("192.0.2.1"));

        assertThat(drained()).hasSize(2_049).last().isEqualTo(event("192.0.2.1"));
        assertThat(queue.refused()).isEqualTo(100_000 - 2_048);
    }

    @Test
    void hasRoomAgainForAPeerWhoseEventsWereHeard() {
        for (int i = 0; i < 3_000; i++) {
            queue.offer(event("192.0.2.66"));
        }
        drained();

        queue.offer(event("192.0.2.66"));

        assertThat(drained()).hasSize(1);
    }

    private List<Event> drained() {
        List<Event> events = new ArrayList<>();
        for (Optional<Event> next = queue.poll(); next.isPresent(); next = queue.poll()) {
            events.add(next.get());
        }
        return events;
    }

    private static Event event(String peer) {
        return new ConnectionEvent(Instant.EPOCH, "", Link.of(peer, ""), Kind.REFUSED, "no-http", Counts.once());
    }
}
