// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.charging.Purpose;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a way in which the station takes a profile of one purpose: at the highest stack level that it reports, the one
 * below and 0, absolute and relative, with and without startSchedule, in either unit.
 */
final class PurposeStep implements Step {

    private final Purpose purpose;
    private final Findings findings;
    private Deque<Manner> left = new ArrayDeque<>();
    private Optional<Manner> asked = Optional.empty();
    private boolean begun;
    private boolean clearing;

    PurposeStep(Purpose purpose, Findings findings) {
        this.purpose = purpose;
        this.findings = findings;
    }

    @Override
    public Optional<ProbeCall> next(Instant now) {
        if (!begun) {
            begun = true;
            left = new ArrayDeque<>(findings.isWorthAsking(purpose) ? candidates() : List.of());
        }
        if (clearing) {
            return Optional.of(findings.profiles().clear(purpose));
        }
        asked = Optional.ofNullable(left.poll());
        return asked.map(
                manner -> findings.set(purpose, manner, now, findings.profiles().calm(manner.unit())));
    }

    /** What has worked for another purpose comes first; a transaction does not run, so one way is enough for its profile. */
    private List<Manner> candidates() {
        List<Manner> all = List.copyOf(findings.ways());
        return purpose == Purpose.TX ? all.subList(0, Math.min(1, all.size())) : all;
    }

    @Override
    public void hear(ProbeAnswer answer) {
        if (clearing) {
            clearing = false;
            findings.cleared(purpose, answer);
            return;
        }
        Outcome outcome = Outcome.of(answer);
        Manner tried = asked.orElseThrow();
        left.removeIf(manner -> isSettled(manner, tried, outcome));
        if (outcome == Outcome.ACCEPTED) {
            findings.accepted(purpose, tried);
            clearing = purpose != Purpose.TX_DEFAULT; // by that one the other questions are asked
        } else if (left.isEmpty()) {
            findings.untaken(purpose, outcome);
        }
    }

    /** Whether an answer makes it needless to try another way. Silence is about a kind: it costs the most time. */
    private static boolean isSettled(Manner manner, Manner tried, Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED, NOT_SUPPORTED -> true;
            case REJECTED -> false;
            case SILENT -> manner.kind() == tried.kind() && manner.saysStart() == tried.saysStart();
        };
    }
}
