// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.ids.simulation.Recorded;
import io.ferrule.ids.IntrusionDetector;
import io.ferrule.ids.Verdict;
import io.ferrule.ids.capture.CaptureLine;
import io.ferrule.ids.capture.CaptureReader;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleSet;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The engine at the end of the tape: each line is read as {@code ferrule replay} reads it. For one thread. */
final class Listener implements Consumer<Recorded> {

    private final CaptureReader reader = new CaptureReader();
    private final IntrusionDetector detector;
    private final BiConsumer<Recorded, Verdict> judged;
    private long lines;

    Listener(RuleSet rules, BiConsumer<Recorded, Verdict> judged) {
        this.detector = new IntrusionDetector(rules, Reaction.BLOCK, Map.of());
        this.judged = judged;
    }

    @Override
    public void accept(Recorded recorded) {
        lines++;
        CaptureLine line = reader.read(recorded.line());
        if (line instanceof CaptureLine.Happened happened) {
            judged.accept(recorded, detector.accept(happened.event()));
        } else {
            throw new IllegalStateException("the laboratory wrote a line that cannot be read: " + recorded.line());
        }
    }

    /** Lines so far. */
    long lines() {
        return lines;
    }
}
