// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.Outbox;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Brings what waits in the outbox to the CSMS: in order, one at a time, at a measured pace, as long as calls get
 * through. It also knows whose turn it is, for nothing may overtake what waits. Used on the lane only.
 */
final class Replay {

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final Desk desk;
    private final Outbox outbox;
    private final Line line;
    private final Runnable caughtUp;
    private Delivery delivery = entry -> CompletableFuture.completedFuture(Optional.empty());
    private boolean behind;
    private boolean live;
    private boolean running;
    private long owed;
    private long delivered;

    /** Makes a replay that has nothing to do; what is passed in runs each time when nothing waits any longer. */
    Replay(Desk desk, Line line, Runnable caughtUp) {
        this.desk = desk;
        this.outbox = desk.journal().outbox();
        this.line = line;
        this.caughtUp = caughtUp;
    }

    void by(Delivery how) {
        delivery = how;
    }

    /** Nothing waits and nothing is under way: the next call of the station may go out at once. */
    boolean clear() {
        return !behind && !live;
    }

    /** Something waits, or is about to. */
    boolean behind() {
        return behind;
    }

    /** Something was written, or is about to be, that the CSMS has not answered. */
    void owes() {
        behind = true;
        owed++;
    }

    /** A call of the station is on its way to the CSMS: what is written from now on waits for it. */
    void liveBegins() {
        live = true;
    }

    /** It was answered, or waits itself. */
    void liveEnds() {
        live = false;
        run();
    }

    /** Goes on, if there is something to do and it can be done. */
    void run() {
        if (running || live || !behind || !line.open()) {
            return;
        }
        running = true;
        long sofar = owed;
        desk.finish(desk.lane(outbox.next(desk.station()))
                .thenCompose(next ->
                        next.isPresent() ? delivery.deliver(next.get()) : CompletableFuture.completedFuture(end(sofar)))
                .handle((pause, failure) -> {
                    rest(failure == null ? pause : Optional.of(AFTER_FAILURE));
                    if (failure != null) {
                        desk.notJournaled("replay", failure, false);
                    }
                    return failure == null;
                }));
    }

    /** One more was answered; the next one follows after this pause. */
    Optional<Duration> pace() {
        delivered++;
        double seconds =
                (0.5 + desk.settings().random().nextDouble()) / desk.settings().replayPerSecond();
        return Optional.of(Duration.ofNanos((long) (seconds * 1_000_000_000)));
    }

    private void rest(Optional<Duration> pause) {
        if (pause.isPresent()) {
            desk.session().executeAfter(pause.get(), () -> {
                running = false;
                run();
            });
        } else {
            running = false;
        }
    }

    // Something may have been written since we asked; then we ask again.
    private Optional<Duration> end(long sofar) {
        if (sofar != owed) {
            return Optional.of(Duration.ZERO);
        }
        behind = false;
        long brought = delivered;
        delivered = 0;
        if (brought > 0) {
            desk.tell(at -> new BufferEvent.CaughtUp(at, desk.station(), brought));
        }
        caughtUp.run();
        return Optional.empty();
    }

    /** Brings one entry to the CSMS. */
    interface Delivery {

        /** How long to pause before the next one, or empty to stop until something happens. */
        CompletableFuture<Optional<Duration>> deliver(Entry entry);
    }
}
