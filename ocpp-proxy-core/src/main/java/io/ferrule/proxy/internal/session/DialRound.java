// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One attempt to reach a station's CSMS: its targets in their order, without a pause, until one opens. On the lane only. */
final class DialRound {

    private final Admission.Admit admission;
    private final Surroundings surroundings;
    private final Lane lane;
    private final Outcome outcome;
    private final UpstreamNews news;
    private final Queue<UpstreamTarget> left = new ArrayDeque<>();
    private @Nullable DialFailure gravest;

    DialRound(Admission.Admit admission, Surroundings surroundings, Lane lane, Outcome outcome, UpstreamNews news) {
        this.admission = admission;
        this.surroundings = surroundings;
        this.lane = lane;
        this.outcome = outcome;
        this.news = news;
    }

    /** Asks the embedder for the targets and dials the first. */
    void begin() {
        try {
            List<UpstreamTarget> targets = surroundings.upstream().targetsOf(admission.station(), admission.version());
            if (targets.isEmpty()) {
                throw new IllegalStateException("no address is known for this station's CSMS");
            }
            left.addAll(targets);
        } catch (RuntimeException e) {
            DialFailure why = DialFailure.noTarget(e);
            outcome.failing(why);
            outcome.failed(why, why);
            return;
        }
        next();
    }

    private void next() {
        UpstreamTarget target = left.remove();
        try {
            var unused = surroundings
                    .connector()
                    .dial(target, outcome.ear(target))
                    .whenComplete((opened, failure) -> lane.submit(() -> ended(target, opened, failure)));
        } catch (RuntimeException e) {
            failed(target, DialFailure.noTarget(e));
        }
    }

    private void ended(UpstreamTarget target, @Nullable Link opened, @Nullable Throwable failure) {
        if (opened != null) {
            outcome.opened(opened);
        } else {
            failed(target, DialFailure.of(failure));
        }
    }

    private void failed(UpstreamTarget target, DialFailure why) {
        outcome.failing(why);
        DialFailure worst = gravest == null || gravest.fault() == Fault.NETWORK ? why : gravest;
        gravest = worst;
        if (left.isEmpty()) {
            outcome.failed(why, worst);
        } else if (outcome.wanted()) {
            news.passedOver(target.url(), why);
            next();
        }
    }

    /** Who dials. */
    interface Outcome {

        /** Who hears what is said on the connection to a target that is dialled now. */
        LinkListener ear(UpstreamTarget target);

        /** Whether anybody still waits for a connection. */
        boolean wanted();

        /** The target that was dialled last is open. */
        void opened(Link link);

        /** One target did not open. */
        void failing(DialFailure why);

        /** None opened; why the last one did not, and which failure says most about keys and certificates. */
        void failed(DialFailure last, DialFailure gravest);
    }
}
