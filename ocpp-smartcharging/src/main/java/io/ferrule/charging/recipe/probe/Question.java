// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** One call whose answer is read by itself. For one thread. */
final class Question implements Step {

    private final Function<Instant, Optional<ProbeCall>> call;
    private final Consumer<ProbeAnswer> reading;
    private boolean asked;

    /** {@code call} gives nothing where the question makes no sense. */
    Question(Function<Instant, Optional<ProbeCall>> call, Consumer<ProbeAnswer> reading) {
        this.call = call;
        this.reading = reading;
    }

    @Override
    public Optional<ProbeCall> next(Instant now) {
        Optional<ProbeCall> next = asked ? Optional.empty() : call.apply(now);
        asked = true;
        return next;
    }

    @Override
    public void hear(ProbeAnswer answer) {
        reading.accept(answer);
    }
}
