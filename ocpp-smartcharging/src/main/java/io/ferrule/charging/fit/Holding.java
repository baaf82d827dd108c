// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.StepFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Holds rises back that are not worth a write. What is held back is lower than the target, never higher.
 *
 * @param policy what is worth a write
 * @param changesPerWrite how many changes one message carries
 */
record Holding(WritePolicy policy, int changesPerWrite) {

    private static final Duration DAY = Duration.ofHours(24);

    StepFunction<Setting> hold(StepFunction<Setting> target) {
        List<StepFunction.Step<Setting>> kept = new ArrayList<>();
        Deque<Instant> changes = new ArrayDeque<>();
        for (StepFunction.Step<Setting> step : target.steps()) {
            Setting before =
                    kept.isEmpty() ? step.value() : kept.get(kept.size() - 1).value();
            Instant dayAgo = step.start().minus(DAY);
            while (!changes.isEmpty() && !changes.getFirst().isAfter(dayAgo)) {
                changes.removeFirst();
            }
            boolean rise = before.atMost(step.value()) && !before.equals(step.value());
            if (!rise || isWorth(before, step.value(), changes.size())) {
                kept.add(step);
                changes.addLast(step.start());
            }
        }
        return new StepFunction<>(target.range(), kept);
    }

    private boolean isWorth(Setting before, Setting after, int changesToday) {
        boolean enough = after.limit().subtract(before.limit()).compareTo(policy.leastRise()) >= 0;
        long room = (long) policy.writesPerDay() * changesPerWrite;
        return enough && changesToday + 1L < room;
    }
}
