// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.charging.intercept.site.SiteListener.Kind;
import io.ferrule.charging.recipe.StationFacts;
import io.ferrule.charging.recipe.probe.Probe;
import io.ferrule.charging.recipe.probe.ProbeAnswer;
import io.ferrule.charging.recipe.probe.ProbeResult;
import io.ferrule.charging.recipe.probe.ProbeRules;
import io.ferrule.model.OcppVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Probes a station of 1.6 while it is free, where its site says so. From the first moment it counts at its largest current; asked it is
 * when the others have made room for that, or at least for the little that a probe sends. A station that was probed, or could not be
 * probed three times, is left alone until it says something else about itself. On the site's executor.
 */
final class Probing {

    /** A probe asks about this and less. Below it most questions could not be put. */
    private static final double LEAST_AMPS = 7;

    private static final double MOST_AMPS = 10;
    private static final Duration FOR_ALL = Duration.ofSeconds(30);
    private static final Duration FOR_LEAST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SOMEBODY = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Core core;
    private final StationControl station;
    private Optional<Run> run = Optional.empty();
    private Instant notBefore = Instant.MIN;

    Probing(Core core, StationControl station) {
        this.core = core;
        this.station = station;
    }

    /** From when it is meant to be probed until it is over. */
    private static final class Run {
        private final Link link;
        private final Runnable then;
        private final Instant since;
        private Optional<Probe> probe = Optional.empty();
        private boolean disturbed;

        Run(Link link, Runnable then, Instant since) {
            this.link = link;
            this.then = then;
            this.since = since;
        }

        boolean lasts(Duration time, Instant now) {
            return !now.isBefore(since.plus(time));
        }
    }

    /** Whether it should be probed, and may be now. */
    boolean due(Link link) {
        return link.version() == OcppVersion.V1_6
                && station.member().probe()
                && station.lesson().isWanted(station.facts())
                && station.isFree()
                && core.turn().isFree()
                && !core.steady().isBefore(notBefore);
    }

    /** Begins when there is room; goes on when it is over, whatever came of it. Nobody else may tell the station anything until then. */
    void begin(Link link, Runnable then) {
        station.doubted();
        core.turn().take(station.name());
        run = Optional.of(new Run(link, then, core.steady()));
    }

    /** The connection is gone, or the station was restarted. */
    void cut() {
        run.flatMap(current -> current.probe).ifPresent(probe -> {
            notBefore = core.steady().plus(AGAIN);
            core.note(Kind.PROBED, station.name(), "the probe was cut off: the station went away");
        });
        end();
    }

    /** Somebody is about to charge. */
    void carComes() {
        Instant later = core.steady().plus(SOMEBODY);
        notBefore = later.isAfter(notBefore) ? later : notBefore;
        run.ifPresent(current -> current.disturbed = true);
    }

    /** Time passes, or something happened. */
    void look() {
        run.filter(current -> current.probe.isEmpty()).ifPresent(this::look);
    }

    private void look(Run current) {
        Instant now = core.steady();
        double most = most();
        double all = station.member().spec().rating().maxAmps();
        if (isDisturbed(current)) {
            giveUp(current, "a car is there", SOMEBODY);
        } else if (most >= all || (most >= Math.min(LEAST_AMPS, all) && current.lasts(FOR_ALL, now))) {
            ask(current, Math.min(most, MOST_AMPS));
        } else if (current.lasts(FOR_LEAST, now)) {
            giveUp(current, "its fuse or its CSMS leaves no room for a probe", AGAIN);
        }
    }

    private boolean isDisturbed(Run current) {
        return current.disturbed || !station.isFree();
    }

    /** What the connector that is asked about may draw at this instant: beside the worst case of all others, and by its CSMS. */
    private double most() {
        Outlet asked = station.outlets().get(0);
        Instant clock = core.clock();
        double room = core.books().room(asked.id(), core.steady());
        return Math.min(room, Math.min(asked.allowed(clock), station.whole().allowed(clock)));
    }

