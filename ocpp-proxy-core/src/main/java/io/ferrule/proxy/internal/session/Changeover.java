// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.lane.Timers;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.session.UpstreamLeg.Phase;
import io.ferrule.proxy.upstream.DialStage;
import io.ferrule.proxy.upstream.Redial;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * From one connection to the next: who waits for it, how long calls are held, and how the former one is left. Used on the lane only.
 */
final class Changeover {

    /** For calls between the CSMS and the station that are under way. */
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final List<CompletableFuture<Redial>> waiting = new ArrayList<>(1);
    private final Lane lane;
    private final UpstreamHost host;
    private final Alarm grace;
    private final Alarm drain;
    private boolean again;
    private boolean proving;
    private @Nullable Runnable end;

    Changeover(Lane lane, Timers timers, UpstreamHost host) {
        this.lane = lane;
        this.host = host;
        grace = new Alarm(lane, timers);
        drain = new Alarm(lane, timers);
    }

    /** Somebody waits for the next connection. */
    void await(CompletableFuture<Redial> outcome) {
        waiting.add(outcome);
    }

    boolean awaited() {
        return !waiting.isEmpty();
    }

    /** Tells all who wait. */
    void tell(Redial outcome) {
        List<CompletableFuture<Redial>> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(listener -> listener.complete(outcome));
    }

    /**
     * The connection that was waited for is open: those who wait are told, and what they call then goes on it before anything else.
     *
     * @param then what follows on the lane behind those calls, unless the connection has ended by then
     */
    void opened(Runnable then) {
        host.way().prove();
        proving = true;
        tell(new Redial.Opened());
        lane.submit(() -> {
            proving = false;
            Runnable next = end == null ? then : end;
            end = null;
            next.run();
        });
    }

    /**
     * Whether the end of the connection has to wait for the calls that prove it: they fail with it, and are not held for the next one.
     */
    boolean delays(Runnable whatFollows) {
        end = proving ? whatFollows : null;
        return proving;
    }

    /** Holds the calls to the CSMS; begins a grace, unless one goes on. */
    void hold(Duration length, Runnable over) {
        host.way().hold();
        if (!grace.isSet()) {
            grace.set(length, over);
        }
    }

    /** Whether the grace goes on. */
    boolean holds() {
        return grace.isSet();
    }

    /** The new connection works. */
    void proven() {
        grace.cancel();
    }

    /** Gives up an open connection as soon as nothing is under way on it. */
    void leave(UpstreamLeg leg) {
        leg.drain();
        drain.set(DRAIN, () -> close(leg));
        closeIfQuiet(leg);
    }

    /** Nothing is under way any more. */
    void quiet(UpstreamLeg leg) {
        if (leg.phase() == Phase.DRAINING) {
            lane.submit(() -> closeIfQuiet(leg));
        }
    }

    /** Gives up an open connection, whatever is under way on it. */
    void close(UpstreamLeg leg) {
        drain.cancel();
        leg.close(Closing.ours(CloseReason.NORMAL, "the gateway connects anew"));
        host.way().cut();
    }

    /** Whether a connection that has ended was given up, so that another one follows at once. */
    boolean left(UpstreamLeg leg) {
        boolean meant = leg.phase() == Phase.DRAINING || leg.phase() == Phase.CLOSING;
        if (meant) {
            drain.cancel();
            host.way().cut();
        }
        return meant;
    }

    /** The dial under way comes too early: there has to be another behind it. */
    void dialAgain() {
        again = true;
    }

    /** Whether there has to be another dial; asked once. */
    boolean takeAgain() {
        boolean asked = again;
        again = false;
        return asked;
    }

    /** The session ends. */
    void end() {
        grace.cancel();
        drain.cancel();
        tell(new Redial.Failed(UpstreamFailure.of(Fault.NETWORK, DialStage.NETWORK, "the session has ended")));
    }

    private void closeIfQuiet(UpstreamLeg leg) {
        if (leg.phase() == Phase.DRAINING && !host.way().busy()) {
            close(leg);
        }
    }
}
