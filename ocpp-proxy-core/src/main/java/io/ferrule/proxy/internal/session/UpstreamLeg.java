// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection of an upstream, from before its dial to its end. Late words of an earlier one touch nothing. Changed on the lane,
 * but for what {@link LegEnd} says.
 */
final class UpstreamLeg implements LegEnd, DialRound.Outcome {

    /** How far it has come. */
    enum Phase {
        /** Not dialled. */
        IDLE,
        DIALLING,
        OPEN,
        /** To be given up as soon as nothing is under way. */
        DRAINING,
        /** Closed by us; its end is awaited before there is another. */
        CLOSING
    }

    private final Owner owner;
    private final UpstreamHost host;
    private final UpstreamNews news;
    private volatile @Nullable Link link;
    private volatile @Nullable CloseReason end;
    private Phase phase = Phase.IDLE;

    UpstreamLeg(Owner owner, UpstreamHost host, UpstreamNews news) {
        this.owner = owner;
        this.host = host;
        this.news = news;
    }

    Phase phase() {
        return phase;
    }

    /** The connection once it is open; from any thread. */
    Optional<Link> link() {
        return Optional.ofNullable(link);
    }

    void dialled() {
        phase = Phase.DIALLING;
    }

    void drain() {
        phase = Phase.DRAINING;
    }

    /** Closes what is open, and what a dial under way is going to open. */
    void close(CloseReason reason) {
        phase = Phase.CLOSING;
        shut(reason);
    }

    @Override
    public LinkListener ear(UpstreamTarget target) {
        owner.dials(target);
        return host.ear(this);
    }

    @Override
    public boolean wanted() {
        return owner.wants(this);
    }

    @Override
    public void failing(DialFailure why) {
        if (wanted()) {
            host.failing(why.told());
        }
    }

    @Override
    public void failed(DialFailure last, DialFailure gravest) {
        if (wanted()) {
            phase = Phase.IDLE;
            owner.failed(last, gravest);
        }
    }

    @Override
    public void opened(Link opened) {
        Optional<CloseReason> over = owner.closed().or(() -> Optional.ofNullable(end));
        if (over.isPresent()) {
            opened.close(over.get());
        } else {
            link = opened;
            phase = Phase.OPEN;
            host.linked(opened);
            owner.opened(opened);
        }
    }

    @Override
    public boolean over() {
        return end != null || host.over();
    }

    @Override
    public void overrun() {
        CloseReason reason = CloseReason.ours(CloseReason.POLICY, "too many messages wait");
        link().ifPresent(open -> news.limitBroken(open, reason));
        shut(reason);
    }

    @Override
    public void violated(CloseReason reason) {
        link().ifPresent(open -> news.limitBroken(open, reason));
        gone(reason);
    }

    @Override
    public void gone(CloseReason reason) {
        if (wanted()) {
            end = end == null ? reason : end;
            owner.gone(reason);
        }
    }

    private void shut(CloseReason reason) {
        end = reason;
        link().ifPresent(open -> open.close(reason));
    }

    /** The upstream that it belongs to. */
    interface Owner {

        /** Whether it is the leg that counts; from any thread. */
        boolean wants(UpstreamLeg leg);

        /** How the upstream was closed, if it was. */
        Optional<CloseReason> closed();

        /** This target is dialled now. */
        void dials(UpstreamTarget target);

        /** None opened. */
        void failed(DialFailure last, DialFailure gravest);

        void opened(Link link);

        void gone(CloseReason reason);
    }
}
