// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.Verdict;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.proxy.guard.Ruling;
import java.util.Optional;

/** What becomes of a frame: by the measures in force, then by the engine, where the mode of its station lets that decide. Safe for several threads. */
final class Rulings {

    private final LiveSettings settings;
    private final EngineRoom room;
    private final Restraint restraint;
    private final Reactions reactions;

    Rulings(LiveSettings settings, EngineRoom room, Restraint restraint, Reactions reactions) {
        this.settings = settings;
        this.room = room;
        this.restraint = restraint;
        this.reactions = reactions;
    }

    /** Decides; what a measure keeps from passing is not shown to the engine, which would wait for its answer. */
    Ruling on(FrameEvent frame) {
        Optional<Ruling> restrained = restraint.on(frame);
        if (restrained.isPresent()) {
            settings.listener().withheld("measure");
            return restrained.get();
        }
        Optional<Reaction> mode = settings.mode().apply(frame.station());
        if (mode.isPresent() && mode.get() == Reaction.BLOCK) {
            return judged(frame, room.judge(frame));
        }
        mode.ifPresent(any -> room.tell(frame));
        return Ruling.pass();
    }

    private Ruling judged(FrameEvent frame, Optional<Verdict> verdict) {
        if (verdict.isEmpty()) {
            return restraint.unjudged(frame);
        }
        if (!verdict.get().blocked()) {
            return Ruling.pass();
        }
        if (reactions.offends(frame, frame.at())) {
            return Ruling.disconnect("too many frames of an attack");
        }
        String rule = verdict.get().blocker().orElseThrow().id();
        return Refusals.of(restraint.action(frame), frame.from(), "not allowed here: " + rule);
    }
}
