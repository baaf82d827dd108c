// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.upstream.Redial;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** What interceptors and others ask of a session, from any thread: it comes to the lane, which has room for so much of it. */
final class Requests {

    static final int MAX_TASKS = 1_024;

    private final StationId station;
    private final Surroundings surroundings;
    private final Lane lane;
    private final Ending ending;

    Requests(StationId station, Surroundings surroundings, Lane lane, Ending ending) {
        this.station = station;
        this.surroundings = surroundings;
        this.lane = lane;
        this.ending = ending;
    }

    /** Runs something; the place is who asked. */
    void execute(String place, Runnable onLane) {
        if (!lane.offer(() -> ifOpen(() -> contained(place, onLane)))) {
            throw new RejectedExecutionException("more than " + MAX_TASKS + " tasks wait on the lane");
        }
    }

    void executeAfter(String place, Duration wait, Runnable onLane) {
        var unused = surroundings.timers().after(wait, () -> lane.submit(() -> ifOpen(() -> contained(place, onLane))));
    }

    void inject(Conversation conversation, Side to, Errand errand) {
        if (!lane.offer(() -> conversation.inject(to, errand))) {
            OwnCalls.refuse(errand, "too many tasks wait on the lane");
        }
    }

    void redial(Upstream upstream, Duration grace, CompletableFuture<Redial> outcome) {
        if (!lane.offer(() -> upstream.redial(grace, outcome))) {
            throw new RejectedExecutionException("more than " + MAX_TASKS + " tasks wait on the lane");
        }
    }

    private void ifOpen(Runnable task) {
        if (!ending.begun()) {
            task.run();
        }
    }

    // No message hangs on what somebody does in between, so its failure is told and costs nobody the session.
    private void contained(String place, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError e) {
            surroundings
                    .announcer()
                    .announce(at -> new StationEvent.InterceptorFailed(
                            at, station, place, OnFailure.FORWARD, String.valueOf(e)));
        }
    }
}
