// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.ids.evidence.EvidenceRoute.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of alerts whose receiver is away, slow or dead. */
@Timeout(120)
class EvidenceRouteTest {

    private static final Patience SHORT = new Patience(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofNanos(1));

    private final Receiver receiver = new Receiver();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** A receiver whose health a test decides. */
    private static final class Receiver implements EvidenceSink {
        final BlockingQueue<String> got = new LinkedBlockingQueue<>();
        volatile boolean away;
        volatile CountDownLatch open = new CountDownLatch(0);
        final CountDownLatch busy = new CountDownLatch(1);

        @Override
        public String name() {
            return "the receiver";
        }

        @Override
        public void take(Evidence evidence) throws IOException {
            busy.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            if (away) {
                throw new IOException("it is away");
            }
            got.add(evidence.alert().station());
        }

        @Override
        public void giveUp() {
            open.countDown();
        }
    }

    @Test
    void keepsAlertsInTheirOrderUntilTheReceiverIsBack() throws InterruptedException {
        receiver.away = true;
        try (EvidenceRoute route = new EvidenceRoute(receiver, told::add, SHORT)) {
            send(route, 20);
            assertThat(next(told)).isEqualTo("alerts wait for the receiver, which does not take them: it is away");

            receiver.away = false;

            for (int i = 0; i < 20; i++) {
                assertThat(next(receiver.got)).isEqualTo("CP" + i);
            }
            assertThat(next(told)).isEqualTo("the receiver takes alerts again");
            assertThat(route.lost()).isZero();
        }
    }

    @Test
    void countsAndTellsWhatFoundNoRoom() throws InterruptedException {
        receiver.away = true;
        try (EvidenceRoute route = new EvidenceRoute(receiver, told::add, SHORT)) {
            send(route, 1);
            assertThat(next(told)).startsWith("alerts wait for the receiver");
            send(route, 1_124);

            receiver.away = false;

            assertThat(next(told)).isEqualTo("the receiver takes alerts again; lost meanwhile: 100");
            assertThat(route.lost()).isEqualTo(100);
        }
    }

    @Test
    void endsATryThatHangsWhenTheNextAlertComes() throws InterruptedException {
        receiver.open = new CountDownLatch(1);
        try (EvidenceRoute route = new EvidenceRoute(receiver, told::add, SHORT)) {
            send(route, 1);
            assertThat(receiver.busy.await(30, TimeUnit.SECONDS)).isTrue();

            route.send(Told.evidence("CP-NEXT", "It happened"));

            assertThat(List.of(next(receiver.got), next(receiver.got))).containsExactly("CP0", "CP-NEXT");
        }
    }

    @Test
    void countsAndTellsWhatStillWaitsAtTheEnd() throws InterruptedException {
        receiver.away = true;
        EvidenceRoute route = new EvidenceRoute(receiver, told::add, SHORT);
        send(route, 5);
        assertThat(next(told)).startsWith("alerts wait for the receiver");

        route.close();

        assertThat(next(told)).isEqualTo("alerts that the receiver did not get: 5");
        assertThat(route.lost()).isEqualTo(5);
        assertThat(route.sent()).isZero();
    }

    private static void send(EvidenceRoute route, int many) {
        IntStream.range(0, many).forEach(i -> route.send(Told.evidence("CP" + i, "It happened")));
    }

    private static String next(BlockingQueue<String> lines) throws InterruptedException {
        String line = lines.poll(30, TimeUnit.SECONDS);
        assertThat(line).as("within half a minute").isNotNull();
        return line;
    }
}
