// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.charging.Purpose;
import io.ferrule.charging.recipe.CapabilitySource;
import io.ferrule.charging.recipe.Known;
import io.ferrule.charging.recipe.Recipe;
import io.ferrule.charging.recipe.RecipeBook;
import io.ferrule.charging.recipe.StationFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Asks one station once. The page of the package says how to use it and what holds. For one thread. */
public final class Probe {

    private final ProbeRules rules;
    private final Findings findings;
    private final TidyUp tidyUp;
    private final Deque<Step> steps = new ArrayDeque<>();
    private Optional<Step> waiting = Optional.empty();
    private int calls;
    private int silent;
    private boolean stopped;

    /**
     * Prepares to ask.
     *
     * @param facts what the station says about itself; its keys may be empty, they are asked for
     * @param source what is assumed where it shows nothing
     * @param rules how to ask
     */
    public Probe(StationFacts facts, CapabilitySource source, ProbeRules rules) {
        this.rules = rules;
        this.findings = new Findings(facts, source, rules);
        this.tidyUp = new TidyUp(findings);
        steps.add(new KeysStep(findings));
        for (Purpose purpose : List.of(Purpose.STATION_MAX, Purpose.TX, Purpose.TX_DEFAULT)) {
            steps.add(new PurposeStep(purpose, findings));
        }
        steps.addAll(new Details(findings).questions());
    }

    /**
     * Tells what to send now. If the call before has not been answered, it counts as answered by silence.
     *
     * @param now the instant
     * @return the call, or empty when the probe is over
     */
    public Optional<ProbeCall> next(Instant now) {
        if (waiting.isPresent()) {
            hear(ProbeAnswer.silent());
        }
        while (!stopped && !steps.isEmpty()) {
            Optional<ProbeCall> call = steps.getFirst().next(now);
            if (call.isPresent()) {
                waiting = Optional.of(steps.getFirst());
                calls++;
                return call;
            }
            steps.removeFirst();
        }
        Optional<ProbeCall> call = tidyUp.next(now);
        waiting = call.map(any -> tidyUp);
        return call;
    }

    /**
     * Takes the answer to the call before; one that nobody waits for is ignored.
     *
     * @param answer what came back
     */
    public void hear(ProbeAnswer answer) {
        Optional<Step> asking = waiting;
        waiting = Optional.empty();
        silent += answer instanceof ProbeAnswer.Silence ? 1 : 0;
        findings.hear(answer);
        asking.ifPresent(step -> step.hear(answer));
        stopped |= calls >= rules.mostCalls() || silent >= rules.mostSilent();
    }

    /**
     * There is room for no more than this. Where that is less than the limit in force before, nothing is asked any more: {@link #next}
     * only tidies up, and sets this limit instead.
     *
     * @param amps amperes for each phase, not negative
     */
    public void lower(BigDecimal amps) {
        stopped |= findings.lower(amps);
    }

    /** A car is there, or a transaction begins: nothing is asked any more, {@link #next} only tidies up. */
    public void carArrived() {
        stopped = true;
    }

    /**
     * What was found out so far.
     *
     * @return final once {@link #next} is empty
     */
    public ProbeResult result() {
        boolean restored = tidyUp.restored();
        StationFacts facts = findings.facts();
        Recipe shown = findings.recipe();
        Known known = new RecipeBook(List.of(shown), ignored -> findings.assumed()).known(facts);
        List<String> open = new ArrayList<>(findings.open());
        open.add("whether it keeps its limit over a restart");
        return new ProbeResult(known, shown.says(), open, steps.isEmpty(), restored);
    }
}
