// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.Verdict;
import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.Event;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.event.Link;
import io.ferrule.ids.intercept.Measure.Kind;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleCard;
import io.ferrule.ids.rule.Severity;
import io.ferrule.model.Side;
import io.ferrule.proxy.handshake.AddressBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is done about a rule that holds, beside the frame that does not pass. Each measure hits the one that it is about: an address, or a
 * station; none of them is for all. Safe for use by several threads.
 */
final class Reactions {

    /** Classes of attacks that one address makes on the door: handshakes, wires, passwords, identities. */
    private static final Set<String> AT_THE_DOOR =
            Set.of("A1", "A3", "A4", "A6", "A7", "A8", "A9", "A10", "A11", "A12", "A13", "A28", "A29", "A30");

    private static final Set<String> FLOODS = Set.of("A24", "A25");
    private static final String KILL_CHAIN = "ferrule.kill-chain";
    private static final int BLOCKED_TEXTS = 5;
    private static final int BLOCKED_COMMANDS = 3;

    private final LiveSettings settings;
    private final Measures measures;
    private final Regulars regulars;
    private final Pace texts = new Pace(BLOCKED_TEXTS - 1, Duration.ofMinutes(1));
    private final Pace commands = new Pace(BLOCKED_COMMANDS - 1, Duration.ofMinutes(10));

    Reactions(LiveSettings settings, Measures measures, Regulars regulars) {
        this.settings = settings;
        this.measures = measures;
        this.regulars = regulars;
    }

    /** Does it, and tells what was done in one phrase each. */
    List<String> to(Event event, Verdict verdict) {
        List<String> done = new ArrayList<>();
        verdict.blocker().ifPresent(rule -> {
            settings.listener().withheld(rule.id());
            done.add("the frame did not pass");
        });
        for (RuleCard rule : verdict.held()) {
            if (event instanceof ConnectionEvent connection) {
                door(rule, connection.link(), connection.at()).ifPresent(done::add);
                flood(rule, connection.station(), connection.at()).ifPresent(done::add);
            } else if (event instanceof FrameEvent frame) {
                frame(rule, frame, verdict).ifPresent(done::add);
            }
        }
        return done;
    }

    /** A text of this connection was blocked; whether it has to go. */
    boolean offends(FrameEvent frame, Instant now) {
        if (frame.from() != Side.STATION || texts.count(frame.link().key(), now)) {
            return false;
        }
        regulars.forget(frame.link().peer(), frame.station());
        keepOut(frame.link(), "too many blocked frames", now);
        return true;
    }

    private Optional<String> frame(RuleCard rule, FrameEvent frame, Verdict verdict) {
        if (frame.from() == Side.STATION) {
            return flood(rule, frame.station(), frame.at()).or(() -> door(rule, frame.link(), frame.at()));
        }
        boolean blocked = verdict.blocker().filter(rule::equals).isPresent();
        boolean ofTheCsms =
                frame.link().principal().isEmpty(); // what an observer does is not to cost the CSMS its hand
        boolean again = ofTheCsms && blocked && !commands.count(frame.station(), frame.at());
        return again || (ofTheCsms && rule.id().equals(KILL_CHAIN))
                ? take(Kind.QUARANTINE, frame.station(), rule.id(), frame.at())
                : Optional.empty();
    }

    private Optional<String> door(RuleCard rule, Link link, Instant now) {
        boolean serious = rule.severity().compareTo(Severity.MEDIUM) >= 0;
        return serious && AT_THE_DOOR.contains(rule.attackClass()) ? keepOut(link, rule.id(), now) : Optional.empty();
    }

    private Optional<String> flood(RuleCard rule, String station, Instant now) {
        return FLOODS.contains(rule.attackClass()) && !station.isEmpty()
                ? take(Kind.THROTTLE, station, rule.id(), now)
                : Optional.empty();
    }

    private Optional<String> keepOut(Link link, String reason, Instant now) {
        if (link.peer().isEmpty()
                || settings.measures().get().spares(AddressBlock.of(link.peer()).network())) {
            return Optional.empty();
        }
        return take(Kind.ADDRESS, link.peer(), reason, now);
    }

    private Optional<String> take(Kind kind, String subject, String reason, Instant now) {
        String concerned = kind == Kind.ADDRESS ? "" : subject;
        if (settings.mode().apply(concerned).filter(Reaction.BLOCK::equals).isEmpty()) {
            return Optional.empty();
        }
        Duration length = settings.measures().get().lasts(kind);
        Optional<Measure> taken = measures.take(kind, subject, now, length, reason);
        taken.ifPresent(settings.listener()::began);
        return taken.map(Reactions::phrase);
    }

    private static String phrase(Measure measure) {
        String until = " until " + measure.until();
        return switch (measure.kind()) {
            case ADDRESS -> "nobody new is let in from " + measure.subject() + until;
            case THROTTLE -> "calls of station " + measure.subject() + " are slowed" + until;
            case QUARANTINE -> "nobody commands station " + measure.subject() + until;
        };
    }
}
