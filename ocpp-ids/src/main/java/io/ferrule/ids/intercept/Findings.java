// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.Alert;
import io.ferrule.ids.Verdict;
import io.ferrule.ids.event.Event;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.evidence.Evidence;
import io.ferrule.ids.evidence.FrameExcerpt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Has done what is to be done about a verdict, and tells of it. Used by whoever has his turn at the engine. */
final class Findings implements EngineRoom.Outcome {

    /** Alerts are one for each rule, station and hour; somebody with thousands of addresses could still make thousands of them. */
    private static final int MOST_A_MINUTE = 600;
    /** So many of each rule are told in any case, so that nobody hides an attack behind thousands of another kind. */
    private static final int OF_EACH_RULE = 10;

    private final LiveListener listener;
    private final Reactions reactions;
    private final Pace told = new Pace(MOST_A_MINUTE, Duration.ofMinutes(1));
    private final Pace ofRule = new Pace(OF_EACH_RULE, Duration.ofMinutes(1));
    private final AtomicLong heldBack = new AtomicLong();

    Findings(LiveListener listener, Reactions reactions) {
        this.listener = listener;
        this.reactions = reactions;
    }

    @Override
    public void of(Event event, Verdict verdict) {
        List<String> done = reactions.to(event, verdict);
        Optional<String> shown = !verdict.alerts().isEmpty() && event instanceof FrameEvent frame
                ? Optional.of(FrameExcerpt.of(frame.content().text()))
                : Optional.empty();
        for (Alert alert : verdict.alerts()) {
            boolean rare = ofRule.count(alert.rule().id(), event.at());
            if (told.count("", event.at()) || rare) {
                listener.found(new Evidence(alert, shown, done));
            } else {
                heldBack.incrementAndGet();
            }
        }
    }

    /** Alerts that nobody was told of. */
    long heldBack() {
        return heldBack.get();
    }
}
