// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.upstream.Redial;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a new password or security profile connects one station with its CSMS. It is proven by any word of the CSMS after
 * the connection is open, and given up when a connection came about only with the former one (A05.FR.07, A05.FR.08). Used on the
 * lane only.
 */
final class Trial {

    /** A CSMS that has just accepted a station waits for its BootNotification first. */
    private static final Duration BEFORE_ASKING = Duration.ofSeconds(10);

    private static final Duration AFTER_ANSWER = Duration.ofMillis(100);

    private final Session session;
    private final StationId station;
    private final Choices choices;
    private final Changes changes;
    private final SettingsRules rules;
    private boolean open;
    private boolean redialing;

    Trial(Session session, Choices choices, Changes changes, SettingsRules rules) {
        this.session = session;
        this.station = session.station();
        this.choices = choices;
        this.changes = changes;
        this.rules = rules;
        open = session.upstream() == UpstreamState.OPEN;
        if (open) {
            askLater();
        }
    }

    /** Dials with what was just accepted, once the answer is out. From any thread. */
    void beginSoon() {
        session.executeAfter(AFTER_ANSWER, () -> {
            if (!redialing && choices.onTrial(station)) {
                dial(true);
            }
        });
    }

    /** The upstream opened or was lost. */
    void turned(UpstreamState state) {
        boolean wasOpen = open;
        open = state == UpstreamState.OPEN;
        if (redialing) {
            return;
        }
        if (open) {
            askLater();
        } else if (wasOpen) {
            choices.takeTurns(station);
        }
    }

    /** A dial failed. */
    void failed() {
        choices.takeTurns(station);
    }

    /** The session ended; if that was because of what is on trial, the other choice is next. */
    void over() {
        if (open) {
            choices.takeTurns(station);
        }
    }

    private void dial(boolean once) {
        redialing = true;
        open = false;
        // On the lane; what is sent there goes before the calls that are held.
        var unused = session.redial(rules.grace()).whenComplete((redial, failure) -> dialled(redial, once));
    }

    private void dialled(@Nullable Redial redial, boolean once) {
        redialing = false;
        open = redial instanceof Redial.Opened;
        if (open) {
            ask(once);
            return;
        }
        choices.takeTurns(station);
        if (once && redial instanceof Redial.Failed) {
            dial(false);
        }
    }

    private void askLater() {
        if (choices.onTrial(station)) {
            session.executeAfter(BEFORE_ASKING, () -> {
                if (!redialing && open) {
                    ask(false);
                }
            });
        }
    }

    private void ask(boolean once) {
        if (!choices.onTrial(station)) {
            return;
        }
        var unused = session.call(Side.CSMS, "Heartbeat", Payload.empty()).whenComplete((reply, failure) -> {
            if (failure == null) {
                proven();
            } else if (once && !redialing) {
                choices.takeTurns(station);
                dial(false);
            }
        });
    }

    private void proven() {
        if (!choices.onTrial(station)) {
            return;
        }
        boolean works = choices.trialDialled(station);
        NorthboundChoice former = choices.inForce(station);
        NorthboundChoice tried = choices.standing(station).trial().orElse(former);
        var unused = changes.write(
                        station,
                        standing -> works ? kept(standing, former, tried) : standing.discarded(),
                        Changes.Verdict.ACCEPTED)
                .thenAccept(verdict -> {
                    if (verdict.accepted()) {
                        tell(works, former, tried);
                    }
                });
    }

    /** In 2.x a profile on trial was that of the first slot. */
    private static Standing kept(Standing standing, NorthboundChoice former, NorthboundChoice tried) {
        boolean slot =
                former.profile() != tried.profile() && standing.network().next().equals(Optional.of(tried.profile()));
        return slot ? standing.committed().moved(former.profile()) : standing.committed();
    }

    private void tell(boolean works, NorthboundChoice former, NorthboundChoice tried) {
        String what = former.profile() == tried.profile()
                ? "password"
                : "security profile " + former.profile().number() + " to "
                        + tried.profile().number();
        String words = works ? what + " changed" : what + " not changed, because no connection came about with it";
        changes.tell(station, words);
    }
}
