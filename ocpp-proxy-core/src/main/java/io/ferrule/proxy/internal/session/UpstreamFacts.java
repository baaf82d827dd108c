// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.upstream.UpstreamState;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How it stands with an upstream. Written on the lane, read from any thread. */
final class UpstreamFacts {

    private volatile @Nullable UpstreamTarget target;
    private volatile UpstreamState state = UpstreamState.CONNECTING;
    private volatile UpstreamLeg leg;
    private volatile @Nullable CloseReason closed;

    UpstreamFacts(UpstreamLeg first) {
        leg = first;
    }

    UpstreamState state() {
        return closed == null ? state : UpstreamState.AWAY;
    }

    void state(UpstreamState now) {
        state = now;
    }

    /** The open link. */
    Optional<Link> link() {
        return closed == null ? leg.link() : Optional.empty();
    }

    /** What was dialled last. */
    Optional<UpstreamTarget> target() {
        return Optional.ofNullable(target);
    }

    void target(UpstreamTarget dialled) {
        target = dialled;
    }

    /** The connection that counts, be it open or not. */
    UpstreamLeg leg() {
        return leg;
    }

    void leg(UpstreamLeg another) {
        leg = another;
    }

    /** How the upstream was closed for good, if it was. */
    Optional<CloseReason> closed() {
        return Optional.ofNullable(closed);
    }

    void closed(CloseReason reason) {
        closed = reason;
    }
}