    private void giveUp(Run current, String why, Duration wait) {
        notBefore = core.steady().plus(wait);
        core.note(Kind.PROBED, station.name(), "not probed now: " + why);
        over(current);
    }

    private void over(Run current) {
        end();
        current.then.run();
    }

    private void end() {
        run = Optional.empty();
        core.turn().leave(station.name());
    }

    /** That it may hold what a probe tells it is on disk before it is told anything: after a restart of the gateway it counts so. */
    private void ask(Run current, double amps) {
        StationFacts facts = station.facts();
        if (!station.remembers(station.lesson().begun(facts))) {
            giveUp(current, "that cannot be written down", AGAIN);
            return;
        }
        core.note(Kind.PROBED, station.name(), "the probe begins, with at most " + amps + " A");
        ProbeRules rules = ProbeRules.usual(Optional.of(BigDecimal.valueOf(amps)));
        Probe probe = new Probe(facts, station::claimed, rules);
        current.probe = Optional.of(probe);
        next(current, probe);
    }

    private void next(Run current, Probe probe) {
        if (isDisturbed(current) || current.lasts(LONGEST, core.steady())) {
            probe.carArrived();
        }
        probe.lower(BigDecimal.valueOf(Math.max(0, most())));
        probe.next(core.clock())
                .ifPresentOrElse(
                        call -> current.link.ask(
                                call.action(), call.payload(), answer -> heard(current, probe, answer)),
                        () -> ended(current, probe.result()));
    }

    /** What is not of this run any more is of no use. */
    private void heard(Run current, Probe probe, Link.Answer answer) {
        if (run.filter(any -> any == current).isPresent()) {
            probe.hear(said(answer));
            next(current, probe);
        }
    }

    /** A call that did not go out says nothing about the station. */
    private static ProbeAnswer said(Link.Answer answer) {
        if (answer instanceof Link.Answer.Result result) {
            return new ProbeAnswer.CallResult(result.payload());
        }
        return answer instanceof Link.Answer.No no
                ? no.code().<ProbeAnswer>map(ProbeAnswer.CallError::new).orElseGet(ProbeAnswer::silent)
                : ProbeAnswer.silent();
    }

    private void ended(Run current, ProbeResult result) {
        boolean written = station.remembers(station.lesson().ended(result));
        if (result.complete()) {
            core.note(Kind.PROBED, station.name(), "learned by probing: " + Descriptions.of(result.shown()));
        } else {
            notBefore = core.steady().plus(AGAIN);
            String which = station.lesson().tries() + " of " + Lesson.MOST_TRIES;
            core.note(Kind.PROBED, station.name(), "the probe was cut short, try " + which + "; nothing is learned");
        }
        if (!written) {
            core.note(Kind.PROBED, station.name(), "what was learned is forgotten at the next restart");
        }
        over(current);
    }

    /** How it stands, where it is to be probed. */
    Optional<SiteReport.OfProbe> report() {
        StationFacts facts = station.facts();
        Lesson lesson = station.lesson();
        if (!station.member().probe()) {
            return Optional.empty();
        }
        boolean fits = lesson.fits(facts);
        return Optional.of(new SiteReport.OfProbe(
                state(lesson, facts), lesson.recipe(station.name(), facts), fits ? lesson.open() : List.of()));
    }

    private SiteReport.OfProbe.State state(Lesson lesson, StationFacts facts) {
        if (run.flatMap(current -> current.probe).isPresent()) {
            return SiteReport.OfProbe.State.ASKING;
        }
        if (lesson.taught(facts)) {
            return SiteReport.OfProbe.State.LEARNED;
        }
        boolean tried = lesson.fits(facts) && lesson.tries() >= Lesson.MOST_TRIES;
        return tried ? SiteReport.OfProbe.State.GIVEN_UP : SiteReport.OfProbe.State.DUE;
    }
}
