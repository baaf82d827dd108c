// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Side;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.util.function.Supplier;

/** A session as its upstream sees it. Used on its lane. */
final class UpstreamSide implements UpstreamHost {

    /** Who else is in the session. */
    record Company(Inbound inbound, Conversation conversation, Staff staff, SessionKeeper keeper) {}

    private final Lane lane;
    private final Company company;
    private final Supplier<Ending> ending;

    UpstreamSide(Lane lane, Company company, Supplier<Ending> ending) {
        this.lane = lane;
        this.company = company;
        this.ending = ending;
    }

    @Override
    public LinkListener ear(LegEnd leg) {
        return new Ear(
                Side.CSMS, lane, company.inbound(), leg, company.conversation().ledger()::ofStation);
    }

    @Override
    public void linked(Link link) {
        company.inbound().post().opened(Side.CSMS, link);
    }

    @Override
    public boolean over() {
        return ending.get().over();
    }

    @Override
    public void failing(UpstreamFailure failure) {
        company.staff().tell(failure, company.conversation()::failed);
    }

    @Override
    public CsmsWay way() {
        return company.conversation().way();
    }

    @Override
    public void changed(UpstreamState state) {
        boolean open = state == UpstreamState.OPEN;
        if (open) {
            company.keeper().reached();
        }
        company.staff().tell(state, company.conversation()::failed);
        if (open) {
            way().open();
        } else {
            way().lose();
        }
    }

    @Override
    public Duration away() {
        return company.keeper().away();
    }

    @Override
    public Duration turn() {
        return company.keeper().turn();
    }

    @Override
    public void unreachable() {
        ending.get().goAway("the CSMS cannot be reached");
    }

    @Override
    public void lost(CloseReason reason) {
        ending.get().lost(reason);
    }
}
